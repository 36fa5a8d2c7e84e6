/// The list of texts that cells refer to by number.
enum SharedStrings {
    static func read(_ xml: inout XMLScanner) throws(WorkbookRefusal) -> [String] {
        try xml.enterRoot("sst")
        var strings: [String] = []
        var bytes = 0
        while try xml.child(of: 1) {
            guard xml.isNamed("si") else { continue }
            let text = try RichText.read(&xml, place: xml.part)
            bytes += text.utf8.count
            strings.append(text)
            try check(strings.count, bytes, xml)
        }
        return strings
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
    static func read(_ xml: inout XMLScanner, place: String) throws(WorkbookRefusal) -> String {
        let parent = xml.depth
        var whole = ""
        while try xml.child(of: parent) {
            if xml.isNamed("t") {
                try append(try xml.content(), to: &whole, xml.limits, place)
            } else if xml.isNamed("r") {
                while try xml.child(of: parent + 1) {
                    guard xml.isNamed("t") else { continue }
                    try append(try xml.content(), to: &whole, xml.limits, place)
                }
            }
        }
        return whole
    }

    private static func append(
        _ raw: String, to whole: inout String, _ limits: WorkbookLimits, _ place: String
    ) throws(WorkbookRefusal) {
        let text = CellEscapes.decoded(raw)
        if whole.isEmpty { whole = text } else { whole += text }
        try check(whole, limits, place)
    }

    static func check(
        _ text: String, _ limits: WorkbookLimits, _ place: String
    ) throws(WorkbookRefusal) {
        guard text.utf8.count > limits.cellText else { return }
        let count = text.utf16.count
        guard count > limits.cellText else { return }
        throw WorkbookRefusal(
            .textTooLong, at: place, found: "Found a text of \(count) characters.",
            expected: "Expected at most \(limits.cellText) characters in one cell.")
    }
}
