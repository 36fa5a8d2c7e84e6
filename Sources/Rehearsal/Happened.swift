public import Accountability
public import Forms

/// A fact of the past that a rehearsal starts from, and whose act it was.
public struct Happened: Hashable, Sendable {
    /// What happened.
    public let fact: Fact
    /// Whose act it was.
    public let by: OfficerID

    /// A fact and whose act it was.
    public init(_ fact: Fact, by: CastMember = Cast.programme) {
        self.fact = fact
        self.by = by.id
    }

    /// Ashby's small return was opened.
    public static let opened = Happened(
        .return(
            .opened(
                Stage.smallReturn, Stage.smallCollection, Cast.ashby.id, form: "small-q2",
                previous: nil)))

    /// An answer of it was given.
    public static func answered(
        _ key: String, _ answer: Answer?, by member: CastMember = Cast.programme
    ) -> Happened {
        Happened(
            .return(.answerGiven(Stage.smallReturn, Stage.key(key), answer, .web)), by: member)
    }

    /// A row was added to its table.
    public static func rowAdded(_ row: Int, token: String? = nil) -> Happened {
        Happened(.return(.rowAdded(Stage.smallReturn, table: "A2", row: row, token: token)))
    }

    /// A section was marked complete.
    public static func completed(_ section: String) -> Happened {
        Happened(.return(.sectionCompleted(Stage.smallReturn, section: section)))
    }

    /// What a small return without findings holds.
    public static let filledIn: [Happened] = [
        .opened, .answered("A1", .text("All went well")), .answered("B1", .number(10)),
        .answered("B2", .number(12)),
    ]

    /// The same, with every section marked complete.
    public static let complete = filledIn + [.completed("A"), .completed("B")]
}
