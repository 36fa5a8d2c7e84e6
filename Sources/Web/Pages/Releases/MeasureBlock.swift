import Accountability
import Documents
import Forms
import Reckoning
import Statistics

/// One measure of a release: what it says, a chart, and the table by area.
struct MeasureBlock {
    let at: PublicationVisit
    let thing: MeasuredThing

    private var figures: ReleaseFigures { at.figures }
    private var measure: ReleaseMeasure { thing.measure }
    private var areas: [ReleaseArea] { figures.areas.filter { $0.level != .authority } }

    var html: Html {
        guard let period = figures.periods.first else { return .nothing }
        return """
            \(chart(period))
            \(table(period))
            \(overTime)
            \(.folded("How these figures are made", methods))
            """
    }

    private func figure(
        _ period: ReleasePeriod, _ area: ReleaseArea, _ category: String, _ statistic: Statistic
    ) -> ReleaseFigure? {
        figures[
            FigureKey(
                period.collection, measure.measure, category: category, area: area.code,
                statistic)]
    }

    private func shown(_ figure: ReleaseFigure?, _ statistic: Statistic) -> String {
        guard let figure else { return PublishedShorthand.notAvailable.rawValue }
        return thing.shown(figure.content, statistic)
    }

    // MARK: - The chart

    private func chart(_ period: ReleasePeriod) -> Html {
        guard let chief = thing.statistics.first else { return .nothing }
        let bars =
            measure.shape == .options || measure.shape == .rows
            ? categoryBars(period, chief) : areaBars(period, chief)
        guard !bars.isEmpty else { return .nothing }
        let unit: ChartUnit =
            switch thing.unit(of: chief) {
            case .number: .number
            case .percent: .percent
            case .pounds: .pounds
            }
        let rows = bars.map { bar in
            BarRows.Row(
                words: bar.words, from: 0, to: bar.value, figure: bar.figure, kind: "bar actual")
        }
        let drawn = [ChartSize.wide, .narrow].map { BarRows($0, rows) }
        let figure = ChartFigure(
            id: "chart-\(measure.measure)", title: figures.finding(thing) ?? measure.title,
            subtitle: "\(measure.title): \(thing.title(of: chief).lowercased()), \(period.name)",
            description: bars.map { "\($0.words): \($0.figure)" }.joined(separator: "; "),
            source: "returns to \(period.collection)",
            table: ChartTable(
                caption: measure.title, columns: ["Bar", thing.title(of: chief)],
                rows: bars.map { [$0.words, $0.figure] }))
        return figure.html(drawn.map(\.size)) { size in
            drawn.first { $0.size.name == size.name }?.drawing(unit, areSteps: false) ?? .nothing
        }
    }

    private typealias Bar = (words: String, value: Double, figure: String)

    private func areaBars(_ period: ReleasePeriod, _ chief: Statistic) -> [Bar] {
        let regions = areas.filter { $0.level == .region }
        let shown = regions.isEmpty ? areas : regions
        return shown.compactMap { area in
            guard let number = figure(period, area, "", chief)?.content.number else { return nil }
            return (area.name, number.double, thing.shown(number, chief))
        }
    }

    private func categoryBars(_ period: ReleasePeriod, _ chief: Statistic) -> [Bar] {
        guard let nation = figures.nation else { return [] }
        return thing.categories.compactMap { option in
            let found = figure(period, nation, option.code, chief)?.content.number
            return found.map { (option.shown, $0.double, thing.shown($0, chief)) }
        }
    }

    // MARK: - The tables

    private func table(_ period: ReleasePeriod) -> Html {
        let heads = columns
        let rows = areas.map { area -> [Html] in
            let found = heads.map { figure(period, area, $0.category, $0.statistic) }
            let coverage = found.compactMap(\.self).first?.coverage
            return [.words(area.name), .words(area.code)]
                + zip(found, heads).map { cell($0, $1.statistic) }
                + [.words(coverage.map { "\($0.given + $0.estimated) of \($0.expected)" } ?? "")]
        }
        return DataTable(
            caption: "\(measure.title) by area, \(period.name)",
            columns: [.words("Area"), .words("Code")]
                + heads.map { .figure("\($0.title) (\(thing.unitInWords(of: $0.statistic)))") }
                + [.figure("Authorities")],
            rows: rows
        ).html + shorthand(period)
    }

    private func cell(_ figure: ReleaseFigure?, _ statistic: Statistic) -> Html {
        let marks = (figure?.marks ?? []).map { " \($0)" }.joined()
        return "\(shown(figure, statistic))\(marks)"
    }

    private var columns: [(category: String, statistic: Statistic, title: String)] {
        guard !thing.categories.isEmpty else {
            return thing.statistics.map { ("", $0, thing.title(of: $0)) }
        }
        return thing.categories.compactMap { option in
            thing.statistics.first.map { (option.code, $0, option.shown) }
        }
    }

    /// What the signs in the table mean: those that stand in it.
    private func shorthand(_ period: ReleasePeriod) -> Html {
        let shown = areas.flatMap { area in
            columns.compactMap { figure(period, area, $0.category, $0.statistic) }
        }
        let signs = PublishedShorthand.allCases.filter { sign in
            shown.contains { $0.content == .sign(sign) }
        }.map { "\($0.rawValue) \($0.meaning.lowercasedFirst)" }
        let marks = [
            shown.contains(where: \.isProvisional)
                ? "[p] provisional: more returns or corrections are expected" : nil,
            shown.contains(where: \.isRevised)
                ? "[r] revised: differs from what was published before" : nil,
        ].compactMap(\.self)
        guard !signs.isEmpty || !marks.isEmpty else { return .nothing }
        return .hint("\((signs + marks).joined(separator: "; ")).")
    }

    private var overTime: Html {
        guard figures.periods.count > 1, let nation = figures.nation else { return .nothing }
        let heads = columns
        return DataTable(
            caption: "\(measure.title) over time, \(nation.name)",
            columns: [.words("Period")]
                + heads.map { .figure("\($0.title) (\(thing.unitInWords(of: $0.statistic)))") },
            rows: figures.periods.map { period in
                [.words(period.name)]
                    + heads.map {
                        cell(figure(period, nation, $0.category, $0.statistic), $0.statistic)
                    }
            }
        ).html
    }

    private var methods: Html {
        let items = thing.statistics.map { statistic -> Html in
            "<dt>\(thing.title(of: statistic))</dt><dd>\(thing.method(of: statistic))</dd>"
        }
        return "<dl>\(items)</dl>"
    }
}

extension String {
    /// The sentence as it goes on after a sign.
    var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
