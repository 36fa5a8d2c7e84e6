import Accountability
import Reckoning

/// Draws the months of a statement: first the sum of each shape in each month, then from these, in
/// the order of the months, every part that they belong to.
struct StatementDrawing {
    private let lines: LedgerLines
    private(set) var counting = MovementCount()
    private var parts: [StatementPart: PartDrawing] = [:]

    init(_ lines: LedgerLines) {
        self.lines = lines
    }

    mutating func draw(_ view: LedgerView) {
        let cells = sums(view).sorted { $0.key < $1.key }
        var effects = [[ShapeEffect]](repeating: [], count: lines.shapes.count)
        var drawn: [PartDrawing] = []
        var places: [StatementPart: Int] = [:]
        for cell in cells {
            let shape = cell.key.shape
            if effects[shape].isEmpty {
                effects[shape] = self.effects(of: shape, &places)
                while drawn.count < places.count { drawn.append(PartDrawing()) }
            }
            for effect in effects[shape] {
                drawn[effect.part].take(effect, cell.key.month, cell.value)
            }
        }
        parts = places.mapValues { drawn[$0] }
    }

    /// What each shape comes to in each month.
    private mutating func sums(_ view: LedgerView) -> [ShapeMonth: Int64] {
        var counting = MovementCount()
        var sums: [ShapeMonth: Int64] = [:]
        var months: [Int: Month] = [:]
        lines.visit(view) { row in
            counting.take(row)
            let month: Month
            if let known = months[row.day] {
                month = known
            } else {
                month = Month(of: Day(number: row.day))
                months[row.day] = month
            }
            sums[ShapeMonth(month, row.shape), default: 0] += row.pence
        }
        self.counting = counting
        return sums
    }

    /// What an amount of a shape does to each part it belongs to.
    private func effects(
        of place: Int, _ places: inout [StatementPart: Int]
    ) -> [ShapeEffect] {
        let shape = lines.shapes[place]
        let kind = lines.funds[lines.fundOfShape[place]].kind
        func effect(_ part: StatementPart, _ sign: Int64) -> ShapeEffect {
            let place = places[part] ?? places.count
            places[part] = place
            return ShapeEffect(shape, on: part, at: place, sign: sign)
        }
        var effects = [effect(.kind(kind), 1), effect(.fund(shape.fund), 1)]
        if let initiative = shape.initiative {
            let gives = shape.kind == .virement
            effects.append(effect(.initiative(shape.fund, initiative), gives ? -1 : 1))
        }
        if let receiver = shape.receiver {
            effects.append(effect(.initiative(shape.fund, receiver), 1))
        }
        return effects
    }

    func months(of part: StatementPart) -> [StatementMonth] { parts[part]?.finished ?? [] }

    /// Each fund with its initiatives.
    var funds: [FundAccount] {
        var initiatives: [FundID: [InitiativeAccount]] = [:]
        for (part, drawn) in parts {
            guard case .initiative(let fund, let initiative) = part else { continue }
            initiatives[fund, default: []].append(
                InitiativeAccount(initiative: initiative, months: drawn.finished))
        }
        return lines.funds.sorted { $0.fund.text < $1.fund.text }.compactMap { record in
            let months = months(of: .fund(record.fund))
            guard !months.isEmpty else { return nil }
            let known = initiatives[record.fund] ?? []
            return FundAccount(
                record: record, months: months,
                initiatives: known.sorted { $0.initiative.text < $1.initiative.text })
        }
    }
}

/// A shape in a month, ordered by month.
private struct ShapeMonth: Hashable, Comparable {
    private let both: UInt64

    init(_ month: Month, _ shape: Int) {
        both = UInt64(month.number) << 32 | UInt64(shape)
    }

    var month: Int { Int(both >> 32) }
    var shape: Int { Int(both & 0xFFFF_FFFF) }

    static func < (left: ShapeMonth, right: ShapeMonth) -> Bool { left.both < right.both }
}

/// What has months of its own in a statement.
enum StatementPart: Hashable {
    case kind(FundKind)
    case fund(FundID)
    case initiative(FundID, InitiativeID)
}
