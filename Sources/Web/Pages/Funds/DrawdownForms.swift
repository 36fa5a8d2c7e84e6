import Accountability
import Ledger
import Reckoning

/// What may be done with a drawdown as it stands, by whoever looks at it.
struct DrawdownForms {
    let on: DrawdownPage

    init(_ on: DrawdownPage) {
        self.on = on
    }

    private var visit: Visit { on.visit }
    private var drawdown: Drawdown { on.drawdown }

    var html: Html {
        guard drawdown.withdrawn == nil else { return .nothing }
        let forms =
            visit.may(FundRoute.approveDrawdown, for: on.owner)
            ? (drawdown.approved == nil ? approving : releasing) + holding : .nothing
        let asked =
            visit.may(FundRoute.withdrawDrawdown, for: on.owner) && drawdown.approved == nil
            ? withdrawing : .nothing
        return forms + asked
    }

    private func form(_ name: String, _ route: FundRoute) -> PlainForm {
        PlainForm(visit, name, to: route.path(on.fund.id.text, drawdown.id.text))
    }

    /// Somebody else than who asked approves.
    private var approving: Html {
        let form = form("approve", .approveDrawdown)
        guard drawdown.requested.by != visit.officer?.id else {
            return """
                <h2>Approve</h2><p>You asked for this drawdown, so another finance officer \
                approves it.</p>
                """
        }
        return """
            <h2>Approve</h2><p>Approving draws \(drawdown.amount.inWords) from the fund, and gives \
            authority to spend it where that is not given yet.</p>
            \(form.html("Approve the drawdown", .nothing))
            """
    }

    /// The lines that have something left, and whose condition allows it.
    private var releasable: [DrawdownLine] {
        drawdown.request.lines.filter { line in
            left(of: line) > .zero
                && drawdown.condition(of: line.initiative)?.allowsRelease ?? true
        }
    }

    private func left(of line: DrawdownLine) -> Money {
        line.amount - drawdown.released(to: line.initiative)
    }

    private var releasing: Html {
        guard drawdown.releasedAmount < drawdown.amount else { return .nothing }
        let form = form("release", .releaseDrawdown)
        let lines = releasable
        guard drawdown.held == nil, !lines.isEmpty || form.isBack else {
            return """
                <h2 id="release">Release money</h2>
                <p>\(drawdown.held == nil ? "What is left waits on conditions." : "It is held.")</p>
                """
        }
        let options = lines.map { line in
            (
                value: line.initiative.text,
                words: "\(visit.title(line.initiative)): \(left(of: line).inWords) left"
            )
        }
        let first = lines.count == 1 ? lines[0] : nil
        let fields =
            form.choice("initiative", "Initiative", options, first?.initiative.text ?? "")
            + form.amount("amount", "Amount", first.map { left(of: $0) })
            + form.day("day", "Day it counts for", visit.today)
            + form.line("text", "Description (optional)")
        return "<h2>Release money</h2>\(rules)\(form.html("Release the money", fields))"
    }

    /// The initiatives' own rules for the next tranche.
    private var rules: Html {
        let rules = releasable.compactMap { line in
            visit.books.initiative(line.initiative)?.releaseRule.map { (line.initiative, $0) }
        }
        let items = rules.map { id, rule -> Html in
            "<li>\(visit.title(id)): \(rule.words)</li>"
        }
        return items.isEmpty ? .nothing : "<ul>\(items)</ul>"
    }

    private var holding: Html {
        if drawdown.held != nil {
            let form = form("resume", .resumeDrawdown)
            return "<h2>Resume</h2>\(form.html("Resume the drawdown", .nothing))"
        }
        let form = form("hold", .holdDrawdown)
        return .folded(
            "Hold the drawdown", isOpen: form.isBack,
            form.html("Hold", isGrave: true, form.text("reason", "Why is it held?", rows: 2)))
    }

    private var withdrawing: Html {
        let form = form("withdraw", .withdrawDrawdown)
        return .folded(
            "Withdraw the request", isOpen: form.isBack,
            form.html("Withdraw", isGrave: true, form.text("reason", "Why?", rows: 2)))
    }
}
