internal import Accountability
internal import Forms
internal import Reckoning
internal import Statistics

extension PublishedRelease {
    /// The release as accessible tables: a cover, the contents, the notes, and a table a sheet.
    public var tables: PublishedTables {
        var tables = PublishedTables(
            title: plan.title, summary: [summary] + figures.headlines, contact: contact,
            nextUpdate: plan.next.map { "\($0.inWords) (provisional)" } ?? "Not announced yet.")
        tables.made = Int(version.at.milliseconds / 1_000)
        tables.parts = cover
        tables.notes = notes.texts
        var sheets = figures.measures.enumerated().map { measureTable($1, number: $0 + 1) }
        if plan.levels.contains(.authority) { sheets += authorityTables }
        tables.tables = sheets.filter { !$0.rows.isEmpty }
        return tables
    }

    private var cover: [CoverPart] {
        var parts = [
            CoverPart(
                "About this release",
                [
                    "Type: \(plan.type.title)",
                    "Published: \(version.at.inWords), version \(version.number)",
                    "Figures are \(plan.maturity.title.lowercased()).",
                    "Publisher: \(publisher)",
                ]),
            CoverPart(
                "How many responded",
                figures.periods.map { period in
                    let silent =
                        period.silent.isEmpty
                        ? "" : " Without: \(period.silent.joined(separator: "; "))."
                    return "\(period.name): \(period.responded) of \(period.asked)." + silent
                }),
        ]
        if !corrections.isEmpty {
            parts.append(
                CoverPart("Corrections", corrections.map { "\($0.at.inWords): \($0.note)" }))
        }
        return parts
    }

    /// The notes, each once, and their numbers by what they explain.
    private var notes: (texts: [String], numbers: [String: Int]) {
        var texts = [figures.periods.first?.treatment.inWords].compactMap(\.self)
        for thing in figures.measures {
            for statistic in thing.statistics {
                let text = "\(thing.title(of: statistic)): \(thing.method(of: statistic))"
                if !texts.contains(text) { texts.append(text) }
            }
        }
        if figures.measures.contains(where: \.measure.countsPeople) {
            texts.append(Self.disclosureNote)
        }
        let numbers = texts.enumerated().map { ($1, $0 + 1) }
        return (texts, Dictionary(numbers) { first, _ in first })
    }

    static let disclosureNote =
        "Counts of people from 1 to 5 are withheld, with whatever else would give them back by "
        + "subtraction; nought is shown."

    private func noteNumbers(_ thing: MeasuredThing) -> [Int] {
        let numbers = notes.numbers
        let methods = thing.statistics.map { "\(thing.title(of: $0)): \(thing.method(of: $0))" }
        let disclosure = thing.measure.countsPeople ? [Self.disclosureNote] : []
        return ([1] + (methods + disclosure).compactMap { numbers[$0] }).sorted()
    }

    /// One measure by area, for every period.
    private func measureTable(_ thing: MeasuredThing, number: Int) -> PublishedTable {
        let heads = Self.columns(of: thing)
        let areas = figures.areas.filter { $0.level != .authority }
        let rows = figures.periods.flatMap { period in
            areas.compactMap { row(thing, heads, $0, period) }
        }
        return PublishedTable(
            name: "Table \(number)", title: "Table \(number): \(thing.measure.title), by area",
            notes: noteNumbers(thing),
            columns: [
                PublishedColumn("Period"), PublishedColumn("Level"), PublishedColumn("Area code"),
                PublishedColumn("Area"),
            ] + heads.map { PublishedColumn($0.title, unit: thing.unitInWords(of: $0.statistic)) }
                + [
                    PublishedColumn("Figures given", unit: "number"),
                    PublishedColumn("Figures expected", unit: "number"), PublishedColumn("Status"),
                ],
            rows: rows)
    }

    /// The columns of a measure: its statistics, for each category.
    private static func columns(
        of thing: MeasuredThing
    ) -> [(category: String, statistic: Statistic, title: String)] {
        guard thing.measure.hasCategories else {
            return thing.statistics.map { ("", $0, thing.title(of: $0)) }
        }
        return thing.categories.flatMap { option in
            thing.statistics.map {
                (option.code, $0, "\(option.shown): \(thing.title(of: $0).lowercased())")
            }
        }
    }

    private func row(
        _ thing: MeasuredThing,
        _ heads: [(category: String, statistic: Statistic, title: String)], _ area: ReleaseArea,
        _ period: ReleasePeriod
    ) -> [PublishedCell]? {
        let found = heads.map { head in
            figures[
                FigureKey(
                    period.collection, thing.measure.measure, category: head.category,
                    area: area.code, head.statistic)]
        }
        guard let first = found.compactMap(\.self).first else { return nil }
        return [.text(period.name), .text(area.level.title), .text(area.code), .text(area.name)]
            + zip(found, heads).map { cell($0, thing, $1.statistic) }
            + [
                .number(DecimalNumber(Int64(first.coverage.given)), .plain(decimals: 0)),
                .number(DecimalNumber(Int64(first.coverage.expected)), .plain(decimals: 0)),
                .text(Self.status(found.compactMap(\.self))),
            ]
    }

    private func cell(
        _ figure: ReleaseFigure?, _ thing: MeasuredThing, _ statistic: Statistic
    ) -> PublishedCell {
        switch figure?.content {
        case .number(let number):
            .number(number, .plain(decimals: thing.measure.decimals(of: statistic)))
        case .sign(let sign): .shorthand(sign)
        case nil: .shorthand(.notAvailable)
        }
    }

    private static func status(_ figures: [ReleaseFigure]) -> String {
        let words = [
            figures.contains(where: \.isProvisional) ? "Provisional" : nil,
            figures.contains(where: \.isRevised) ? "Revised" : nil,
        ].compactMap(\.self)
        return words.isEmpty ? "Final" : words.joined(separator: ", ")
    }

    /// What the authorities returned for each period, a measure a column.
    private var authorityTables: [PublishedTable] {
        let columns = figures.measures.flatMap { thing -> [(MeasuredThing, String, String)] in
            guard thing.measure.shape != .options else { return [] }
            guard thing.measure.hasCategories else { return [(thing, "", thing.measure.title)] }
            return thing.categories.map { (thing, $0.code, "\(thing.measure.title): \($0.shown)") }
        }
        guard !columns.isEmpty else { return [] }
        let areas = figures.areas.filter { $0.level == .authority }
        return figures.periods.enumerated().map { place, period in
            PublishedTable(
                name: "Authorities \(place + 1)",
                title: "Figures of each authority, \(period.name)", notes: [1],
                columns: [
                    PublishedColumn("Area code"), PublishedColumn("Area"),
                    PublishedColumn("Region"), PublishedColumn("Class"),
                ]
                    + columns.map {
                        PublishedColumn("\($0.0.measure.measure) \($0.2)", unit: $0.0.measure.unit)
                    },
                rows: areas.map { area in
                    [
                        .text(area.code), .text(area.name),
                        .text(area.region.isEmpty ? "none" : area.region),
                        .text(area.group.isEmpty ? "none" : area.group),
                    ]
                        + columns.map { thing, category, _ in
                            let key = FigureKey(
                                period.collection, thing.measure.measure, category: category,
                                area: area.code, .value)
                            return cell(figures[key], thing, .value)
                        }
                })
        }
    }
}
