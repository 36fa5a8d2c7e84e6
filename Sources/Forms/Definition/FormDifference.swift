/// One difference between two forms, in words.
public struct FormDifference: Hashable, Sendable {
    /// What happened to the part.
    public enum Change: String, Hashable, Sendable {
        case added, removed, changed
    }

    /// What happened.
    public let change: Change
    /// What it happened to: `question B2a`.
    public let part: String
    /// What it was and what it is, where it changed.
    public let detail: String
}

extension Form {
    /// What is different in `later`, part by part.
    public func differences(from later: Form) -> [FormDifference] {
        Self.compare(
            "question", everyQuestion.map { ($0.id, $0) }, later.everyQuestion.map { ($0.id, $0) }
        ) { $0.differences(from: $1) }
            + Self.compare("check", checks.map { ($0.id, $0) }, later.checks.map { ($0.id, $0) }) {
                $0.differences(from: $1)
            }
            + Self.compare(
                "options", options.map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 },
                later.options.map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 }
            ) { $0.differences(from: $1) }
    }

    private static func compare<Part>(
        _ kind: String, _ before: [(String, Part)], _ after: [(String, Part)],
        _ differences: (Part, Part) -> [String]
    ) -> [FormDifference] {
        let old = Dictionary(before) { first, _ in first }
        let new = Dictionary(after) { first, _ in first }
        let gone = before.filter { new[$0.0] == nil }
        let changed = after.flatMap { id, part -> [FormDifference] in
            guard let was = old[id] else {
                return [FormDifference(change: .added, part: "\(kind) \(id)", detail: "")]
            }
            return differences(was, part).map {
                FormDifference(change: .changed, part: "\(kind) \(id)", detail: $0)
            }
        }
        return gone.map { FormDifference(change: .removed, part: "\(kind) \($0.0)", detail: "") }
            + changed
    }
}

extension Question {
    fileprivate func differences(from later: Question) -> [String] {
        [
            difference("label", label, later.label),
            difference("guidance", guidance, later.guidance),
            difference("kind", kind.inFull, later.kind.inFull),
            difference("required", "\(isRequired)", "\(later.isRequired)"),
            difference(
                "formula", calculation?.formula.source ?? "none",
                later.calculation?.formula.source ?? "none"),
            difference("prefilled", "\(isPrefilled)", "\(later.isPrefilled)"),
            difference(
                "taken from updates", update?.rawValue ?? "no", later.update?.rawValue ?? "no"),
        ].compactMap(\.self)
    }
}

extension Check {
    fileprivate func differences(from later: Check) -> [String] {
        [
            difference("severity", severity.word, later.severity.word),
            difference("for", places.joined(separator: ", "), later.places.joined(separator: ", ")),
            difference("when", formula.source, later.formula.source),
            difference("remedy", remedy, later.remedy),
        ].compactMap(\.self)
    }
}

extension OptionList {
    fileprivate func differences(from later: OptionList) -> [String] {
        let (before, after) = (options.map(\.shown), later.options.map(\.shown))
        return [
            difference("options", before.joined(separator: "; "), after.joined(separator: "; "))
        ].compactMap(\.self)
    }
}

extension AnswerKind {
    /// The kind with everything that bounds it, for comparing.
    fileprivate var inFull: String {
        let unit =
            switch self {
            case .whole(_, let unit), .decimal(_, _, let unit), .money(_, let unit): unit
            case .text, .percent, .date, .choice, .choices, .yesNo: ""
            }
        let list = list.map { " from \($0)" } ?? ""
        return "\(inWords)\(list), \(bounds?.inWords ?? "any")" + (unit.isEmpty ? "" : ", \(unit)")
    }
}

private func difference(_ name: String, _ before: String, _ after: String) -> String? {
    before == after ? nil : "\(name): “\(before)” became “\(after)”"
}
