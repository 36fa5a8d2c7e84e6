public import Accountability
public import Documents
public import Forms
public import Reckoning

/// A made-up nation: the authorities of a register answer a form quarter after quarter, some late,
/// some not at all, some for each other. One seed gives the same nation every time.
public struct Nation: Sendable {
    /// What everything is thrown from.
    public let seed: UInt64
    /// The register of authorities.
    public let authorities: [AuthorityRecord]
    /// The body that collects.
    public let owner: OrganisationID
    /// Who sets collections up and looks at returns.
    public let analyst: OfficerID
    /// Who registers bodies and officers.
    public let administrator: OfficerID
    /// The rounds of the collection, the earliest first.
    public let rounds: [NationRound]
    /// Which authorities give one return together, while both exist.
    public var together: [JointArrangement] = []
    /// The authorities whose returns somebody else plays: they are asked, and nothing is made up.
    public var playedElsewhere: Set<OrganisationID> = []
    /// The authorities that need not answer some rounds, and why, by the round's form.
    public var exempted: [String: [OrganisationID: String]] = [:]

    /// How many of each fate there are in a round; nil where the dice say it.
    public var quota: NationQuota?

    /// A nation that answers rounds of a collection.
    public init(
        seed: UInt64, authorities: [AuthorityRecord], owner: OrganisationID, analyst: OfficerID,
        administrator: OfficerID, rounds: [NationRound]
    ) {
        self.seed = seed
        self.authorities = authorities
        self.owner = owner
        self.analyst = analyst
        self.administrator = administrator
        self.rounds = rounds
    }

    /// An officer of an authority who holds a role: `e08000035-finance`.
    public static func officer(_ role: Role, of authority: OrganisationID) -> OfficerID {
        OfficerID("\(authority.text.lowercased())-\(role.rawValue)")
    }
}

/// Authorities that give one return together in every round in which all of them exist.
public struct JointArrangement: Sendable {
    /// Who gives the return.
    public let lead: OrganisationID
    /// Whom it answers for besides.
    public let covers: [OrganisationID]
    /// Why.
    public let reason: String

    /// The arrangements of a table with the columns `lead`, `covers` and `reason`.
    public static func all(in table: CSVTable) -> [JointArrangement] {
        guard let lead = table.column("lead"), let covers = table.column("covers"),
            let reason = table.column("reason")
        else { return [] }
        return table.rows.map { row in
            JointArrangement(
                lead: OrganisationID(row.field(lead)),
                covers: row.field(covers).split(separator: ";").map { OrganisationID(String($0)) },
                reason: row.field(reason))
        }
    }
}

/// One round of the collection: the form of a quarter and the dates around it.
public struct NationRound: Sendable {
    /// The form.
    public let form: Form
    /// Its definition, as it is kept.
    public let definition: CanonicalValue
    /// The days and times of the round.
    public let dates: CollectionDates

    /// The collection's identifier, the same as the form's.
    public var collection: CollectionID { CollectionID(form.id) }

    /// The day at whose end the collection is locked.
    public var locks: Day {
        WorkingCalendar.england.day(14, workingDaysAfter: dates.closes.onLondonClock.day)
    }

    /// The day on which its figures come out.
    public var isOut: Day { WorkingCalendar.england.day(4, workingDaysAfter: locks) }

    /// The round of a form; it opens on the first working day after its period, is due when the
    /// form says, and closes five working days later.
    public init(_ definition: DefinitionNode) throws(WrongDefinition) {
        self.definition = definition.canonical
        form = try Form(definition: definition)
        let opens = WorkingCalendar.england.day(1, workingDaysAfter: form.period.to)
        let due = form.due ?? Self.due(after: form.period)
        dates = CollectionDates(
            CollectionID(form.id), opens: Instant(opens, hour: 8), due: due,
            closes: Self.midday(
                WorkingCalendar.england.day(5, workingDaysAfter: due.onLondonClock.day)))
    }

    /// The round of the same form in another quarter; nothing is carried over when there is no
    /// round before.
    public init(
        _ template: DefinitionNode, series: String, in quarter: Period, hasPrevious: Bool
    ) throws(WrongDefinition) {
        let before = Period.quarter(of: quarter.from.adding(days: -1))
        try self.init(
            template.moved(
                to: quarter, as: Self.name(of: quarter, in: series),
                after: hasPrevious ? Self.name(of: before, in: series) : nil,
                due: Self.due(after: quarter)))
    }

    /// The form of a quarter: `ibcf-2017-18-q2`.
    private static func name(of quarter: Period, in series: String) -> String {
        let year = FinancialYear(of: quarter.from)
        let number = (1...4).first { year.quarter($0) == quarter } ?? 1
        return "\(series)-\(year)-q\(number)"
    }

    /// Midday on the third Friday after a quarter, or on the working day before it.
    private static func due(after quarter: Period) -> Instant {
        let first = Month(of: quarter.to).adding(months: 1).first
        // 2 January 1970 was a Friday.
        let fridays = (0..<7).map { first.adding(days: $0) }.first { ($0.number - 1) % 7 == 0 }
        let after = (fridays ?? first).adding(days: 15)
        let third = WorkingCalendar.england.day(1, workingDaysBefore: after)
        return midday(third)
    }

    private static func midday(_ day: Day) -> Instant {
        Instant(london: "\(day) 12:00") ?? Instant(day, hour: 12)
    }
}
