import Accountability
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
    /// The figures of a version, which are those that were approved, or nothing.
    func figures(of version: ReleaseVersion, _ visit: Visit) async throws(Problem) -> ReleaseFigures
    {
        let schedule = version.schedule
        let subject = PressRoom.Subject.version(schedule)
        if let found = await pressRoom.figures(of: subject) { return found }
        let desk = ReleaseDesk(books: visit.books)
        let read = await readingRoom.read { () -> ReleaseFigures? in
            let figures = desk.figures(
                version.plan, known: schedule.known, treatments: schedule.treatments)
            return Fingerprint(of: figures.csv).hexadecimal == schedule.figures ? figures : nil
        }
        guard let figures = read else { throw .busy }
        guard let figures else {
            throw failed("the figures of \(schedule.release) are not those that were approved")
        }
        await pressRoom.keep(figures, of: subject)
        return figures
    }

    /// The figures of a plan as everything stands now.
    func preview(_ plan: ReleasePlan, _ visit: Visit) async throws(Problem) -> ReleaseFigures {
        let desk = ReleaseDesk(books: visit.books)
        let treatments = desk.treatments(plan)
        let sequence = visit.books.sequence
        let subject = PressRoom.Subject.preview(plan, treatments, sequence)
        if let found = await pressRoom.figures(of: subject) { return found }
        let figures = await readingRoom.read {
            desk.figures(plan, known: Int(sequence), treatments: treatments)
        }
        guard let figures else { throw .busy }
        await pressRoom.keep(figures, of: subject)
        return figures
    }
}

extension Period {
    /// The period as part of an address: `july-to-september-2017`.
    var address: String {
        let words = inWords.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
        return String(words)
    }
}
