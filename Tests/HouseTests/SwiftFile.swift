/// A file of Swift, with its words told apart from its code as far as these tests need it.
struct SwiftFile: Sendable {
    let path: String
    let text: String
    let lines: [String]
    /// The lines without what stands in quotation marks and remarks.
    let code: [String]

    init(path: String, text: String) {
        self.path = path
        self.text = text
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        code = Self.code(of: lines)
    }

    var module: String { String(path.split(separator: "/")[1]) }

    var name: String { String(path.split(separator: "/").last ?? "") }

    /// The modules that it imports.
    var imports: [String] {
        code.compactMap { line in
            let words = line.split(separator: " ")
            guard let place = words.firstIndex(of: "import"), place < 3,
                words[..<place].allSatisfy({ Self.accesses.contains(String($0)) || $0.first == "@" }
                )
            else { return nil }
            return words.last?.split(separator: ".").first.map(String.init)
        }
    }

    private static let accesses: Set = ["public", "internal", "package", "private", "fileprivate"]

    /// The types that it declares.
    var types: [String] {
        code.compactMap { line in
            let words = line.split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == "@") }
            guard let place = words.firstIndex(where: { Self.kinds.contains(String($0)) }),
                place + 1 < words.count,
                words[..<place].allSatisfy({ $0 != "import" && $0.first?.isUppercase != true })
            else { return nil }
            return String(words[place + 1])
        }
    }

    private static let kinds: Set = ["struct", "enum", "class", "actor", "protocol", "typealias"]

    /// The functions and initialisers that it declares, with the number of their lines.
    var functions: [(line: Int, length: Int)] {
        code.indices.filter { Self.isFunction(code[$0]) }.compactMap { start in
            length(from: start).map { (start + 1, $0) }
        }
    }

    private static func isFunction(_ line: String) -> Bool {
        guard line.contains("func ") || line.contains("init") else { return false }
        let words = line.split(separator: " ")
        return words.prefix(5).contains { word in
            word == "func" || ["init(", "init?(", "init<"].contains { word.hasPrefix($0) }
        } && words.first.map { $0.first?.isLowercase == true || $0.first == "@" } == true
    }

    /// The lines from a declaration to the brace that closes it; nil when it has no body.
    private func length(from start: Int) -> Int? {
        var depth = 0
        for index in start..<code.count {
            let opened = code[index].utf8.count { $0 == UInt8(ascii: "{") }
            depth += opened - code[index].utf8.count { $0 == UInt8(ascii: "}") }
            if depth < 0 { return nil }
            if depth == 0, opened > 0 || index > start && code[index].contains("}") {
                return index - start + 1
            }
        }
        return nil
    }

    private static func code(of lines: [String]) -> [String] {
        var isInText = false
        return lines.map { line in
            let opens = line.hasSuffix("\"\"\"") || line.contains("\"\"\")") && isInText
            let closes = isInText && line.contains("\"\"\"")
            defer { isInText = isInText ? !closes : opens }
            return isInText ? "" : withoutWords(line)
        }
    }

    /// The line without the words in quotation marks and without its remark.
    private static func withoutWords(_ line: String) -> String {
        var code: [UInt8] = []
        var isQuoted = false
        var isEscaped = false
        let bytes = Array(line.utf8)
        for (index, byte) in bytes.enumerated() {
            if isQuoted {
                isQuoted = isEscaped || byte != UInt8(ascii: "\"")
                isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
            } else if byte == UInt8(ascii: "\"") {
                isQuoted = true
            } else if byte == UInt8(ascii: "/"), index + 1 < bytes.count, bytes[index + 1] == byte {
                break
            } else {
                code.append(byte)
            }
        }
        return String(decoding: code, as: UTF8.self)
    }
}
