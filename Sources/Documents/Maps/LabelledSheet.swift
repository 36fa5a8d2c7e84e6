internal import Workbook

/// A sheet of somebody else's workbook whose cells are found by the labels beside them.
struct LabelledSheet {
    /// What looking for a label came to.
    struct Found {
        let address: CellAddress
        /// The label as it stands there, when it is misspelt.
        var misspelt: String?
        /// The other places at which it stands.
        var others: [CellAddress] = []
    }

    let sheet: Sheet
    private let labels: [(address: CellAddress, text: String, label: LabelText)]

    /// The most texts that are looked at as labels.
    private static let mostLabels = 20_000

    init(_ sheet: Sheet) {
        self.sheet = sheet
        var labels: [(address: CellAddress, text: String, label: LabelText)] = []
        for cell in sheet.cells where labels.count < Self.mostLabels {
            guard case .text(let text)? = cell.content.shown else { continue }
            labels.append((cell.address, text, LabelText(text)))
        }
        self.labels = labels
    }

    /// The first place of a label, within rows and columns when those are given.
    func find(
        _ text: String, rows: ClosedRange<Int> = 0...CellAddress.rowLimit,
        columns: ClosedRange<Int> = 0...CellAddress.columnLimit
    ) -> Found? {
        let wanted = LabelText(text)
        let near = labels.filter {
            rows.contains($0.address.row) && columns.contains($0.address.column)
        }
        let exact = near.filter { wanted.matches($0.label) }
        if let first = exact.first {
            return Found(address: first.address, others: exact.dropFirst().map(\.address))
        }
        let similar = near.filter { wanted.nearlyMatches($0.label) }
        guard let first = similar.first else { return nil }
        return Found(
            address: first.address, misspelt: first.text,
            others: similar.dropFirst().map(\.address))
    }

    /// The numbered headings `before#after`, each with its number and place.
    func slots(_ pattern: String) -> [(number: Int, address: CellAddress)] {
        let halves = pattern.split(separator: "#", omittingEmptySubsequences: false)
            .map { LabelText(String($0)).plain }
        guard halves.count == 2 else { return [] }
        return labels.compactMap { label in
            let plain = label.label.plain
            guard plain.hasPrefix(halves[0]), plain.hasSuffix(halves[1]),
                plain.count > halves[0].count + halves[1].count,
                let number = Int(plain.dropFirst(halves[0].count).dropLast(halves[1].count)),
                (1...1_000_000).contains(number)
            else { return nil }
            return (number, label.address)
        }
    }

    /// The cells that a merged cell covers, or the cell alone.
    func extent(of address: CellAddress) -> CellRange {
        sheet.merged.prefix(10_000).first { $0.contains(address) } ?? CellRange(address, address)
    }

    /// What a cell holds; in a cell merged downwards, what its first cell holds.
    func carried(_ address: CellAddress) -> CellAddress {
        let range = extent(of: address)
        return range.first.column == address.column ? range.first : address
    }
}
