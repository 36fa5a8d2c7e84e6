public import Accountability
public import Ledger
public import Reckoning

/// Everything in the books that waits for somebody on a day: the one place from which the page, the
/// letters, the calendar and the command line know it.
public struct WhatFallsDue: Sendable {
    let books: Books
    let today: Day
    let calendar: WorkingCalendar

    /// How many days ahead something that is due on a day is seen.
    static let daysAhead = 28

    /// What waits on a day, as the books stand.
    public init(_ books: Books, on day: Day, calendar: WorkingCalendar = .england) {
        self.books = books
        today = day
        self.calendar = calendar
    }

    /// Everything, for whomever it waits; what is due first comes first.
    public var everything: [Duty] {
        books.everyOrganisation.flatMap { duties(of: $0.id) }.sorted()
    }

    /// What waits about things of one organisation; what is due first comes first.
    public func duties(of organisation: OrganisationID) -> [Duty] {
        (returns(of: organisation) + collections(of: organisation) + money(of: organisation)
            + initiatives(of: organisation) + decisions(of: organisation)).sorted()
    }

    /// The day is near enough for something due on it to be seen.
    func isNear(_ day: Day) -> Bool { day <= today.adding(days: Self.daysAhead) }

    static func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
        "\(number) \(number == 1 ? one : many ?? one + "s")"
    }
}

/// What waits for one officer, and what waits for others around the officer.
public struct PersonalDuties: Hashable, Sendable {
    /// What waits for the officer.
    public let needed: [Duty]
    /// What waits for others, where the officer may know of it.
    public let waiting: [Duty]

    /// An officer's part of what waits at the organisations that the officer works for.
    public init(_ duties: [Duty], of officer: Officer) {
        needed = duties.filter { $0.waits(for: officer) }
        waiting = duties.filter {
            !$0.waits(for: officer) && officer.holds(Self.observers, for: $0.organisation)
        }
    }

    static let observers: Set<Role> = [
        .lead, .programme, .finance, .board, .governance, .auditor, .analyst, .chaser,
    ]
}
