internal import Reckoning

extension Movement {
    /// The movement as it is kept. Written out by hand, because there are a great many of them.
    var record: CanonicalRecord {
        CanonicalRecord([
            "kind": .text(Self.factKind), "movement": id.canonical, "fund": fund.canonical,
            "as": .text(kind.rawValue), "day": .text("\(day)"),
            "lines": .list(lines.map(\.canonical)), "text": .text(text),
            "reference": reference.map { .text($0) }, "decision": decision?.canonical,
            "resolution": resolution.map { .text($0) }, "drawdown": drawdown?.canonical,
            "reverses": reverses?.canonical, "originally": originally.map { .text("\($0)") },
        ])
    }

    /// The kind of the fact that a movement is kept as.
    public static let factKind = "moneyMoved"

    init?(_ fields: FactFields) {
        guard let id: MovementID = fields.identifier("movement"),
            let fund: FundID = fields.identifier("fund"),
            let kind = fields.text("as").flatMap({ MovementKind(rawValue: $0) }),
            let day = fields.day("day"), let text = fields.text("text"),
            let kept = fields.record["lines"]?.list
        else { return nil }
        let lines = kept.compactMap { MovementLine(canonical: $0) }
        guard lines.count == kept.count else { return nil }
        self.init(id, in: fund, kind, on: day, lines: lines, text: text)
        reference = fields.text("reference")
        decision = fields.identifier("decision")
        resolution = fields.text("resolution")
        drawdown = fields.identifier("drawdown")
        reverses = fields.identifier("reverses")
        originally = fields.day("originally")
    }
}

extension MovementLine {
    var canonical: CanonicalValue {
        .record(
            CanonicalRecord([
                "initiative": initiative?.canonical, "amount": .whole(amount.pence),
                "category": category.map { .text($0) }, "to": to?.canonical,
            ]))
    }

    init?(canonical: CanonicalValue) {
        guard let record = canonical.record, let pence = record["amount"]?.whole else { return nil }
        let fields = FactFields(record)
        self.init(
            Money(pence: pence), for: fields.identifier("initiative"),
            category: fields.text("category"), to: fields.identifier("to"))
    }
}
