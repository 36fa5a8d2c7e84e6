import Accountability
import Clerk
import Documents
import Ledger
import Reckoning

/// Figures that were worked out for a release or a collation, the last few: they never change.
actor PressRoom {
    /// What figures are of.
    enum Subject: Hashable {
        case version(ReleaseSchedule)
        /// A plan and its treatments, as they stand after a fact of the journal.
        case preview(ReleasePlan, [TreatmentChoice], Int64)
    }

    private let most: Int
    private var kept: [(subject: Subject, figures: ReleaseFigures)] = []

    init(most: Int = 24) {
        self.most = most
    }

    func figures(of subject: Subject) -> ReleaseFigures? {
        guard let place = kept.firstIndex(where: { $0.subject == subject }) else { return nil }
        let found = kept.remove(at: place)
        kept.append(found)
        return found.figures
    }

    func keep(_ figures: ReleaseFigures, of subject: Subject) {
        kept.removeAll { $0.subject == subject }
        kept.append((subject, figures))
        if kept.count > most { kept.removeFirst() }
    }
}

extension Site {
    /// The figures of a version: those that were approved, or none.
    ///
    /// They are worked out from the books as they stood when it was approved, so that they are the
    /// same for ever; that they are is looked at each time.
    func figures(of version: ReleaseVersion) async throws(Problem) -> ReleaseFigures {
        let schedule = version.schedule
        return try await worked(out: .version(schedule)) { clerk in
            let desk = ReleaseDesk(books: try clerk.books(upTo: Int64(schedule.known)))
            let figures = desk.figures(
                version.plan, treatments: schedule.treatments,
                earlier: try desk.published(before: version.plan, clerk))
            guard Fingerprint(of: figures.csv).hexadecimal == schedule.figures else {
                throw OtherFigures(release: schedule.release)
            }
            return figures
        }
    }

    /// The figures of a plan as everything stands now.
    func preview(_ plan: ReleasePlan, _ visit: Visit) async throws(Problem) -> ReleaseFigures {
        let desk = ReleaseDesk(books: visit.books)
        let treatments = desk.treatments(plan)
        let subject = PressRoom.Subject.preview(plan, treatments, visit.books.sequence)
        return try await worked(out: subject) { clerk in
            desk.figures(
                plan, treatments: treatments,
                earlier: try desk.published(before: plan, clerk))
        }
    }

    /// Figures that are kept, or else worked out in the reading room.
    private func worked(
        out subject: PressRoom.Subject,
        _ work: @escaping @Sendable (Clerk) throws -> ReleaseFigures
    ) async throws(Problem) -> ReleaseFigures {
        if let found = await pressRoom.figures(of: subject) { return found }
        let clerk = clerk
        switch await readingRoom.read({ Result { try work(clerk) } }) {
        case nil: throw .busy
        case .success(let figures)?:
            await pressRoom.keep(figures, of: subject)
            return figures
        case .failure(let error)?: throw failed("figures: \(error)")
        }
    }
}

/// The figures of a release are not those that were approved.
private struct OtherFigures: Error {
    let release: ReleaseID
}
