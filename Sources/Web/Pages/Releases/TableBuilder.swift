import Accountability
import Documents
import Forms
import Foundation
import Reckoning
import Statistics

/// A table of a release's figures that the address describes: the same address gives the same
/// table.
struct TableBuilder {
    let at: PublicationVisit

    /// The most rows that a page shows; the file has them all.
    static let mostShown = 400

    private var figures: ReleaseFigures { at.figures }
    private var query: FormFields { at.visit.query }

    /// What was chosen of a list; everything that is sensible to begin with.
    private func chosen(_ name: String, _ all: [String], _ start: [String]) -> Set<String> {
        let asked = query.all(name).filter { all.contains($0) }
        return Set(asked.isEmpty ? start : asked)
    }

    var measures: [MeasuredThing] {
        let all = figures.measures.map(\.measure.measure)
        let picked = chosen("measure", all, Array(all.prefix(1)))
        return figures.measures.filter { picked.contains($0.measure.measure) }
    }

    var periods: [ReleasePeriod] {
        let all = figures.periods.map(\.collection.text)
        let picked = chosen("period", all, Array(all.prefix(1)))
        return figures.periods.filter { picked.contains($0.collection.text) }
    }

    var levels: [AreaLevel] {
        let all = at.plan.levels.map(\.rawValue)
        let picked = chosen("level", all, Array(all.prefix(2)))
        return AreaLevel.allCases.filter { picked.contains($0.rawValue) }
    }

    /// Words or codes, each of which an area may have.
    var words: String { (query["area"] ?? "").trimmed }

    var areas: [ReleaseArea] {
        let wanted = words.split(separator: ",").map { String($0).trimmed }.filter { !$0.isEmpty }
        return figures.areas.filter { area in
            levels.contains(area.level)
                && (wanted.isEmpty
                    || wanted.contains { area.name.mentions($0) || area.code.mentions($0) })
        }
    }

    /// The columns: each statistic of each measure, for each of its categories.
    var columns: [Column] {
        measures.flatMap { thing -> [Column] in
            let hasAuthorities = levels.contains(.authority) && thing.measure.shape != .options
            let hasGroups = levels.contains { $0 != .authority }
            let statistics =
                (hasGroups ? thing.statistics : []) + (hasAuthorities ? [.value] : [])
            let categories = thing.categories.isEmpty ? [""] : thing.categories.map(\.code)
            return categories.flatMap { category in
                statistics.map { Column(thing: thing, category: category, statistic: $0) }
            }
        }
    }

    /// One column of figures.
    struct Column {
        let thing: MeasuredThing
        let category: String
        let statistic: Statistic

        var title: String {
            let option = thing.categories.first { $0.code == category }.map { ": \($0.shown)" }
            let unit = thing.unitInWords(of: statistic)
            return "\(thing.measure.title)\(option ?? ""), "
                + "\(thing.title(of: statistic).lowercased()) (\(unit))"
        }
    }

    /// The rows: an area in a period, with what stands in each column, if anything does.
    var rows: [(period: ReleasePeriod, area: ReleaseArea, figures: [ReleaseFigure?])] {
        let columns = columns
        return periods.flatMap { period in
            areas.compactMap { area in
                let found = columns.map { column in
                    figures[
                        FigureKey(
                            period.collection, column.thing.measure.measure,
                            category: column.category, area: area.code, column.statistic)]
                }
                return found.allSatisfy { $0 == nil } ? nil : (period, area, found)
            }
        }
    }

    /// The part of the address that describes the table, with the version that it is of.
    var address: String {
        var pairs = measures.map { ("measure", $0.measure.measure) }
        pairs += periods.map { ("period", $0.collection.text) }
        pairs += levels.map { ("level", $0.rawValue) }
        if !words.isEmpty { pairs.append(("area", words)) }
        pairs.append(("version", "\(at.version.number)"))
        return pairs.map { name, value in
            "\(name)=\(value.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")"
        }.joined(separator: "&")
    }

    /// The table as a file.
    var file: ListFile {
        let columns = columns
        return ListFile(
            name: "\(at.plan.release)-v\(at.version.number)-table",
            columns: ["Period", "Level", "Area code", "Area"] + columns.map(\.title),
            rows: rows.map { period, area, found in
                [
                    .words(period.interval), .words(area.level.title), .words(area.code),
                    .words(area.name),
                ]
                    + found.map { figure in
                        switch figure?.content {
                        case .number(let number): .words("\(number)")
                        case .sign(let sign): .words(sign.rawValue)
                        case nil: .words("")
                        }
                    }
            })
    }
}
