import Accountability
import Clerk
import Forms
import Foundation
import Ledger
import Nation
import Reckoning
import Web

/// What comes out of a round of the nation, and when it is prepared.
struct NationalRelease {
    /// When it is written down and given its time.
    let prepared: Instant
    /// When it is out.
    let out: Instant
    /// The collection that it is about.
    let collection: CollectionID
    /// It is about the four quarters of a year.
    let isOfYear: Bool
}

extension Demonstration {
    /// The quarter's figures of each round that is over, and a year's figures that are not out yet
    /// when the story ends.
    static func releases(of nation: Nation) -> [NationalRelease] {
        let quarters = nation.rounds.dropLast().map { round in
            NationalRelease(
                prepared: at(
                    "10:00", WorkingCalendar.england.day(2, workingDaysBefore: round.isOut)),
                out: at("09:30", round.isOut), collection: round.collection, isOfYear: false)
        }
        let year = nation.rounds.last { $0.form.period.to < yearsEnd }.map { round in
            NationalRelease(
                prepared: at("10:00", day.adding(days: -1)), out: at("09:30", day.adding(days: 7)),
                collection: round.collection, isOfYear: true)
        }
        return (quarters + [year].compactMap(\.self)).sorted { $0.prepared < $1.prepared }
    }

    private static let yearsEnd = Day(year: 2017, month: 4, day: 1) ?? Day(number: 0)

    private static func at(_ time: String, _ day: Day) -> Instant {
        Instant(london: "\(day) \(time)") ?? Instant(day, hour: 10)
    }

    /// Writes a release down and gives it its time.
    func prepare(_ release: NationalRelease) async throws {
        clock.forward(to: release.prepared)
        guard var plan = plan(release) else { return }
        plan.statistician = OfficerID("analyst")
        plan.enquiries = "Adult social care statistics, care.statistics@outturn.example"
        plan.type = .officialStatisticsInDevelopment
        plan.preRelease = [PreReleaseReader(post: "Minister for Care and Support")]
        try await carryOut(.release(.plan(plan)), as: "analyst")
        let schedule = try ReleaseDesk.scheduling(plan, at: release.out, by: office.clerk)
        try await carryOut(.release(schedule), as: "analyst")
    }

    private func plan(_ release: NationalRelease) -> ReleasePlan? {
        let books = office.clerk.books
        guard let collection = books.collection(release.collection),
            var plan = ReleaseDesk(books: books).everything(of: collection),
            let period = books.form(collection.form)?.form.period
        else { return nil }
        plan.title = "Improved Better Care Fund: \(period.inWords)"
        if release.isOfYear {
            let year = FinancialYear(of: period.to)
            plan.release = ReleaseID("ibcf-\(year)")
            plan.address = "year-\(year)"
            plan.title = "Improved Better Care Fund: the year \(year)"
            plan.maturity = .final
        }
        plan.earlier = Array(plan.earlier.prefix(3))
        return plan
    }
}
