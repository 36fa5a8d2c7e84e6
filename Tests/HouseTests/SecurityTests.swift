import Foundation
import Testing

/// What is said about security, and habits of the source that keep it true.
struct SecurityTests {
    /// A row of the table in docs/security.md.
    private struct Requirement {
        let number: String
        let standing: String
        let how: String
        let tests: [String]
    }

    /// What a requirement may come to.
    private static let standings: Set = ["met", "partly", "not met", "document", "not ours"]

    private static func requirements() throws -> [Requirement] {
        try House.text("docs/security.md").components(separatedBy: "\n")
            .filter { $0.hasPrefix("| V") }.map { line in
                let cells = line.components(separatedBy: "|").dropFirst().map {
                    $0.trimmingCharacters(in: .whitespaces)
                }
                return Requirement(
                    number: cells[0], standing: cells[2], how: cells[3],
                    tests: cells[4].matches(of: /`([^`]+)`/).map { String($0.1) })
            }
    }

    /// How many requirements of levels 1 and 2 each section of ASVS 5.0.0 has.
    private static let sections: [String: Int] = [
        "V1.1": 2, "V1.2": 9, "V1.3": 11, "V1.4": 3, "V1.5": 2, "V2.1": 3, "V2.2": 3, "V2.3": 4,
        "V2.4": 1, "V3.2": 2, "V3.3": 4, "V3.4": 6, "V3.5": 5, "V3.7": 2, "V4.1": 3, "V4.2": 1,
        "V4.3": 2, "V4.4": 4, "V5.1": 1, "V5.2": 3, "V5.3": 2, "V5.4": 3, "V6.1": 3, "V6.2": 12,
        "V6.3": 4, "V6.4": 4, "V6.5": 5, "V6.6": 3, "V6.8": 4, "V7.1": 3, "V7.2": 4, "V7.3": 2,
        "V7.4": 5, "V7.5": 2, "V7.6": 2, "V8.1": 2, "V8.2": 3, "V8.3": 1, "V8.4": 1, "V9.1": 3,
        "V9.2": 4, "V10.1": 2, "V10.2": 2, "V10.3": 4, "V10.4": 11, "V10.5": 5, "V10.6": 2,
        "V10.7": 3, "V11.1": 2, "V11.2": 3, "V11.3": 3, "V11.4": 4, "V11.5": 1, "V11.6": 1,
        "V12.1": 3, "V12.2": 2, "V12.3": 4, "V13.1": 1, "V13.2": 5, "V13.3": 2, "V13.4": 5,
        "V14.1": 2, "V14.2": 4, "V14.3": 3, "V15.1": 3, "V15.2": 3, "V15.3": 7, "V16.1": 1,
        "V16.2": 5, "V16.3": 4, "V16.4": 3, "V16.5": 3, "V17.1": 1, "V17.2": 4, "V17.3": 2,
    ]

    @Test func `every requirement of the standard stands in the table once`() throws {
        let numbers = try Self.requirements().map(\.number)
        #expect(Set(numbers).count == numbers.count)
        var counts: [String: Int] = [:]
        for number in numbers {
            counts[number.split(separator: ".").dropLast().joined(separator: "."), default: 0] += 1
        }
        #expect(counts == Self.sections)
    }

    @Test func `what is met is shown by tests that exist, and the rest says why not`() throws {
        let known = try Self.testNames()
        #expect(known.count > 500)
        var shown = 0
        for requirement in try Self.requirements() {
            #expect(Self.standings.contains(requirement.standing), "\(requirement.number)")
            #expect(requirement.how.count > 10, "\(requirement.number) says nothing")
            if requirement.standing == "met" {
                #expect(!requirement.tests.isEmpty, "\(requirement.number) names no test")
            }
            for test in requirement.tests {
                shown += 1
                #expect(known.contains(test), "\(requirement.number): there is no test “\(test)”")
            }
        }
        #expect(shown > 100)
    }

    @Test func `the count of what is met is the table's`() throws {
        let all = try Self.requirements()
        let text = try House.text("docs/security.md")
        for standing in Self.standings.sorted() {
            let count = all.count { $0.standing == standing }
            #expect(text.contains("| \(standing) | \(count) |"), "\(standing): \(count)")
        }
    }

    /// The names of all tests, in Swift and in Python.
    private static func testNames() throws -> Set<String> {
        var names: Set<String> = []
        for file in try House.swiftFiles(in: "Tests") {
            for match in file.text.matches(of: /func (?:`([^`]+)`|(\w+))/) {
                names.insert(String(match.1 ?? match.2 ?? ""))
            }
        }
        for path in try House.files(in: "Tests", ending: ".py") {
            for match in try House.text(path).matches(of: /def (test_\w+)/) {
                names.insert(String(match.1))
            }
        }
        return names
    }

    /// What is put into statements besides arguments: words of the source itself.
    private static let pieces: [String: Set<String>] = [
        "Sources/Journal/NameBook.swift": ["clause"],
        "Sources/WorkingPapers/WorkingPapers+Comments.swift": ["condition"],
        "Sources/Accounts/People/PeopleBook+Names.swift": ["table"],
        "Sources/Notices/NoticeBook.swift": ["Notice.columns", "table"],
    ]

    @Test func `no statement of SQL is put together from what comes in`() throws {
        for file in try House.swiftFiles(in: "Sources") {
            for (index, line) in file.lines.enumerated()
            where line.contains("sql: \"") || line.contains("let sql = \"") {
                // A pragma takes no arguments; its values are constants of the source.
                if line.contains("PRAGMA") { continue }
                for piece in line.matches(of: /\\\(([^)]*)\)/).map({ String($0.1) }) {
                    let isKnown = Self.pieces[file.path]?.contains(piece) ?? false
                    #expect(isKnown, "\(file.path):\(index + 1): \(piece)")
                }
            }
        }
    }

    /// The reader of strangers' files is the one child process, and it is this program itself.
    @Test func `nothing is run by name, and no code is made while running`() throws {
        let words = [
            "Process()", "posix_spawn", "popen(", "system(", "dlopen", "NSExpression",
            "NSPredicate(format", "JSContext", "execve(", "String(format:",
        ]
        let settled = ["Sources/Workbook/", "Sources/rehearse/", "Sources/Rehearsal/"]
        for file in try House.swiftFiles(in: "Sources")
        where !settled.contains(where: file.path.hasPrefix) {
            for word in words {
                #expect(!file.code.contains { $0.contains(word) }, "\(file.path): \(word)")
            }
        }
    }

    @Test func `only known functions of cryptography are used`() throws {
        let weak = [
            "Insecure.", "MD5", "SHA1", "RC4", "DES", "ECB", "arc4random", "rand()", "srand",
        ]
        for file in try House.swiftFiles(in: "Sources") {
            for word in weak {
                let pattern = try Regex("\\b" + NSRegularExpression.escapedPattern(for: word))
                #expect(
                    !file.code.contains { $0.firstMatch(of: pattern) != nil },
                    "\(file.path): \(word)")
            }
        }
    }

    @Test func `no secret stands in the source`() throws {
        let pattern =
            try Regex(
                "-----BEGIN [A-Z ]*PRIVATE KEY-----|AKIA[0-9A-Z]{16}|xox[bp]-[0-9]|ghp_[0-9A-Za-z]{30}"
            )
        for folder in ["Sources", "scripts", "Examples", "Forms", "docs"] {
            for path in try House.files(in: folder, ending: "") {
                guard let text = try? House.text(path) else { continue }
                #expect(text.firstMatch(of: pattern) == nil, "\(path)")
            }
        }
    }

    /// The marks of GOV.UK and of the NHS are theirs (docs: gov.uk and service-manual.nhs.uk).
    @Test func `nobody else's brand is in the source`() throws {
        let marks = [
            "GDS" + " Transport", "GDS" + "Transport", "Frut" + "iger", "govuk-" + "crest",
            "govuk-" + "logotype", "govuk-" + "header", "govuk-" + "footer", "nhsuk-" + "logo",
            "nhsuk-" + "header", "crown-" + "logo", "tudor-" + "crown",
        ]
        for folder in ["Sources", "scripts", "Examples", "Forms", "Tests", "docs"] {
            for path in try House.files(in: folder, ending: "") {
                let name = path.lowercased()
                let isFont = [".woff", ".woff2", ".ttf", ".otf", ".eot"].contains {
                    name.hasSuffix($0)
                }
                #expect(!isFont, "\(path)")
                guard
                    [".swift", ".css", ".html", ".js", ".svg", ".py"].contains(
                        where: name.hasSuffix),
                    let text = try? House.text(path)
                else { continue }
                for mark in marks { #expect(!text.contains(mark), "\(path): \(mark)") }
            }
        }
    }

    @Test func `a browser keeps nothing, and a script says nothing to strangers`() throws {
        let words = [
            "localStorage", "sessionStorage", "indexedDB", "document.cookie", "innerHTML",
            "outerHTML", "document.write", "eval(", "new Function", "postMessage", "onmessage",
            "__proto__",
        ]
        for file in try House.swiftFiles(in: "Sources/Web") {
            for word in words { #expect(!file.text.contains(word), "\(file.path): \(word)") }
        }
    }
}
