/// What a workbook holds, as counts and as one canonical stream of bytes that readers can compare.
///
/// The stream is, for each sheet, `S` and its name, then for each cell in reading order row, column
/// and value. Hashing is left to the caller, who has the means.
public struct WorkbookDigest: Sendable, Hashable {
    /// The counts of one sheet, or of all.
    public struct Counts: Sendable, Hashable {
        /// The sheet's name; empty for all.
        public var sheet = ""
        /// Cells that hold something.
        public var cells = 0
        /// Cells with a number.
        public var numbers = 0
        /// Cells with a date, a time or a duration.
        public var dates = 0
        /// Cells with a text.
        public var strings = 0
    }

    /// The counts of each sheet, in the order of the tabs.
    public let sheets: [Counts]

    /// The counts of all sheets together.
    public var total: Counts {
        sheets.reduce(into: Counts()) { total, sheet in
            total.cells += sheet.cells
            total.numbers += sheet.numbers
            total.dates += sheet.dates
            total.strings += sheet.strings
        }
    }

    /// Reads every sheet and hands the stream piece by piece to a hash, or whatever takes it in: a
    /// value, so that it can go back to the beginning of a sheet whose cells turn out to be in
    /// disorder.
    public init<Hash>(
        of file: WorkbookFile, into hash: inout Hash, _ update: (inout Hash, [UInt8]) -> Void
    ) throws(WorkbookRefusal) {
        var sheets: [Counts] = []
        for entry in file.sheets {
            let before = hash
            var passage = Passage(entry)
            let shape = try file.scan(entry) { passage.add($0, $1) { update(&hash, $0) } }
            if !shape.isOrdered {
                hash = before
                passage = Passage(entry)
                for cell in try file.sheet(entry.name).cells {
                    passage.add(cell.address, .other(cell.content)) { update(&hash, $0) }
                }
            }
            update(&hash, passage.stream.bytes)
            sheets.append(passage.counts)
        }
        self.sheets = sheets
    }

    /// One sheet on its way into the stream.
    private struct Passage {
        var counts: Counts
        var stream = DigestBytes()

        init(_ entry: SheetEntry) {
            counts = Counts(sheet: entry.name)
            stream.sheet(entry.name)
        }

        @inline(__always)
        mutating func add(
            _ address: CellAddress, _ content: LentContent, _ update: ([UInt8]) -> Void
        ) {
            counts.add(content)
            stream.cell(address, content)
            guard stream.count >= DigestBytes.piece else { return }
            update(stream.bytes)
            stream.empty()
        }
    }

    /// The value of a cell in the stream; nil for a formula without a stored result.
    static func canonical(_ content: CellContent) -> String? {
        switch content {
        case .number(let lexeme): "n:" + DigestNumber.printed(lexeme)
        case .date(let date): "d:" + (date.seconds == nil ? "\(date)T00:00:00" : "\(date)")
        case .time(let seconds): "t:" + ClockText.text(of: seconds)
        case .duration(let seconds): "td:\(seconds)"
        case .text(let text): "s:" + text
        case .flag(let flag): flag ? "b:1" : "b:0"
        case .failure(let name): "s:" + name
        case .formula(_, let cached): cached.untrusted.flatMap(canonical)
        }
    }
}

extension WorkbookDigest.Counts {
    mutating func add(_ content: LentContent) {
        switch content {
        case .number:
            cells += 1
            numbers += 1
        case .text, .written:
            cells += 1
            strings += 1
        case .other(let content):
            guard let shown = content.shown else { return }
            cells += 1
            add(shown)
        }
    }

    private mutating func add(_ shown: CellContent) {
        switch shown {
        case .number: numbers += 1
        case .date, .time, .duration: dates += 1
        case .text, .failure: strings += 1
        case .flag, .formula: break
        }
    }
}
