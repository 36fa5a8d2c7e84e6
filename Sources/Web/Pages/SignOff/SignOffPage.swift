import Accountability
import Forms
import Reckoning

/// How the sign-off stands: who has signed on what grounds, and what is to be done next.
struct SignOffPage {
    let at: ReturnVisit
    var problems: [FieldProblem] = []

    init(_ at: ReturnVisit, problems: [FieldProblem] = []) {
        self.at = at
        self.problems = problems
    }

    var page: Page {
        Page(
            title: "Sign-off", crumbs: at.crumbs, hasProblems: !problems.isEmpty,
            main: """
                \(.summary(problems))
                \(at.heading("Sign-off"))
                \(at.statusLine)
                \(at.deadline.map(\.html))
                \(sending)
                <ol class="chain">\(at.form.signOff.map { step($0) })</ol>
                \(submitting)
                \(takingBack)
                """)
    }

    private var sending: Html {
        guard at.entry.stage == .open else { return .nothing }
        if let declined = lastDeclined, !at.entry.signatures.contains(where: \.isValid) {
            return "\(declined)\(ready)"
        }
        return ready
    }

    /// The last refusal to sign, until the return is sent again.
    private var lastDeclined: Html? {
        guard let event = at.entry.events.last, event.isDeclined else { return nil }
        return """
            <div class="finding"><p><strong>\(event.what)</strong></p>\(.quoted(event.reason))\
            <p class="hint">\(at.visit.signed(event.circumstance))</p></div>
            """
    }

    private var ready: Html {
        guard at.isReady else {
            return """
                <p class="inset">You can send the return for sign-off when every section is \
                completed, \
                no errors are left and every query is explained. \
                <a href="\(ReturnRoute.taskList.path(at.id))">See what is left to do</a></p>
                """
        }
        guard at.may(ReturnRoute.send) else {
            return "<p class=\"inset\">The return is ready to be sent for sign-off.</p>"
        }
        return button(.send, "Send for sign-off", "It is locked until it is signed or taken back.")
    }

    private func button(_ route: ReturnRoute, _ words: String, _ hint: String) -> Html {
        """
        <form class="panel" method="post" action="\(route.path(at.id))">\(at.visit.tokenField)
        <p>\(hint)</p><button class="button" type="submit">\(words)</button></form>
        """
    }

    private func step(_ step: SignOffStep) -> Html {
        let signatures = at.entry.signatures.filter { $0.step == step.id }
        let isNext =
            at.entry.stage == .awaitingSignOff
            && at.entry.nextStep(of: at.form)?.id == step.id
        return """
            <li><h2>\(step.title)</h2>
            <p>\(status(step, isNext)) <span class="hint">\(ways(step))</span></p>
            \(count(step))\(signatories(step))
            \(signatures.isEmpty ? .nothing : list(signatures))
            \(isNext ? readAndSign(step) : .nothing)
            \(ratifying(step, signatures))</li>
            """
    }

    /// How many of the named signatories have signed, while they are signing.
    private func count(_ step: SignOffStep) -> Html {
        let given = at.entry.signatures.count {
            $0.isValid && $0.step == step.id && $0.basis == .signatories
        }
        guard given > 0, step.signatories > 1 else { return .nothing }
        return "<p>\(given) of \(step.signatories.of("signature")) given.</p>"
    }

    /// Who can sign the step, by name, and who of them has prepared the return and so may not.
    private func signatories(_ step: SignOffStep) -> Html {
        guard !at.entry.isSigned(step) else { return .nothing }
        let officers = at.officers(step.roles)
        guard !officers.isEmpty else {
            return "<p class=\"inset\">Nobody can sign this step yet. Ask your administrator.</p>"
        }
        let preparers = at.entry.preparers
        let names = officers.map { officer in
            at.name(officer) + (preparers.contains(officer) ? " (prepared it, so may not)" : "")
        }
        return .hint("Can sign: \(names.joined(separator: ", ")).")
    }

