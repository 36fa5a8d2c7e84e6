import Forms
import Foundation
import Testing

/// One line of a golden file: a formula, its answers and what LibreOffice Calc made of them.
struct GoldenCase: Sendable, CustomTestStringConvertible {
    let identifier: String
    let source: String
    let expected: FormulaValue
    let answers: [String: [FormulaValue]]

    var testDescription: String { identifier + " " + source }

    static let files = [
        "operators", "logic", "columns", "criteria", "numbers", "texts", "days", "mixed",
    ]

    static func read(_ file: String) throws -> [GoldenCase] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        let text = try String(
            contentsOf: folder.appending(path: "Golden/\(file).tsv"), encoding: .utf8)
        return try text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map(GoldenCase.init)
    }

    init(_ line: Substring) throws {
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        self.identifier = fields[0]
        self.source = fields[1]
        self.expected = try Self.value(fields[2])
        var answers: [String: [FormulaValue]] = [:]
        for field in fields.dropFirst(3) {
            let parts = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            answers[String(parts[0]), default: []].append(try Self.value(String(parts[1])))
        }
        self.answers = answers
    }

    /// What the formula comes to here.
    func value() throws -> FormulaValue {
        try Formula(parsing: source).value { reference in
            let found = answers[reference.description] ?? [.blank]
            return reference.isColumn ? .range(found) : .value(found[0])
        }
    }

    /// LibreOffice writes 15 digits, has numbers for flags, and shows nought for a blank.
    func agrees(with value: FormulaValue) -> Bool {
        guard let number = Self.number(value), let wanted = Self.number(expected) else {
            return value == expected
        }
        let nearest = String(format: "%.14e", number) == String(format: "%.14e", wanted)
        return nearest || abs(number - wanted) <= 1.1e-14 * max(abs(number), abs(wanted))
    }

    private static func number(_ value: FormulaValue) -> Double? {
        switch value {
        case .number(let number): number
        case .flag(let flag): flag ? 1 : 0
        case .blank: 0
        case .text, .failure: nil
        }
    }

    private struct UnreadableMark: Error { let mark: String }

    private static func value(_ mark: String) throws -> FormulaValue {
        let rest = String(mark.dropFirst())
        switch mark.first {
        case "-": return .blank
        case "t": return .text(rest)
        case "f": return .flag(rest == "TRUE")
        case "n":
            if let number = Double(rest) { return .number(number) }
        case "e":
            if let failure = FormulaFailure(rawValue: rest) { return .failure(failure) }
        default: break
        }
        throw UnreadableMark(mark: mark)
    }
}
