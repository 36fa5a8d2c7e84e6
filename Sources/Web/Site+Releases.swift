import Accountability
import Clerk
import Documents
import Ledger
import Reckoning

extension Site {
    /// What answers the addresses at which releases are prepared.
    func answerStatistician(
        _ route: ReleaseRoute, _ visit: Visit
    ) async throws(Problem) -> Reply {
        switch route {
        case .releasesFile: return ReleasesPage(visit: visit).file.reply
        case .newRelease: return visit.page(NewReleasePage(visit: visit).page)
        case .planNewRelease: return try await planNewRelease(visit)
        case .release: return visit.page(try await releasePage(visit).page)
        case .planRelease: return try await planRelease(visit)
        case .scheduleRelease: return try await scheduleRelease(visit)
        case .takeOffRelease: return try await takeOffRelease(visit)
        case .disclosure: return visit.page(try await disclosurePage(visit).page)
        case .disclosureFile: return try await disclosurePage(visit).file.reply
        default: return visit.page(ReleasesPage(visit: visit).page)
        }
    }

    private func releasePage(_ visit: Visit) async throws(Problem) -> ReleasePage {
        let release = try visit.release()
        return ReleasePage(
            visit: visit, release: release, figures: try await preview(release.plan, visit))
    }

    private func disclosurePage(_ visit: Visit) async throws(Problem) -> DisclosurePage {
        let release = try visit.release()
        return DisclosurePage(
            visit: visit, release: release, figures: try await preview(release.plan, visit))
    }

    private func planNewRelease(_ visit: Visit) async throws(Problem) -> Reply {
        guard let form = NewReleasePage(visit: visit).form else { throw .notFound }
        return try await carryOut(
            visit, then: ReleaseRoute.release.path(form.plan.release.text),
            page: { visit throws(Problem) in NewReleasePage(visit: visit).page },
            read: { reading in [.release(.plan(form.read(&reading)))] })
    }

    private func planRelease(_ visit: Visit) async throws(Problem) -> Reply {
        let page = try await releasePage(visit)
        guard let form = ReleaseForm(changing: page.release, visit) else { throw .notFound }
        return try await carryOut(
            visit, then: ReleaseRoute.release.path(page.release.id.text),
            page: { visit throws(Problem) in page.again(visit) },
            read: { reading in [.release(.plan(form.read(&reading)))] })
    }

    /// Gives a version its time: of the figures that were looked at, and no others.
    private func scheduleRelease(_ visit: Visit) async throws(Problem) -> Reply {
        let page = try await releasePage(visit)
        let plan = page.release.plan
        let treatments = ReleaseDesk(books: visit.books).treatments(plan)
        let isSeen = visit.fields["figures"] == page.fingerprint.hexadecimal
        return try await carryOut(
            visit, then: ReleaseRoute.release.path(plan.release.text),
            page: { visit throws(Problem) in page.again(visit) },
            read: { reading in
                let at = reading.isTicked("now") ? nil : reading.moment("day", "time")
                if !isSeen {
                    reading.complain(
                        "day", "The figures have changed since. Look at them again, then schedule")
                }
                return [
                    .release(
                        .schedule(
                            plan.release, at: at, known: Int(visit.books.sequence),
                            treatments: treatments, figures: page.fingerprint,
                            note: reading.words("note")))
                ]
            })
    }

    private func takeOffRelease(_ visit: Visit) async throws(Problem) -> Reply {
        let page = try await releasePage(visit)
        return try await carryOut(
            visit, then: ReleaseRoute.release.path(page.release.id.text),
            page: { visit throws(Problem) in page.again(visit) },
            read: { reading in
                let reason = reading.needed("reason", "Enter why it is taken off the calendar")
                return [.release(.takeOff(page.release.id, reason: reason))]
            })
    }
}

extension ReleasePage {
    /// The page for a form that came back.
    fileprivate func again(_ visit: Visit) -> Page {
        ReleasePage(visit: visit, release: release, figures: figures).page
    }
}

extension Visit {
    /// The release that the address names, for those who prepare it.
    func release() throws(Problem) -> StatisticalRelease {
        guard let found = books.release(ReleaseID(open[0])) else { throw .notFound }
        return found
    }
}

extension FormReading {
    /// A day and a time on the clock in London.
    mutating func moment(
        _ day: String, _ time: String, _ thing: String = "the day on which it comes out"
    ) -> Instant {
        let date = self.day(day, thing)
        guard let clock = Self.clock(words(time)), let moment = Instant(london: "\(date) \(clock)")
        else {
            complain(time, "Enter the time as 9:30am or 14:00")
            return Instant(milliseconds: 0)
        }
        return moment
    }

    /// The time as `09:30`; nil where it is none.
    private static func clock(_ typed: String) -> String? {
        let lower = typed.lowercased().replacing(".", with: ":").filter { !$0.isWhitespace }
        if lower == "midday" { return "12:00" }
        let isAfternoon = lower.hasSuffix("pm")
        let bare = isAfternoon || lower.hasSuffix("am") ? lower.dropLast(2) : lower[...]
        let parts = bare.split(separator: ":", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), var hour = Int(parts[0]),
            let minute = parts.count == 2 ? Int(parts[1]) : 0, (0...59).contains(minute),
            parts.count == 2 || bare.count < lower.count
        else { return nil }
        if bare.count < lower.count {
            guard (1...12).contains(hour) else { return nil }
            hour = hour % 12 + (isAfternoon ? 12 : 0)
        }
        guard (0...23).contains(hour) else { return nil }
        return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
    }
}
