import Foundation
import Testing

/// The pages beside the source: they point at what is there.
struct PaperTests {
    @Test func `decisions have numbers of their own and stand in the index`() throws {
        let files = try House.files(in: "docs/adr", ending: ".md").map {
            $0.components(separatedBy: "/").last ?? $0
        }
        let records = files.filter { $0.firstMatch(of: /^\d{4}-/) != nil }
        #expect(!records.isEmpty)
        #expect(Set(records.map { $0.prefix(4) }).count == records.count)
        let index = try House.text("docs/adr/README.md")
        for record in records { #expect(index.contains("(\(record))"), "\(record)") }
        #expect(files.filter { $0 != "README.md" } == records, "each has four digits and a title")
    }

    @Test func `links lead somewhere`() throws {
        var links = 0
        for file in try House.files(in: "", ending: ".md") {
            let folder = House.root.appending(path: file).deletingLastPathComponent()
            for target in Self.links(in: try House.text(file)) {
                links += 1
                let path = folder.appending(path: target).standardizedFileURL.path
                #expect(FileManager.default.fileExists(atPath: path), "\(file) → \(target)")
            }
        }
        #expect(links > 0)
    }

    private static func links(in text: String) -> [String] {
        text.matches(of: /\]\(([^)#\s]+)(?:#[^)]*)?\)/).map { String($0.1) }
            .filter { !$0.contains("://") && !$0.hasPrefix("mailto:") }
    }

    @Test func `each word of the glossary is a type`() throws {
        let files = try House.swiftFiles(in: "Sources")
        let types = Set(files.flatMap(\.types))
        let rows = try House.text("GLOSSARY.md").components(separatedBy: "\n")
            .filter { $0.hasPrefix("|") }.map { $0.components(separatedBy: "|") }
        #expect(rows.first?.dropFirst().prefix(3).map(Self.trim) == ["Word", "Meaning", "Type"])
        #expect(rows.count > 10)
        for row in rows.dropFirst(2) {
            let names = (row.count > 3 ? row[3] : "").matches(of: /`(\w+)(?:\.(\w+))?`/)
            #expect(!names.isEmpty, "\(row) names no type")
            for name in names {
                #expect(types.contains(String(name.1)), "\(name.1)")
                guard let member = name.2 else { continue }
                #expect(Self.declares(String(member), files), "\(name.0)")
            }
        }
    }

    private static func declares(_ member: String, _ files: [SwiftFile]) -> Bool {
        let words = ["case", "let", "var", "func"].flatMap {
            ["\($0) \(member)", "\($0) `\(member)`"]
        }
        return files.contains { file in words.contains { file.text.contains($0) } }
    }

    private static func trim(_ text: String) -> String {
        text.trimmingCharacters(in: .whitespaces)
    }

    @Test func `the first page is short and says how to begin`() throws {
        let readme = try House.text("README.md")
        #expect(readme.components(separatedBy: "\n").count <= 81)
        for verb in ["make run", "make test"] { #expect(readme.contains(verb), "\(verb)") }
    }

    @Test func `the verbs that the first page shows are in the Makefile`() throws {
        let makefile = try House.text("Makefile")
        for verb in try House.text("README.md").matches(of: /make ([a-z-]+)/).map(\.1) {
            let isVerb = makefile.contains("\n\(verb):") || makefile.hasPrefix("\(verb):")
            #expect(isVerb, "make \(verb)")
        }
    }

    @Test func `what is built is not kept with the source`() throws {
        let tracked = try Self.tracked()
        #expect(tracked.contains("Package.swift"))
        let built = tracked.filter { $0.hasPrefix(".build/") || $0 == "Package.resolved" }
        #expect(built.isEmpty)
    }

    private static func tracked() throws -> [String] {
        let git = Process()
        git.executableURL = URL(filePath: "/usr/bin/env")
        git.arguments = ["git", "-C", House.root.path, "ls-files"]
        let output = Pipe()
        git.standardOutput = output
        try git.run()
        let text = output.fileHandleForReading.readDataToEndOfFile()
        git.waitUntilExit()
        return String(decoding: text, as: UTF8.self).components(separatedBy: "\n")
    }
}
