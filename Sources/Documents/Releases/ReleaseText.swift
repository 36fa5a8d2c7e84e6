internal import Accountability
internal import Forms
internal import Reckoning
internal import Statistics
internal import Workbook

extension ReleaseFigures {
    /// The columns of the tidy table: a row for each figure, everything that tells them apart in a
    /// column of its own, codes beside names.
    static let columns: [ReleaseColumn] = [
        ReleaseColumn(
            "time_period", "string", "The days that the figure is for, as first/last day"),
        ReleaseColumn("time_identifier", "string", "What the period is called"),
        ReleaseColumn("collection", "string", "The collection whose returns were collated"),
        ReleaseColumn("geographic_level", "string", "What kind of area the figure is for"),
        ReleaseColumn("area_code", "string", "The area's code: GSS codes where there are any"),
        ReleaseColumn("area_name", "string", "What the area is called"),
        ReleaseColumn("region_name", "string", "The region of an authority"),
        ReleaseColumn("class", "string", "The class of an authority"),
        ReleaseColumn("measure", "string", "The measure's identifier"),
        ReleaseColumn("measure_name", "string", "What is measured"),
        ReleaseColumn("category", "string", "The code of the option that is counted"),
        ReleaseColumn("category_name", "string", "The option that is counted"),
        ReleaseColumn("statistic", "string", "How the figure is made of those returned"),
        ReleaseColumn("value", "number", "The figure; empty where a shorthand stands for it"),
        ReleaseColumn("shorthand", "string", "Why there is no figure"),
        ReleaseColumn("unit", "string", "What the figure counts or measures"),
        ReleaseColumn("status", "string", "[p] provisional, [r] revised"),
        ReleaseColumn("given", "integer", "How many figures it rests on"),
        ReleaseColumn("estimated", "integer", "How many of them were estimated"),
        ReleaseColumn("expected", "integer", "How many there should be"),
    ]

    /// The figures as a tidy table in CSV.
    public var csv: [UInt8] {
        var text = CSVBytes()
        text.add(Self.columns.map(\.name))
        for row in rows { text.add(row) }
        return text.bytes
    }

    /// Every figure as the fields of its row.
    var rows: some Sequence<[String]> {
        let areas = Dictionary(self.areas.map { ($0.code, $0) }) { first, _ in first }
        let periods = Dictionary(self.periods.map { ($0.collection, $0) }) { first, _ in first }
        let things = Dictionary(measures.map { ($0.measure.measure, $0) }) { first, _ in first }
        return figures.lazy.map { figure in
            Self.row(
                figure, periods[figure.key.period], areas[figure.key.area],
                things[figure.key.measure])
        }
    }

    private static func row(
        _ figure: ReleaseFigure, _ period: ReleasePeriod?, _ area: ReleaseArea?,
        _ thing: MeasuredThing?
    ) -> [String] {
        let key = figure.key
        let category = thing?.categories.first { $0.code == key.category }
        var value = ""
        var sign = ""
        switch figure.content {
        case .number(let number): value = "\(number)"
        case .sign(let shorthand): sign = shorthand.rawValue
        }
        return [
            period?.interval ?? "", period?.name ?? "", key.period.text, figure.level.title,
            key.area, area?.name ?? "", area?.region ?? "", area?.group ?? "", key.measure,
            thing?.measure.title ?? "", key.category, category?.text ?? "",
            key.statistic.rawValue, value, sign, thing?.unitInWords(of: key.statistic) ?? "",
            figure.marks.joined(separator: " "), "\(figure.coverage.given)",
            "\(figure.coverage.estimated)", "\(figure.coverage.expected)",
        ]
    }
}

/// A column of the tidy table.
struct ReleaseColumn: Hashable, Sendable {
    let name: String
    /// Its type, in the words that CSVW and Table Schema share.
    let type: String
    let about: String

    init(_ name: String, _ type: String, _ about: String) {
        self.name = name
        self.type = type
        self.about = about
    }
}

/// CSV (RFC 4180) as bytes, for tables of many rows; numbers are never guarded, texts always.
private struct CSVBytes {
    private(set) var bytes: [UInt8] = []

    mutating func add(_ fields: [String]) {
        for (place, field) in fields.enumerated() {
            if place > 0 { bytes.append(UInt8(ascii: ",")) }
            let isNumber = DecimalNumber(field) != nil
            bytes.append(contentsOf: (isNumber ? field : CSVField.safe(field)).utf8)
        }
        bytes.append(contentsOf: [13, 10])
    }
}
