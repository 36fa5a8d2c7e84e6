/// A text as the paragraphs of a cell: a line each, and every blank that would else be lost as an
/// element (ODF 1.3, part 3, 6.1.2).
enum OdsParagraphs {
    static func write(_ text: String, to xml: inout Markup) {
        for line in text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false) {
            xml.element("text:p") { write(line, to: &$0) }
        }
    }

    /// Returns and tabs are not kept in paragraphs by every program, so that a text with either
    /// is stated whole beside them.
    static func needsStating(_ text: String) -> Bool {
        text.utf8.contains { $0 == UInt8(ascii: "\r") || $0 == UInt8(ascii: "\t") }
    }

    /// A line of text; a blank stands for itself between two characters that are none.
    static func write(_ line: Substring.UnicodeScalarView, to xml: inout Markup) {
        var words = String.UnicodeScalarView()
        var index = line.startIndex
        while index < line.endIndex {
            let scalar = line[index]
            let end = scalar == " " ? endOfBlanks(line, from: index) : line.index(after: index)
            let count = line.distance(from: index, to: end)
            let isInside = index > line.startIndex && end < line.endIndex
            if scalar == " ", count > 1 || !isInside || isTab(line, end) || isTab(line, index, 1) {
                flush(&words, to: &xml)
                xml.element("text:s", [("text:c", count > 1 ? "\(count)" : nil)])
            } else if scalar == "\t" {
                flush(&words, to: &xml)
                xml.element("text:tab")
            } else {
                words.append(scalar)
            }
            index = end
        }
        flush(&words, to: &xml)
    }

    private static func flush(_ words: inout String.UnicodeScalarView, to xml: inout Markup) {
        guard !words.isEmpty else { return }
        xml.words(String(words))
        words = String.UnicodeScalarView()
    }

    private static func endOfBlanks(
        _ line: Substring.UnicodeScalarView, from start: Substring.Index
    ) -> Substring.Index {
        line[start...].firstIndex { $0 != " " } ?? line.endIndex
    }

    /// Beside a tab or a return a blank could be taken for part of it.
    private static func isTab(
        _ line: Substring.UnicodeScalarView, _ index: Substring.Index, _ back: Int = 0
    ) -> Bool {
        guard back == 0 || index > line.startIndex else { return false }
        let scalar = back == 0 ? line[index] : line[line.index(before: index)]
        return scalar == "\t" || scalar == "\r"
    }
}
