import Foundation
import Testing

/// Words, sizes and habits of the source.
struct TextureTests {
    private static let banned: Set = [
        "Manager", "Service", "Handler", "Repository", "Helper", "Helpers", "Util", "Utils", "Impl",
        "DTO", "Entity", "Aggregate", "Projection", "Factory", "Base", "Common", "Misc",
    ]
    /// Functions that are longer than 70 lines, with their length: it may only shrink.
    private static let ratchet: [String: Int] = [:]

    private static func everyFile() throws -> [SwiftFile] {
        try House.swiftFiles(in: "Sources") + House.swiftFiles(in: "Tests")
    }

    @Test func `no type or file is named by a word that says nothing`() throws {
        for file in try Self.everyFile() {
            let names = file.types + [file.name]
            for name in names where !Self.banned.isDisjoint(with: Self.words(of: name)) {
                Issue.record("\(file.path): \(name)")
            }
        }
    }

    /// `XMLScanner+Tags` is made of XML, Scanner and Tags.
    private static func words(of name: String) -> Set<String> {
        Set(name.matches(of: /[A-Z]+(?![a-z])|[A-Z][a-z]*|[a-z]+/).map { String($0.output) })
    }

    @Test func `names are taken apart into words`() {
        #expect(
            Self.words(of: "DatabaseManager+XMLBase") == ["Database", "Manager", "XML", "Base"])
        #expect(Self.words(of: "formHandler") == ["form", "Handler"])
    }

    @Test func `no file has more than 400 lines`() throws {
        let files = try Self.everyFile()
        #expect(files.count > 100)
        for file in files where file.lines.count > 401 {
            Issue.record("\(file.path) has \(file.lines.count - 1) lines")
        }
    }

    /// Words in quotation marks may run on: a sentence is not broken for its column.
    @Test func `no line of code or remark has more than 100 columns`() throws {
        for file in try Self.everyFile() {
            for (index, line) in file.lines.enumerated()
            where line.utf8.count > 100 && line.count > 100 {
                let quotes = line.contains("\"") || file.code[index].isEmpty && !line.contains("//")
                let length = quotes ? file.code[index].count : line.count
                if length > 100 { Issue.record("\(file.path):\(index + 1) has \(length) columns") }
            }
        }
    }

    @Test func `no function has more than 70 lines`() throws {
        var found = 0
        for file in try Self.everyFile() {
            for (line, length) in file.functions {
                found += 1
                if length > Self.ratchet[file.path, default: 70] {
                    Issue.record("\(file.path):\(line) has \(length) lines")
                }
            }
        }
        #expect(found > 1_000, "functions are not found any more")
    }

    @Test func `what the ratchet holds is still too long`() throws {
        for (path, length) in Self.ratchet {
            let file = SwiftFile(path: path, text: try House.text(path))
            #expect(file.functions.contains { $0.length == length }, "\(path) can be taken off")
        }
    }

    @Test func `every public declaration has its sentence`() throws {
        var found = 0
        for file in try House.swiftFiles(in: "Sources") {
            for (index, line) in file.code.enumerated() where Self.isPublic(line) {
                found += 1
                if !Self.isTold(index, file.lines) {
                    Issue.record(
                        "\(file.path):\(index + 1): \(line.trimmingCharacters(in: .whitespaces))")
                }
            }
        }
        #expect(found > 300, "public declarations are not found any more")
    }

    private static func isPublic(_ line: String) -> Bool {
        let words = line.trimmingCharacters(in: .whitespaces)
        return ["public ", "@discardableResult public "].contains { words.hasPrefix($0) }
            && !["public import ", "public extension "].contains { words.hasPrefix($0) }
    }

    /// A `///` stands above the declaration, past its attributes.
    private static func isTold(_ index: Int, _ lines: [String]) -> Bool {
        for line in lines[..<index].reversed() {
            let words = line.trimmingCharacters(in: .whitespaces)
            if words.hasPrefix("@") { continue }
            return words.hasPrefix("///")
        }
        return false
    }

    @Test(arguments: ["try!", " as!", "fatalError("])
    func `nothing in the sources may stop the process carelessly`(word: String) throws {
        for file in try House.swiftFiles(in: "Sources") {
            for (index, line) in file.code.enumerated() where line.contains(word) {
                Issue.record("\(file.path):\(index + 1) says \(word)")
            }
        }
    }

    @Test func `no code names a council, a quarter or a grant`() throws {
        let modules = [
            "Reckoning", "Forms", "Accountability", "Statistics", "Journal", "Ledger", "Clerk",
            "Web",
        ]
        for module in modules {
            for file in try House.swiftFiles(in: "Sources/\(module)") {
                let code = file.lines.filter { !$0.contains("//") }
                for word in ["Leeds", "ibcf", "E08000035", "Better Care"] {
                    #expect(!code.contains { $0.contains(word) }, "\(file.path) says \(word)")
                }
            }
        }
    }

    @Test func `imports, types and words are told apart`() {
        let text = """
            public import Forms
            @_spi(Marks) internal import Swift
            import struct Foundation.Date // import Nothing
            let words = "import Something {"
            public struct Thing { indirect enum Part {} }
            """
        let file = SwiftFile(path: "Sources/A/B.swift", text: text)
        #expect(file.imports == ["Forms", "Swift", "Foundation"])
        #expect(file.types == ["Thing"])
        #expect(file.code[3] == "let words = ")
        #expect(file.module == "A" && file.name == "B.swift")
    }

    @Test func `a long function is seen, and a short one is not`() {
        let body = String(repeating: "    step()\n", count: 80)
        let long =
            "func go() {\n\(body)}\nfunc stop() { end() }\ninit(\n    a: Int\n) {\n    b()\n}"
        let lengths = SwiftFile(path: "Sources/A/B.swift", text: long).functions.map(\.length)
        #expect(lengths == [82, 1, 5])
    }
}
