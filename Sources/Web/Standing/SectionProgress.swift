import Accountability
import Forms

/// How far one section has come, and what is still to do in it.
struct SectionProgress {
    /// The words of a section's status.
    enum Status: String {
        case notStarted = "Not started"
        case inProgress = "In progress"
        case problem = "There is a problem"
        case completed = "Completed"
        case changesRequested = "Changes requested"

        var tag: Html {
            switch self {
            case .notStarted: .tag(rawValue, .quiet)
            case .inProgress: .tag(rawValue, .active)
            case .problem: .tag(rawValue, .problem)
            case .changesRequested: .tag(rawValue, .attention)
            case .completed: .tag(rawValue, .plain)
            }
        }
    }

    let status: Status
    /// Errors in what was answered.
    let errors: Int
    /// Places that still need an answer.
    let missing: Int
    /// Queries that are neither put right nor explained.
    let queries: Int

    init(_ section: FormSection, _ at: ReturnVisit) {
        let mine = at.standing.errors.filter { $0.finding.place.section == section.id }
        missing = mine.filter { at.isAboutBlanks($0.finding) }.count
        errors = mine.count - missing
        queries = at.standing.queries.filter { $0.finding.place.section == section.id }.count
        if at.entry.completedSections[section.id] != nil {
            status = .completed
        } else if at.entry.reopening?.sections.contains(section.id) == true {
            status = .changesRequested
        } else if !at.isTouched(section) {
            status = .notStarted
        } else {
            status = errors > 0 ? .problem : .inProgress
        }
    }

    /// What is still to do: `1 error, 3 answers missing`.
    var remainder: String {
        var parts: [String] = []
        if errors > 0 { parts.append(errors.of("error")) }
        if missing > 0 { parts.append(missing.of("answer") + " missing") }
        if queries > 0 { parts.append(queries.of("query", "queries")) }
        return parts.joined(separator: ", ")
    }
}

extension ReturnVisit {
    /// The finding says no more than that something is not answered yet.
    func isAboutBlanks(_ finding: Finding) -> Bool {
        form.basis(of: finding, in: entry.sheet).allSatisfy { entry.sheet[$0] == nil }
    }

    /// Somebody has answered something in the section, beyond what was carried over.
    func isTouched(_ section: FormSection) -> Bool {
        section.items.flatMap { entry.sheet.places(of: $0) }.contains { key in
            entry.history(of: key).contains { $0.channel != .prefill }
        }
    }
}
