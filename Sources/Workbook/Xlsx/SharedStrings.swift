/// The list of texts that cells refer to by number.
enum SharedStrings {
    static func read(_ xml: inout XMLScanner) throws(WorkbookRefusal) -> [String] {
        try xml.enterRoot("sst")
        var strings: [String] = []
        var bytes = 0
        let part = xml.part
        try readQuick(&xml, into: &strings, &bytes)
        while try xml.child(of: 1) {
            guard xml.isNamed("si") else { continue }
            let text = try RichText.read(&xml, place: part)
            bytes += text.utf8.count
            strings.append(text)
            try check(strings.count, bytes, xml)
            if xml.depth == 1 { try readQuick(&xml, into: &strings, &bytes) }
        }
        return strings
    }

    /// Takes texts of the plainest kind as long as they come.
    private static func readQuick(
        _ xml: inout XMLScanner, into strings: inout [String], _ bytes: inout Int
    ) throws(WorkbookRefusal) {
        while let (text, end) = xml.quickSharedText(), text.count <= xml.limits.cellText {
            xml.position = end
            bytes += text.count
            strings.append(xml.string(text))
            try check(strings.count, bytes, xml)
        }
    }

    private static func check(
        _ count: Int, _ bytes: Int, _ xml: borrowing XMLScanner
    ) throws(WorkbookRefusal) {
        guard count <= xml.limits.sharedStrings, bytes <= xml.limits.sharedStringBytes else {
            throw WorkbookRefusal(
                .tooManySharedStrings, at: xml.part,
                found: "Found more than \(count - 1) shared texts or \(bytes) bytes of them.")
        }
    }
}

/// A text that may be made of runs with formats of their own, and may carry a pronunciation.
enum RichText {
    /// The whole text of the element just opened; pronunciations are left out.
    static func read(
        _ xml: inout XMLScanner, place: @autoclosure () -> String
    ) throws(WorkbookRefusal) -> String {
        let parent = xml.depth
        var whole = ""
        while try xml.child(of: parent) {
            if xml.isNamed("t") {
                try append(try xml.content(), to: &whole, xml.limits, place())
            } else if xml.isNamed("r") {
                while try xml.child(of: parent + 1) {
                    guard xml.isNamed("t") else { continue }
                    try append(try xml.content(), to: &whole, xml.limits, place())
                }
            }
        }
        return whole
    }

    private static func append(
        _ raw: String, to whole: inout String, _ limits: WorkbookLimits,
        _ place: @autoclosure () -> String
    ) throws(WorkbookRefusal) {
        let text = CellEscapes.decoded(raw)
        if whole.isEmpty { whole = text } else { whole += text }
        try check(whole, limits, place())
    }

    static func check(
        _ text: String, _ limits: WorkbookLimits, _ place: @autoclosure () -> String
    ) throws(WorkbookRefusal) {
        guard text.utf8.count > limits.cellText else { return }
        let count = text.utf16.count
        guard count > limits.cellText else { return }
        throw WorkbookRefusal(
            .textTooLong, at: place(), found: "Found a text of \(count) characters.",
            expected: "Expected at most \(limits.cellText) characters in one cell.")
    }
}