    private func status(_ step: SignOffStep, _ isNext: Bool) -> Html {
        if at.entry.isSigned(step) { return .tag("Signed", .plain) }
        return isNext
            ? .tag("To be signed", .active) : "<span class=\"blocked\">Cannot start yet</span>"
    }

    private func ways(_ step: SignOffStep) -> String {
        step.bases.map { basis in
            basis == .signatories ? "by \(step.signatories) named signatories" : basis.inWords
        }.joined(separator: ", or ").capitalisedFirst
    }

    private func list(_ signatures: [Signature]) -> Html {
        "<ul class=\"signatures\">\(signatures.map { line($0) })</ul>"
    }

    /// The meeting of a signature, its ratification, and what made it void.
    private func happened(_ signature: Signature) -> [String] {
        [
            signature.meeting.map { "Meeting of \($0.date.inWords), minute \($0.minute)" },
            signature.ratified.map { "Ratified on \($0.date.inWords), minute \($0.minute)" },
            signature.voidedBy.map {
                "Void since \($0.at.inWords), by what \(at.name($0.by)) did"
            },
        ].compactMap { $0 }
    }

    private func line(_ signature: Signature) -> Html {
        let due: Html =
            signature.awaitsRatification
            ? "<p>\(.tag("Ratification due", .attention))</p>" : .nothing
        return """
            <li\(attribute: "class", signature.isValid ? nil : "void")><p>\
            \(signature.isValid ? .nothing : .tag("Void", .attention)) \
            \(at.signatory(signature)), \
            \(signature.basis.inWords), \(signature.circumstance.at.inWords)</p>
            \(happened(signature).map { .hint("\($0)") })\
            \(due)
            <p class="hint">Signed content <code>\(signature.content.short)</code></p></li>
            """
    }

    private func readAndSign(_ step: SignOffStep) -> Html {
        let roles = step.roles
        let mine = at.visit.officer?.holds(roles, for: at.context.organisation.id) ?? false
        guard mine else { return .nothing }
        return
            "<p><a class=\"button\" href=\"\(ReturnRoute.review.path(at.id))\">Read and sign</a></p>"
    }

    private func ratifying(_ step: SignOffStep, _ signatures: [Signature]) -> Html {
        let roles = step.roles
        guard signatures.contains(where: \.awaitsRatification),
            at.visit.officer?.holds(roles, for: at.context.organisation.id) ?? false
        else { return .nothing }
        return """
            <form method="post" action="\(ReturnRoute.ratify.path(at.id, step.id))" novalidate>
            \(at.visit.tokenField)\(MeetingFields(at.visit.fields, legend: "The meeting that ratified it").html)
            <div class="actions"><button class="button" type="submit">Record that it was ratified\
            </button></div></form>
            """
    }

    private var submitting: Html {
        switch at.entry.stage {
        case .submitted:
            return "<p><a href=\"\(ReturnRoute.receipt.path(at.id))\">See the receipt</a></p>"
        case .awaitingSignOff:
            guard at.entry.nextStep(of: at.form) == nil, at.may(ReturnRoute.submit) else {
                return .nothing
            }
            return button(
                .submit, "Submit to the department", "Everyone has signed what stands here now.")
        case .open: return .nothing
        }
    }

    private var takingBack: Html {
        guard at.entry.stage == .awaitingSignOff, at.may(ReturnRoute.takeBack) else {
            return .nothing
        }
        return """
            <details class="decline"><summary>Take it back to change something</summary>
            <form method="post" action="\(ReturnRoute.takeBack.path(at.id))" \
            novalidate>\(at.visit.tokenField)
            <p>Signatures given so far become void.</p>
            <label class="title" for="reason">Why is it taken back?</label>
            <textarea id="reason" name="reason" \
            rows="3">\(at.visit.fields["reason"] ?? "")</textarea>
            <div class="actions"><button class="button danger" type="submit">Take it \
            back</button></div>
            </form></details>
            """
    }
}
