import Accountability
import Duties
import Ledger
import Reckoning

/// What waits about each organisation's things, kept until something is recorded or the day ends.
actor DutyShelf {
    private var sequence: Int64 = -1
    private var day = Day(number: 0)
    private var duties: [OrganisationID: [Duty]] = [:]

    /// What waits at some organisations, what is due first first.
    func duties(
        of organisations: Set<OrganisationID>, _ books: Books, on today: Day
    ) -> [Duty] {
        if (sequence, day) != (books.sequence, today) {
            (sequence, day, duties) = (books.sequence, today, [:])
        }
        let due = WhatFallsDue(books, on: today)
        return organisations.flatMap { organisation in
            if let kept = duties[organisation] { return kept }
            let found = due.duties(of: organisation)
            duties[organisation] = found
            return found
        }.sorted()
    }
}
