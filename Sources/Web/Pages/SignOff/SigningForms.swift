import Accountability
import Forms
import Ledger
import Reckoning

/// The forms with which a signatory signs the step that is next, or declines.
struct SigningForms {
    let at: ReturnVisit

    init(_ at: ReturnVisit) {
        self.at = at
    }

    var html: Html {
        guard at.entry.stage == .awaitingSignOff, let step = at.entry.nextStep(of: at.form) else {
            return "<p><a href=\"\(ReturnRoute.signOff.path(at.id))\">Go to sign-off</a></p>"
        }
        let roles = step.roles
        guard at.visit.officer?.holds(roles, for: at.context.organisation.id) ?? false else {
            return """
                <h2>Sign-off</h2><p>\(step.title) is next. \
                <a href="\(ReturnRoute.signOff.path(at.id))">Go to sign-off</a></p>
                """
        }
        return "<h2>\(step.title)</h2>\(signing(step))\(declining(step))"
    }

    private func signing(_ step: SignOffStep) -> Html {
        let bases =
            step.bases.count == 1 ? .carrying("basis", step.bases[0].rawValue) : choices(step)
        return """
            <form method="post" action="\(ReturnRoute.sign.path(at.id, step.id))" novalidate>
            \(at.visit.tokenField)\(.carrying("seen", at.context.content.hexadecimal))
            \(bases)
            \(step.bases.contains(.meeting) ? MeetingFields(at.visit.fields).html : .nothing)
            <p>I have read this return, with the fingerprint \
            <code>\(at.context.content.short)</code>, and agree that it is submitted.</p>
            <div class="actions"><button class="button" type="submit">Sign</button></div></form>
            """
    }

    private func choices(_ step: SignOffStep) -> Html {
        let radios = step.bases.enumerated().map { position, basis -> Html in
            let id = position == 0 ? "basis" : "basis-\(position)"
            let isChosen = at.visit.fields["basis"] == basis.rawValue
            return """
                <div class="choice"><input type="radio" id="\(id)" name="basis" \
                value="\(basis.rawValue)"\(flag: "checked", isChosen)>\
                <label for="\(id)">\(basis.inWords.capitalisedFirst)</label></div>
                """
        }
        return "<fieldset><legend>On what grounds is it signed?</legend>\(radios)</fieldset>"
    }

    private func declining(_ step: SignOffStep) -> Html {
        """
        <details class="decline"><summary>Decline to sign</summary>
        <form method="post" action="\(ReturnRoute.decline.path(at.id, step.id))" novalidate>
        \(at.visit.tokenField)<p>The return is opened again for whoever prepares it, and \
        signatures \
        given so far become void.</p>
        <label class="title" for="reason">Why do you decline?</label>
        <textarea id="reason" name="reason" rows="3">\(at.visit.fields["reason"] ?? "")</textarea>
        <div class="actions"><button class="button danger" \
        type="submit">Decline</button></div></form>
        </details>
        """
    }
}

/// The day of a meeting and its minute.
struct MeetingFields {
    let fields: FormFields
    let legend: String

    init(_ fields: FormFields, legend: String = "The meeting, if it was agreed at one") {
        self.fields = fields
        self.legend = legend
    }

    var html: Html {
        """
        <fieldset class="meeting"><legend>\(legend)</legend>
        <p class="hint" id="meeting-hint">For example, 12 10 2017</p>
        <div class="together">\(part("day", "Day"))\(part("month", "Month"))\
        \(part("year", "Year"))</div>
        <label class="title" for="minute">Minute</label>
        <p class="hint" id="minute-hint">The number or heading of the minute</p>
        <input type="text" id="minute" name="minute" class="width-text" \
        aria-describedby="minute-hint" \
        value="\(fields["minute"] ?? "")"></fieldset>
        """
    }

    private func part(_ name: String, _ words: String) -> Html {
        """
        <div><label for="\(name)">\(words)</label><input type="text" id="\(name)" name="\(name)" \
        class="width-\(name == "year" ? "year" : "day")" inputmode="numeric" \
        aria-describedby="meeting-hint" value="\(fields[name] ?? "")"></div>
        """
    }

    /// The meeting, nil when nothing was typed.
    func meeting() throws(FieldFault) -> Meeting? {
        let texts = ["day", "month", "year"].map { Self.trimmed(fields[$0]) }
        let minute = Self.trimmed(fields["minute"])
        if texts.allSatisfy(\.isEmpty), minute.isEmpty { return nil }
        guard let day = Int(texts[0]), let month = Self.month(texts[1]), let year = Int(texts[2]),
            let date = Day(year: year, month: month, day: day)
        else {
            throw FieldFault(field: "day", message: "Enter the day of the meeting as a real date")
        }
        guard !minute.isEmpty else {
            throw FieldFault(field: "minute", message: "Enter the minute of the meeting")
        }
        return Meeting(date: date, minute: minute)
    }

    private static func trimmed(_ text: String?) -> String {
        String((text ?? "").drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }

    private static func month(_ text: String) -> Int? {
        if let number = Int(text) { return number }
        guard text.count >= 3 else { return nil }
        let lower = text.lowercased()
        return Day.months.firstIndex { $0.lowercased().hasPrefix(lower) }.map { $0 + 1 }
    }
}

/// A field whose content cannot be used.
struct FieldFault: Error {
    let field: String
    let message: String
}
