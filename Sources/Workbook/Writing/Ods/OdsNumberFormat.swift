/// A number format of Excel (ECMA-376 part 1, 18.8.31) taken apart, to be written as a data style
/// of OpenDocument (ODF 1.3, part 3, 16.29).
struct OdsNumberFormat {
    enum Piece: Equatable {
        case words(String)
        case number(NumberShape)
        /// An element with attributes, such as a month in words.
        case part(String, [String: String])
    }

    /// How the digits of a number stand.
    struct NumberShape: Equatable {
        var least = 0
        var isGrouped = false
        var decimals: Int?
        var leastDecimals = 0
        var divisor = 1
        var exponent: Int?
    }

    enum Kind: String {
        case number, percentage, date, time, text
    }

    /// One of the parts between semicolons.
    struct Section: Equatable {
        var kind = Kind.number
        var colour: String?
        var pieces: [Piece] = []
        /// Hours beyond a day are counted on.
        var isElapsed = false
    }

    let sections: [Section]

    /// The format; nil for what this does not know.
    init?(_ code: String) {
        var sections: [Section] = []
        for part in Self.parts(of: code) {
            var reader = OdsFormatReader(part)
            guard let section = reader.section() else { return nil }
            sections.append(section)
        }
        guard (1...3).contains(sections.count) else { return nil }
        self.sections = sections
    }

    /// The sections, parted by semicolons outside quotation marks.
    private static func parts(of code: String) -> [String] {
        var parts = [""]
        var isQuoted = false
        var isEscaped = false
        for scalar in code.unicodeScalars {
            if scalar == "\"", !isEscaped { isQuoted.toggle() }
            if scalar == ";", !isQuoted, !isEscaped {
                parts.append("")
            } else {
                parts[parts.count - 1].unicodeScalars.append(scalar)
            }
            isEscaped = scalar == "\\" && !isEscaped && !isQuoted
        }
        return parts
    }

    /// The data style and those that it falls back on for numbers above and below nought.
    func write(_ name: String, to xml: inout Markup) {
        for index in sections.indices.dropLast() {
            write(sections[index], "\(name)P\(index)", maps: [], isInner: true, to: &xml)
        }
        guard let last = sections.last else { return }
        let conditions = sections.count == 3 ? ["value()>0", "value()<0"] : ["value()>=0"]
        let maps = sections.indices.dropLast().map { (conditions[$0], "\(name)P\($0)") }
        write(last, name, maps: maps, isInner: false, to: &xml)
    }

    private func write(
        _ section: Section, _ name: String, maps: [(String, String)], isInner: Bool,
        to xml: inout Markup
    ) {
        let overflow = section.isElapsed ? "false" : nil
        xml.element(
            "number:\(section.kind.rawValue)-style",
            [
                ("style:name", name), ("style:volatile", isInner ? "true" : nil),
                ("number:truncate-on-overflow", overflow),
            ]
        ) { xml in
            if let colour = section.colour {
                xml.element("style:text-properties", [("fo:color", colour)])
            }
            for piece in section.pieces { write(piece, to: &xml) }
            for (condition, name) in maps {
                xml.element(
                    "style:map", [("style:condition", condition), ("style:apply-style-name", name)])
            }
        }
    }

    private func write(_ piece: Piece, to xml: inout Markup) {
        switch piece {
        case .words(let words): xml.element("number:text", words: words)
        case .part(let name, let attributes):
            xml.element(
                "number:\(name)",
                attributes.sorted { $0.key < $1.key }.map { ("number:\($0.key)", $0.value) })
        case .number(let shape): write(shape, to: &xml)
        }
    }

    private func write(_ shape: NumberShape, to xml: inout Markup) {
        let divisor = shape.divisor == 1 ? nil : "\(shape.divisor)"
        xml.element(
            shape.exponent == nil ? "number:number" : "number:scientific-number",
            [
                ("number:decimal-places", shape.decimals.map { "\($0)" }),
                ("number:min-decimal-places", shape.decimals.map { _ in "\(shape.leastDecimals)" }),
                ("number:min-integer-digits", "\(shape.least)"),
                ("number:min-exponent-digits", shape.exponent.map { "\($0)" }),
                ("number:grouping", shape.isGrouped ? "true" : nil),
                ("number:display-factor", divisor),
            ])
    }
}
