/// Hands a workbook over piece by piece: what it says of itself, then each sheet, or a refusal.
struct WorkbookRelay {
    private var relay = RelayBytes()
    private let send: ([UInt8]) -> Void

    /// How many bytes are gathered before they are sent.
    private static let piece = 1 << 16

    init(send: @escaping ([UInt8]) -> Void) {
        self.send = send
    }

    /// Reads a file and sends all of it; what was sent before a refusal counts for nothing.
    mutating func relay(_ bytes: [UInt8], limits: WorkbookLimits) {
        do throws(WorkbookRefusal) {
            let file = try WorkbookFile(reading: bytes, limits: limits)
            head(file)
            for entry in file.sheets { try sheet(entry, of: file) }
            relay.number(Tag.end)
        } catch {
            relay.refusal(error)
        }
        send(relay.bytes)
    }

    /// The first number of each piece.
    enum Tag {
        static let end = 0
        static let head = 1
        static let sheet = 2
        static let refusal = 3
    }

    private mutating func head(_ file: WorkbookFile) {
        relay.number(Tag.head)
        relay.number(file.sheets.count)
        for sheet in file.sheets {
            relay.text(sheet.name)
            relay.text(sheet.visibility.rawValue)
            relay.number(sheet.hasCells ? 1 : 0)
        }
        relay.number(file.definedNames.count)
        for name in file.definedNames {
            relay.text(name.name)
            relay.text(name.scope.map { "s\($0)" } ?? "")
            relay.text(name.formula)
            relay.number(name.isHidden ? 1 : 0)
        }
        relay.number(file.properties.count)
        for (name, value) in file.properties.sorted(by: { $0.key < $1.key }) {
            relay.text(name)
            relay.text(value)
        }
        relay.number(file.remarks.count)
        for remark in file.remarks {
            relay.text(remark.kind.rawValue)
            relay.text(remark.part)
        }
    }

    private mutating func sheet(
        _ entry: SheetEntry, of file: WorkbookFile
    ) throws(WorkbookRefusal) {
        relay.number(Tag.sheet)
        var pieces = self
        do throws(WorkbookRefusal) {
            let shape = try file.scan(entry) { pieces.cell($0, $1.kept()) }
            if !shape.isOrdered { _ = try file.sheet(entry.name) }
            self = pieces
            end(shape)
        } catch {
            self = pieces
            relay.number(Self.brokenOff)
            throw error
        }
    }

    /// Stands where a row would, if the rest of the sheet cannot be read.
    static let brokenOff = -1

    private mutating func end(_ shape: SheetShape) {
        relay.number(0)
        relay.number(shape.merged.count)
        for range in shape.merged { relay.text("\(range)") }
        relay.number(shape.hiddenRows.count)
        for row in shape.hiddenRows.sorted() { relay.number(row) }
    }

    /// One cell: its row from one, so that zero can end the list, its column and what it holds.
    private mutating func cell(_ address: CellAddress, _ content: CellContent) {
        relay.number(address.row + 1)
        relay.number(address.column)
        relay.content(content)
        guard relay.bytes.count >= Self.piece else { return }
        send(relay.bytes)
        relay.empty()
    }
}

extension RelayBytes {
    /// A refusal in the place of everything else.
    mutating func refusal(_ refusal: WorkbookRefusal) {
        number(WorkbookRelay.Tag.refusal)
        number(refusal.reason.rawValue)
        text(refusal.place)
        text(refusal.found)
        text(refusal.expected)
    }

    fileprivate mutating func content(_ content: CellContent) {
        switch content {
        case .number(let lexeme): pair(1, lexeme)
        case .text(let text): pair(2, text)
        case .date(let date):
            number(3)
            for part in [date.year, date.month, date.day, date.seconds ?? -1] { number(part) }
        case .time(let seconds): numbers(4, seconds)
        case .duration(let seconds): numbers(5, seconds)
        case .flag(let flag): numbers(6, flag ? 1 : 0)
        case .failure(let name): pair(7, name)
        case .formula(let formula, let cached):
            pair(8, formula)
            if let value = cached.untrusted { self.content(value) } else { number(0) }
        }
    }

    private mutating func pair(_ kind: Int, _ text: String) {
        number(kind)
        self.text(text)
    }

    private mutating func numbers(_ kind: Int, _ value: Int) {
        number(kind)
        number(value)
    }
}
