/// What is written where in a copy: the lines of the first sheet, and one mark for each cell.
struct AnnotationPlan {
    /// The mark of one cell.
    struct Mark {
        let address: CellAddress
        var level: Annotation.Level
        /// The lines of its note, without the heading.
        var lines: [String]
    }

    /// One line of the first sheet.
    struct Line {
        let annotation: Annotation
        /// The name of the sheet and the cell that it leads to.
        let target: (sheet: String, cell: CellAddress)?
    }

    let sheetName: String
    private(set) var lines: [Line] = []
    /// The marks of each sheet in reading order, by the index of the sheet.
    private(set) var marks: [Int: [Mark]] = [:]
    private let file: WorkbookFile
    private var places: [Int: [CellAddress: Int]] = [:]
    private var count = 0
    private var leftOut = 0
    private var total = 0

    init(_ annotations: [Annotation], in source: AnnotationSource) {
        file = source.file
        sheetName = source.findingsName
        total = annotations.count
        let corners = Corners(source)
        for annotation in annotations.sorted(by: { $0.level.rawValue < $1.level.rawValue }) {
            let entry = annotation.sheet.flatMap(self.entry)
            let target = entry.flatMap { entry in
                annotation.cell.map { (sheet: entry.name, cell: $0) }
            }
            if lines.count < AnnotationLimits.lines {
                lines.append(Line(annotation: annotation, target: target))
            }
            guard let entry, entry.hasCells, let cell = annotation.cell else { continue }
            mark(corners.shown(cell, on: entry.index), entry.index, annotation)
        }
        for index in marks.keys { marks[index]?.sort { $0.address < $1.address } }
    }

    /// The sentence below the title of the first sheet.
    var summary: String {
        var sentences = [total == 1 ? "1 finding." : "\(total) findings."]
        if lines.count < total {
            sentences.append("Only the first \(lines.count) are listed.")
        }
        sentences.append(
            count == 1
                ? "1 cell is marked with a colour, a border and a note."
                : "\(count) cells are marked, each with a colour, a border and a note.")
        if leftOut > 0 {
            sentences.append(
                "No more than that can be marked; \(leftOut) findings at other cells are only "
                    + "listed.")
        }
        sentences.append("Nothing else differs from the file that was checked.")
        return sentences.joined(separator: " ")
    }

    private func entry(_ name: String) -> SheetEntry? {
        file.sheets.first { $0.name == name }
            ?? file.sheets.first { $0.name.lowercased() == name.lowercased() }
    }

    private mutating func mark(_ cell: CellAddress, _ sheet: Int, _ annotation: Annotation) {
        let line = annotation.noteLine
        if let known = places[sheet]?[cell] {
            marks[sheet]?[known].lines.append(line)
        } else if count < AnnotationLimits.marks {
            count += 1
            places[sheet, default: [:]][cell] = marks[sheet]?.count ?? 0
            marks[sheet, default: []].append(
                Mark(address: cell, level: annotation.level, lines: [line]))
        } else {
            leftOut += 1
        }
    }
}

extension AnnotationPlan.Mark {
    /// The whole note: a heading, and a line for each annotation as far as there is room.
    var note: String {
        ([FindingsMark.heading] + lines).joined(separator: "\n").cut(AnnotationLimits.note)
    }
}

extension Annotation {
    /// `Error: there is no date. Enter one.`
    fileprivate var noteLine: String {
        "\(word): \(problem) \(remedy)".cut(AnnotationLimits.sentence)
    }
}

extension String {
    /// The beginning, with a sign that there was more.
    func cut(_ most: Int) -> String {
        unicodeScalars.count <= most
            ? self : String(String.UnicodeScalarView(unicodeScalars.prefix(most - 1))) + "…"
    }
}

/// The first cells of merged ranges, where a mark on any of their cells is to be seen.
private struct Corners {
    private let merged: [[CellRange]]

    init(_ source: AnnotationSource) {
        merged = source.shapes.map(\.merged)
    }

    func shown(_ cell: CellAddress, on sheet: Int) -> CellAddress {
        merged[sheet].first { $0.contains(cell) }?.first ?? cell
    }
}
