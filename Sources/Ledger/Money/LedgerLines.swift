public import Accountability
import Reckoning

/// The movements of money as rows: a few bytes for each part of a movement, so that the
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

    /// The rows in blocks, so that a long book is never copied to grow.
    private var blocks: [[LedgerRow]] = []
    /// How many rows there are.
    public private(set) var count = 0

    /// Nothing has moved.
    public init() {}

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
        if count % Self.rowsInBlock == 0 {
            blocks.append([])
            blocks[blocks.count - 1].reserveCapacity(Self.rowsInBlock)
        }
        blocks[blocks.count - 1].append(row)
        count += 1
    }

    private static let rowsInBlock = 16_384

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
        for row in blocks.joined()
        where row.dayNumber <= lastDay && row.sequence <= lastSequence
            && row.moment <= lastMoment && isShown[row.shape]
        {
            body(row)
        }
    }
}

/// One part of a movement, in 32 bytes.
struct LedgerRow {
    private let shapeNumber: UInt32
    fileprivate let dayNumber: Int32
    /// The amount, negative when it takes another back.
    let pence: Int64
    /// The number of the fact.
    let sequence: Int64
    /// When the fact was recorded, in milliseconds.
    let moment: Int64

    /// A row of the shape at a place, for the day of a number.
    init(shape: Int, day: Int, pence: Int64, sequence: Int64, moment: Int64) {
        shapeNumber = UInt32(shape)
        dayNumber = Int32(day)
        self.pence = pence
        self.sequence = sequence
        self.moment = moment
    }

    /// The place of its shape.
    var shape: Int { Int(shapeNumber) }

    /// The day it counts for.
    var day: Int { Int(dayNumber) }
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
