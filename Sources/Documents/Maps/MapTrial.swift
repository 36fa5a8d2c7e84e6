internal import Forms
internal import Workbook

/// What a reading map reads in a workbook, shown on the sheets of the workbook itself.
public struct MapTrial: Sendable {
    /// What a cell came to.
    enum Mark: String, Sendable, CaseIterable {
        case read, label, finding, unread

        /// The colour on a terminal: green, blue, red, yellow.
        var colour: Int {
            switch self {
            case .read: 32
            case .label: 34
            case .finding: 31
            case .unread: 33
            }
        }
    }

    struct Cell: Sendable {
        let address: CellAddress
        let text: String
        let mark: Mark
    }

    /// The answers that were read and what was found.
    public let draft: ReturnDraft
    private let sheets: [(name: String, cells: [Cell])]

    /// The most cells of a sheet that are shown.
    private static let mostCells = 20_000

    init(_ reading: MappedReading, _ sheets: [Sheet]) {
        draft = reading.draft
        var read: Set<Place> = []
        var found: Set<Place> = []
        var noted: Set<Place> = []
        for answer in draft.answers where answer.answer != nil {
            read.insert(Place(sheet: answer.place.sheet, cell: answer.place.cell))
        }
        for finding in draft.findings where finding.place.cell != nil {
            let place = Place(sheet: finding.place.sheet, cell: finding.place.cell)
            if finding.severity == .note { noted.insert(place) } else { found.insert(place) }
        }
        self.sheets = sheets.map { sheet in
            let labels = reading.labels[sheet.name] ?? []
            let secrets = reading.secrets[sheet.name] ?? []
            let cells = sheet.cells.prefix(Self.mostCells).map { cell in
                let place = Place(sheet: sheet.name, cell: "\(cell.address)")
                let mark: Mark =
                    if found.contains(place) {
                        .finding
                    } else if read.contains(place) {
                        .read
                    } else if labels.contains(cell.address) {
                        .label
                    } else if noted.contains(place) { .finding } else { .unread }
                let text = secrets.contains(cell.address) ? "••••" : cell.content.inBrief
                return Cell(address: cell.address, text: text, mark: mark)
            }
            return (sheet.name, cells)
        }
    }

    /// The sheets in lines, a line for each filled cell; its mark is a colour or a word.
    public func lines(inColour: Bool) -> [String] {
        sheets.flatMap { sheet in
            ["\(sheet.name.visible):"]
                + sheet.cells.map { cell in
                    inColour
                        ? "\u{1B}[\(cell.mark.colour)m  \(cell.address) \(cell.text)\u{1B}[0m"
                        : "  \(cell.address) [\(cell.mark.rawValue)] \(cell.text)"
                }
        }
    }
}

extension MapTrial {
    /// The sheets as a page with a legend: colours, and the same in words for those who hear it.
    public var page: String {
        let legend = Mark.allCases.map { "<li class=\"\($0.rawValue)\">\($0.rawValue)</li>" }
        return """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>What the map reads</title><style>
            body { font-family: sans-serif } td, th { border: 1px solid #777; padding: 2px 6px }
            .read { background: #cfeccf } .label { background: #d5e3f7 }
            .finding { background: #f8d0d0 } .unread { background: #fdf3c4 }
            td span { position: absolute; left: -9999px }
            </style></head><body><main><h1>What the map reads</h1>
            <ul>\(legend.joined())</ul>
            \(sheets.map { Self.table($0.name, $0.cells) }.joined(separator: "\n"))
            </main></body></html>

            """
    }

    private static func table(_ name: String, _ cells: [Cell]) -> String {
        let columns = min((cells.map(\.address.column).max() ?? 0) + 1, 200)
        var rows: [Int: [Int: Cell]] = [:]
        for cell in cells { rows[cell.address.row, default: [:]][cell.address.column] = cell }
        let heads = (0..<columns).map { "<th scope=\"col\">\(CellAddress.letters(of: $0))</th>" }
        let lines = rows.sorted { $0.key < $1.key }.map { row, cells in
            let fields = (0..<columns).map { cells[$0].map(Self.field) ?? "<td></td>" }
            return "<tr><th scope=\"row\">\(row + 1)</th>\(fields.joined())</tr>"
        }
        return "<table><caption>\(name.visible.escaped)</caption><tr><td></td>\(heads.joined())"
            + "</tr>\n\(lines.joined(separator: "\n"))</table>"
    }

    private static func field(_ cell: Cell) -> String {
        let mark = cell.mark.rawValue
        return "<td class=\"\(mark)\">\(cell.text.escaped)<span> \(mark)</span></td>"
    }
}

extension CellContent {
    /// The content on one line of sixty characters at most.
    fileprivate var inBrief: String {
        switch self {
        case .number(let text): text
        case .date(let date): "\(date)"
        case .time(let seconds), .duration(let seconds): "\(seconds) seconds"
        case .text(let text): text.visible
        case .flag(let flag): flag ? "TRUE" : "FALSE"
        case .failure(let text): text.visible
        case .formula(let formula, _): "=\(formula)".visible
        }
    }
}

extension String {
    /// The beginning on one line, without characters that could steer a terminal.
    fileprivate var visible: String {
        let scalars = prefix(60).unicodeScalars.map { scalar in
            scalar.properties.generalCategory == .control
                || scalar.properties.generalCategory == .format ? " " : Character(scalar)
        }
        return String(scalars)
    }

    fileprivate var escaped: String {
        replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}
