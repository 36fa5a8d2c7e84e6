internal import Accountability
internal import Forms
internal import Reckoning
internal import Statistics

/// The figures of one measure for one period.
struct MeasureDrawing {
    let round: CollatedRound
    let before: CollatedRound?
    let treatment: MissingTreatment
    let map: AreaMap
    let thing: MeasuredThing

    private var measure: ReleaseMeasure { thing.measure }

    var figures: [DrawnFigure] {
        switch measure.shape {
        case .amount: return amounts(round.figures(measure.question), category: "", treats: true)
        case .rate: return amounts(round.figures(measure.question), category: "", treats: false)
        case .rows:
            return zip(round.options(measure.question), round.rows(measure.question)).flatMap {
                amounts($1, category: $0.code, treats: false)
            }
        case .options: return options
        case .change: return changes
        }
    }

    /// The column with estimates for what is missing.
    private func treated(_ column: FigureColumn, _ question: String) -> FigureColumn {
        let previous = before.map { before -> FigureColumn in
            let earlier = before.figures(question)
            let places = Dictionary(
                before.bodies.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { $1 })
            return FigureColumn(
                round.bodies.map { body in
                    places[body.code].map { earlier[$0] } ?? .missing(.notCollected)
                })
        }
        return column.treated(by: treatment, previous: previous, classes: map.classes)
    }

    private func amounts(
        _ given: FigureColumn, category: String, treats: Bool
    ) -> [DrawnFigure] {
        let column = treats ? treated(given, measure.question) : given
        let weights = measure.weight.map { round.figures($0) }
        let withheld = measure.countsPeople ? self.withheld(column) : []
        return map.areas.enumerated().flatMap { place, entry -> [DrawnFigure] in
            let isWithheld = withheld.contains(place)
            if entry.area.level == .authority {
                return [own(given, entry.members[0], entry.area, category, isWithheld)]
            }
            let summary = column.summary(of: entry.members, weightedBy: weights)
            return thing.statistics.map { statistic in
                let content: FigureContent =
                    isWithheld
                    ? .sign(.confidential) : content(statistic, summary, rounds: true)
                return drawn(entry.area, category, statistic, content, summary.coverage)
            }
        }
    }

    /// What an authority itself gave; an estimate for it is not shown as its own.
    private func own(
        _ column: FigureColumn, _ place: Int, _ area: ReleaseArea, _ category: String,
        _ isWithheld: Bool
    ) -> DrawnFigure {
        let content: FigureContent =
            switch column[place] {
            case .given(let number):
                isWithheld
                    ? .sign(.confidential) : Self.shown(number, measure.decimals(of: .value))
            case .missing(let reason): .sign(PublishedShorthand(reason))
            }
        return drawn(area, category, .value, content, column.coverage(of: [place]))
    }

    private var options: [DrawnFigure] {
        let column = round.choices(measure.question)
        return map.areas.filter { $0.area.level != .authority }.flatMap { area, members in
            zip(thing.categories, column.summaries(of: members)).flatMap { option, summary in
                thing.statistics.map { statistic in
                    drawn(
                        area, option.code, statistic,
                        content(statistic, summary, rounds: false), summary.coverage)
                }
            }
        }
    }

    private var changes: [DrawnFigure] {
        let now = round.figures(measure.question)
        let start = round.figures(measure.before ?? "")
        let each = now.percentChanges(from: start)
        let weights = measure.weight.map { round.figures($0) }
        let withheld: Set<Int> =
            measure.countsPeople
            ? self.withheld(treated(now, measure.question)).union(
                self.withheld(treated(start, measure.before ?? ""))) : []
        return map.areas.enumerated().flatMap { place, entry -> [DrawnFigure] in
            let isWithheld = withheld.contains(place)
            if entry.area.level == .authority {
                return [own(each, entry.members[0], entry.area, "", isWithheld)]
            }
            let total = now.change(from: start, at: entry.members)
            let summary = each.summary(of: entry.members, weightedBy: weights)
            return thing.statistics.map { statistic in
                let isOfTotals = Self.ofTotals.contains(statistic)
                let source = isOfTotals ? total : summary
                let isHidden = isWithheld && statistic == .changeOfTotal
                let content: FigureContent =
                    isHidden ? .sign(.confidential) : content(statistic, source, rounds: false)
                return drawn(entry.area, "", statistic, content, source.coverage)
            }
        }
    }

    private static let ofTotals: Set<Statistic> = [.changeOfTotal, .shareHigher, .shareLower]

