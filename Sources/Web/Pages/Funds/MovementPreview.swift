import Accountability
import Ledger
import Reckoning

/// What a movement would do, before it is entered.
struct MovementPreview {
    let on: MovementForm
    let kind: MovementKind
    /// The movement and what it brings along.
    let movements: [Movement]
    /// The fund as it would be.
    let after: Fund

    init(_ on: MovementForm, _ kind: MovementKind, _ facts: [Fact], at circumstance: Circumstance) {
        self.on = on
        self.kind = kind
        var after = on.fund
        var movements: [Movement] = []
        for case .fund(let fact) in facts {
            after.apply(fact, circumstance)
            if case .moved(let movement) = fact { movements.append(movement) }
        }
        self.after = after
        self.movements = movements
    }

    private var visit: Visit { on.visit }

    var page: Page {
        Page(
            title: "Check before entering", crumbs: on.crumbs,
            main: """
                <h1><span class="above">\(on.fund.record.title)</span>Check before entering</h1>
                <p class="lead">\(sentence)</p>
                \(movements.isEmpty ? .nothing : postings)
                \(changes)
                \(form)
                """)
    }

    private var sentence: String {
        guard let first = movements.first else { return "It is entered already." }
        let along = movements.dropFirst().map { next in
            next.reverses == nil
                ? " It goes into the programme at once."
                : " It is taken back by itself on \(next.day.inWords)."
        }
        return "\(first.kind.title) of \(first.amount.inWords) on \(first.day.inWords): "
            + "\(first.text).\(along.joined())"
    }

    private var postings: Html {
        let rows = movements.flatMap { movement in
            movement.postings.map { posting -> [Html] in
                let gains = posting.amount > .zero
                return [
                    .words(posting.account.standing.title), .words(party(posting.account)),
                    gains ? .money(posting.amount) : "", gains ? "" : .money(-posting.amount),
                    .words(movement.day.inWords),
                ]
            }
        }
        return DataTable(
            caption: "Where the money goes",
            columns: [
                .words("Account"), .words("Initiative"), .figure("Gains"), .figure("Gives"),
                .words("Day"),
            ], rows: rows
        ).html
    }

    private func party(_ account: Account) -> String {
        guard let initiative = account.initiative else { return "The fund" }
        return visit.title(initiative) + (account.category.map { ", \($0)" } ?? "")
    }

    /// The figures that would be others, now and then.
    private var changes: Html {
        let before = figures(on.fund)
        let rows = zip(before, figures(after)).filter { $0.0.amount != $0.1.amount }.map {
            [.words($0.0.words), .money($0.0.amount), .money($0.1.amount)] as [Html]
        }
        guard !rows.isEmpty else { return .nothing }
        return DataTable(
            caption: "What changes",
            columns: [.words("Figure"), .figure("Now"), .figure("Then")], rows: rows
        ).html
    }

    private func figures(_ fund: Fund) -> [(words: String, amount: Money)] {
        let ids = Set(movements.flatMap(\.lines).flatMap { [$0.initiative, $0.to] })
            .compactMap(\.self).sorted { $0.text < $1.text }
        let own = ids.flatMap { id -> [(words: String, amount: Money)] in
            let position = fund.position(of: id)
            return [
                ("approved", position.approved), ("drawn down", position.drawn),
                ("released", position.released), ("spent", position.outturn),
                ("released and not spent", position.unspent), ("returned", position.returned),
                ("ordered", position.committed),
            ].map { ("\(visit.title(id)): \($0.0)", $0.1) }
        }
        return [
            ("Given to the fund", fund.allocated),
            ("In the programme and promised to nobody", fund.uncommitted),
        ] + own
    }

    /// Carries everything that was typed, so that it can be entered or changed.
    private var form: Html {
        let kept = visit.fields.pairs.filter {
            !["token", "form", "entry", "step", "back"].contains($0.name)
        }.map { Html.carrying($0.name, $0.value) }
        let back: Html = """
            <button class="button secondary" type="submit" name="back" value="yes">Change it</button>
            """
        return on.form.html(
            "Enter the movement", others: back, kept.joined() + .carrying("step", "enter"))
    }
}
