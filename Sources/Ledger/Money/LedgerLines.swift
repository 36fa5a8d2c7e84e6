public import Accountability
import Reckoning

/// The movements of money in columns: a row of a few bytes for each part of a movement, so that the
/// balances of millions can be drawn as at any day and as known at any moment.
///
/// Rows share their *shape*, which decides the accounts, so the accounts are worked out once for
/// each shape and not for each row.
public struct LedgerLines: Sendable {
    /// The funds, in the order in which they were opened.
    public private(set) var funds: [FundRecord] = []
    /// The different shapes of the rows.
    public private(set) var shapes: [MovementShape] = []
    /// The place among the funds of each shape's fund.
    private(set) var fundOfShape: [Int] = []
    private var placeOfFund: [FundID: Int] = [:]
    private var placeOfShape: [MovementShape: Int] = [:]

    private var shapeColumn: [UInt32] = []
    private var dayColumn: [Int32] = []
    private var amountColumn: [Int64] = []
    private var sequenceColumn: [Int64] = []
    private var momentColumn: [Int64] = []

    /// Nothing has moved.
    public init() {}

    /// How many rows there are.
    public var count: Int { shapeColumn.count }

    /// A fund is known.
    func knows(_ fund: FundID) -> Bool { placeOfFund[fund] != nil }

    /// Makes a fund known, in which money can move from now on.
    mutating func open(_ fund: FundRecord) {
        guard placeOfFund.updateValue(funds.count, forKey: fund.fund) == nil else {
            preconditionFailure("a fund is opened once")
        }
        funds.append(fund)
    }

    /// The place of a shape, which is new or not; its fund is known.
    mutating func place(of shape: MovementShape) -> Int {
        if let place = placeOfShape[shape] { return place }
        guard let fund = placeOfFund[shape.fund] else {
            preconditionFailure("a fund is opened before its money moves")
        }
        placeOfShape[shape] = shapes.count
        shapes.append(shape)
        fundOfShape.append(fund)
        return shapes.count - 1
    }

    /// Adds a row. Rows of one movement stand together.
    mutating func append(_ row: LedgerRow) {
        shapeColumn.append(UInt32(row.shape))
        dayColumn.append(Int32(row.day))
        amountColumn.append(row.pence)
        sequenceColumn.append(row.sequence)
        momentColumn.append(row.moment)
    }

    /// Adds the rows of a movement, whose fund is known.
    mutating func append(_ movement: Movement, _ circumstance: Circumstance) {
        for line in movement.lines {
            append(
                LedgerRow(
                    shape: place(of: movement.shape(of: line)), day: movement.day.number,
                    pence: line.amount.pence * movement.sign, sequence: circumstance.sequence,
                    moment: circumstance.at.milliseconds))
        }
    }

    /// Hands over the rows that a view shows, in the order in which they were added.
    func visit(_ view: LedgerView, _ body: (LedgerRow) -> Void) {
        let isShown = fundOfShape.map { view.scope.includes(funds[$0]) }
        let lastDay = Int32(clamping: view.day?.number ?? .max)
        let lastSequence = view.knowledge.lastSequence
        let lastMoment = view.knowledge.lastMoment
        for place in shapeColumn.indices {
            let shape = Int(shapeColumn[place])
            guard dayColumn[place] <= lastDay, sequenceColumn[place] <= lastSequence,
                momentColumn[place] <= lastMoment, isShown[shape]
            else { continue }
            body(
                LedgerRow(
                    shape: shape, day: Int(dayColumn[place]), pence: amountColumn[place],
                    sequence: sequenceColumn[place], moment: momentColumn[place]))
        }
    }
}

/// One part of a movement in columns.
struct LedgerRow {
    /// The place of its shape.
    let shape: Int
    /// The day it counts for.
    let day: Int
    /// The amount, negative when it takes another back.
    let pence: Int64
    /// The number of the fact.
    let sequence: Int64
    /// When the fact was recorded, in milliseconds.
    let moment: Int64
}

extension LedgerLines {
    /// The movements that the books hold.
    public init(_ books: Books) {
        for fund in books.everyFund {
            open(fund.record)
            for entry in fund.movements { append(entry.movement, entry.circumstance) }
        }
    }
}