    private func drawn(
        _ area: ReleaseArea, _ category: String, _ statistic: Statistic,
        _ content: FigureContent, _ coverage: Coverage
    ) -> DrawnFigure {
        DrawnFigure(
            key: FigureKey(
                round.collection, measure.measure, category: category, area: area.code, statistic),
            level: area.level, content: content, coverage: coverage)
    }

    /// A statistic as it is published; a mean of rounded totals is of what was rounded.
    private func content(
        _ statistic: Statistic, _ summary: GroupSummary, rounds: Bool
    ) -> FigureContent {
        let decimals = measure.decimals(of: statistic)
        guard let exact = summary[statistic], let number = exact.rounded(decimals: decimals) else {
            return .sign(.notAvailable)
        }
        let step = Int64(measure.roundsTo)
        guard rounds, step > 1, statistic == .total || statistic == .mean else {
            return number == .zero && exact.isAboveNought ? .sign(.low) : .number(number)
        }
        guard let total = summary[.total]?.rounded(decimals: 0) else { return .sign(.notAvailable) }
        let rounded = total.rounded(toNearest: step)
        if rounded == .zero { return total == .zero ? .number(.zero) : .sign(.low) }
        if statistic == .total { return .number(rounded) }
        let bodies = Int64(summary.coverage.given + summary.coverage.estimated)
        let mean = FigureColumn([.given(rounded)] + Self.noughts(bodies - 1)).summary(
            of: Array(0..<Int(bodies)))[.mean]
        return mean?.rounded(decimals: decimals).map { .number($0) } ?? .sign(.notAvailable)
    }

    private static func noughts(_ count: Int64) -> [Figure<DecimalNumber>] {
        Array(repeating: .given(.zero), count: Int(max(0, count)))
    }

    private static func shown(_ number: DecimalNumber, _ decimals: Int) -> FigureContent {
        let rounded = number.rounded(decimals: decimals)
        return rounded == .zero && number > .zero ? .sign(.low) : .number(rounded)
    }
}

extension MeasureDrawing {
    /// The areas whose counts are withheld, by their places in the map.
    ///
    /// The margins are those that a reader can add up along: the authorities of a region and of a
    /// class, and the regions and the classes of the nation.
    fileprivate func withheld(_ column: FigureColumn) -> Set<Int> {
        var counts: [Int64] = []
        var places: [Int] = []
        for (place, entry) in map.areas.enumerated() {
            // Nobody sees an authority's estimate, and who knows the method can work it out.
            if entry.area.level == .authority, column.isEstimated(entry.members[0]) { continue }
            let total = column.summary(of: entry.members)[.total]?.rounded(decimals: 0)
            guard let total, total >= .zero else { continue }
            places.append(place)
            counts.append(min(total.coefficient, CountTable.largest))
        }
        let margins = margins(among: places)
        guard let table = CountTable(counts, margins: margins) else { return Set(places) }
        return Set(table.suppression().places.map { places[$0] })
    }

    private func margins(among places: [Int]) -> [CountTable.Margin] {
        let levels = Dictionary(grouping: places.indices) { map.areas[places[$0]].area.level }
        let authorities = levels[.authority] ?? []
        let home = Dictionary(
            uniqueKeysWithValues: authorities.map { (map.areas[places[$0]].members[0], $0) })
        var margins: [CountTable.Margin] = []
        let sums = (levels[.region] ?? []) + (levels[.group] ?? [])
        for sum in sums + (authorities.isEmpty ? [] : levels[.nation] ?? []) {
            let parts = map.areas[places[sum]].members.compactMap { home[$0] }
            if !parts.isEmpty { margins.append(CountTable.Margin(total: sum, parts: parts)) }
        }
        guard let nation = levels[.nation]?.first else { return margins }
        for level in [AreaLevel.region, .group] {
            let parts = levels[level] ?? []
            if !parts.isEmpty { margins.append(CountTable.Margin(total: nation, parts: parts)) }
        }
        return margins
    }
}

extension ReleaseMeasure {
    /// How many decimals a statistic of it is shown with.
    func decimals(of statistic: Statistic) -> Int {
        switch statistic {
        case .total, .value, .least, .most: decimals
        case .mean, .weightedMean, .median, .lowerQuartile, .upperQuartile: max(1, decimals)
        case .bodies: 0
        case .changeOfTotal, .shareHigher, .shareLower, .share: 1
        }
    }
}
