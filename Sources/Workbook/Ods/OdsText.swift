/// The paragraphs of one cell as text, with white space as OpenDocument counts it (ODF 1.3, part 3,
/// 6.1.2): runs of it are one space, and spaces that count have an element of their own.
struct OdsText {
    let names: OdsNames
    let place: String
    private var text = ""
    private var paragraphs = 0
    /// Whether white space that comes next is left out.
    private var skipsSpace = true
    /// Whether the text ends in white space that may have been put there for the eye only.
    private var endsInBreak = false
    /// What became of the white space that a paragraph begins with.
    private var leading = Leading.expected

    private enum Leading {
        case expected, kept, left
    }

    init(names: OdsNames, place: String) {
        self.names = names
        self.place = place
    }

    /// The text of the cell just opened, up to its end.
    consuming func read(_ xml: inout XMLScanner) throws(WorkbookRefusal) -> String {
        try readParagraphs(&xml)
        return text
    }

    /// The paragraphs of the element just opened, also those in lists.
    private mutating func readParagraphs(_ xml: inout XMLScanner) throws(WorkbookRefusal) {
        let depth = xml.depth
        while try xml.child(of: depth) {
            if xml.isElement(names.text, "p") || xml.isElement(names.text, "h") {
                if paragraphs > 0 { text += "\n" }
                paragraphs += 1
                try readParagraph(&xml)
            } else if xml.isElement(names.text, "list") || xml.isElement(names.text, "list-item")
                || xml.isElement(names.text, "list-header")
            {
                try readParagraphs(&xml)
            }
        }
    }

    private mutating func readParagraph(_ xml: inout XMLScanner) throws(WorkbookRefusal) {
        let depth = xml.depth
        (skipsSpace, endsInBreak, leading) = (true, false, .expected)
        while true {
            switch try xml.next() {
            case .open: try readElement(&xml)
            case .text: add(try xml.unescaped(xml.text, isLiteral: xml.isLiteral))
            case .close where xml.depth < depth:
                if endsInBreak { text.removeLast() }
                return
            case .close: continue
            case .end: return
            }
            try RichText.check(text, xml.limits, place)
        }
    }

    /// Spaces, tabs and line breaks are elements; how a text is spoken and remarks are not part.
    private mutating func readElement(_ xml: inout XMLScanner) throws(WorkbookRefusal) {
        if xml.isElement(names.text, "s") {
            let run = xml.attributeRun(names.text, "c")
            let count = run.map { xml.count($0) ?? Int.max } ?? 1
            guard count <= xml.limits.cellText else {
                throw WorkbookRefusal(
                    .textTooLong, at: place, found: "Found \(count) spaces in one cell.")
            }
            addExactly(String(repeating: " ", count: count))
        } else if xml.isElement(names.text, "tab") {
            addExactly("\t")
        } else if xml.isElement(names.text, "line-break") {
            addExactly("\n")
        } else if xml.isElement(names.text, "ruby-text") || xml.isElement(names.text, "note")
            || xml.isElement(names.office, "annotation")
        {
            let depth = xml.depth
            while try xml.child(of: depth) {}
        }
    }

    private mutating func addExactly(_ piece: String) {
        text += piece
        (skipsSpace, endsInBreak, leading) = (false, false, .left)
    }

    /// Adds characters, each run of white space as one space. A line break in the source at the
    /// start or the end of the paragraph is layout; a single space there is a space, since
    /// LibreOffice writes one before the first word of a line as it is.
    private mutating func add(_ piece: String) {
        for scalar in piece.unicodeScalars {
            switch scalar {
            case " ", "\t", "\n", "\r":
                if leading != .left {
                    lead(scalar)
                } else if skipsSpace {
                    endsInBreak = endsInBreak || (scalar != " " && text.hasSuffix(" "))
                } else {
                    text.unicodeScalars.append(" ")
                    endsInBreak = scalar != " "
                }
                skipsSpace = true
            default:
                text.unicodeScalars.append(scalar)
                (skipsSpace, endsInBreak, leading) = (false, false, .left)
            }
        }
    }

    /// Keeps the space that a paragraph begins with, until a line break shows that it is layout.
    private mutating func lead(_ scalar: Unicode.Scalar) {
        if scalar == " ", leading == .expected {
            text += " "
            leading = .kept
        } else if scalar != " " {
            if leading == .kept { text.removeLast() }
            leading = .left
        }
    }
}
