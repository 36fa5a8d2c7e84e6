import Accountability
import Forms
import Foundation

/// The page of every refusal, each with the scenarios that show it: `docs/refusals.md`.
public func refusalsPage() throws -> String {
    let shown = try scenariosByRefusal()
    let rows = RefusalNumber.allCases.map { number in
        let files = shown[number.code, default: []].map { "[\($0)](../Tests/Scenarios/\($0))" }
        return "| \(number.code) | \(number.meaning) | \(files.joined(separator: ", ")) |"
    }
    return page(
        "Refusals",
        "The rules say no under one of these numbers. A number is never used for another rule.",
        columns: ["Number", "Rule", "Shown in"], rows: rows)
}

/// The page of every finding: `docs/findings.md`.
public func findingsPage() -> String {
    page(
        "Findings",
        "What is found in submitted data and in form definitions. A number is never used for another "
            + "finding.",
        columns: ["Number", "Finding"],
        rows: FindingNumber.allCases.map { "| \($0.code) | \($0.meaning) |" })
}

/// The page of every warning about a decision's record: `docs/warnings.md`.
public func warningsPage() -> String {
    page(
        "Warnings",
        "What a person should look at in the record of a decision. A warning changes nothing.",
        columns: ["Number", "Warning"],
        rows: DecisionWarningNumber.allCases.map { "| \($0.code) | \($0.meaning) |" })
}

private func page(_ title: String, _ words: String, columns: [String], rows: [String]) -> String {
    let head = [
        "# \(title)", "", words, "This page is written by `make bless` from the program.", "",
        "| \(columns.joined(separator: " | ")) |",
        "|" + columns.map { _ in "---|" }.joined(),
    ]
    return (head + rows).joined(separator: "\n") + "\n"
}

private func scenariosByRefusal() throws -> [String: [String]] {
    let files = try FileManager.default.contentsOfDirectory(atPath: Ground.scenarios.path)
    var shown: [String: [String]] = [:]
    for file in files.sorted() where file.hasSuffix(".txt") {
        let script = try Ground.text("Tests/Scenarios/\(file)")
        for code in Scenario.refusals(in: script) { shown[code, default: []].append(file) }
    }
    return shown
}
