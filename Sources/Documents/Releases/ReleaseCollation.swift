public import Accountability
internal import Forms
internal import Reckoning
public import Statistics

extension ReleaseFigures {
    /// The figures of a plan, from the rounds that it is about, the latest first.
    ///
    /// `earlier` holds what was published before: a figure that differs from it is marked as
    /// revised. Small counts of people are withheld, and whatever else would give them back.
    public init(
        _ plan: ReleasePlan, _ rounds: [CollatedRound],
        treatments: [CollectionID: MissingTreatment], earlier: ReleaseFigures? = nil
    ) {
        var collation = ReleaseCollation(plan, earlier)
        for (place, round) in rounds.enumerated() {
            let before = rounds.indices.contains(place + 1) ? rounds[place + 1] : nil
            collation.add(
                round, before: before, treatments[round.collection] ?? .none, isLatest: place == 0)
        }
        self = collation.finished
    }
}

/// One collation of a release's figures.
private struct ReleaseCollation {
    private let plan: ReleasePlan
    private let earlier: ReleaseFigures?
    private var periods: [ReleasePeriod] = []
    private var measures: [MeasuredThing] = []
    private var areas: [ReleaseArea] = []
    private var known: Set<ReleaseArea> = []
    private var figures: [ReleaseFigure] = []

    init(_ plan: ReleasePlan, _ earlier: ReleaseFigures?) {
        self.plan = plan
        self.earlier = earlier
    }

    var finished: ReleaseFigures {
        let order = AreaLevel.allCases
        let sorted = areas.sorted { left, right in
            let ranks = [left, right].map { order.firstIndex(of: $0.level) ?? 0 }
            return ranks[0] == ranks[1] ? left.code < right.code : ranks[0] < ranks[1]
        }
        return ReleaseFigures(
            plan: plan, periods: periods, measures: measures, areas: sorted, figures: figures)
    }

    mutating func add(
        _ round: CollatedRound, before: CollatedRound?, _ treatment: MissingTreatment,
        isLatest: Bool
    ) {
        let map = AreaMap(round.bodies, levels: plan.levels)
        for (area, _) in map.areas where known.insert(area).inserted { areas.append(area) }
        let silent = zip(round.bodies, round.sheets).filter { $0.1 == nil }.map(\.0.name)
        periods.append(
            ReleasePeriod(
                collection: round.collection, days: round.form.period,
                name: round.form.period.inWords, asked: round.bodies.count,
                responded: round.responded, silent: silent.sorted(), treatment: treatment))
        for measure in plan.measures {
            let thing = MeasuredThing(
                measure: measure,
                categories: measure.hasCategories ? round.options(measure.question) : [],
                compared: measure.before.map {
                    (round.name(of: measure.question), round.name(of: $0))
                },
                weighting: measure.weight.map { round.name(of: $0) })
            if isLatest { measures.append(thing) }
            let drawing = MeasureDrawing(
                round: round, before: before, treatment: treatment, map: map, thing: thing)
            for figure in drawing.figures { keep(figure, isLatest: isLatest) }
        }
    }

    private mutating func keep(_ drawn: DrawnFigure, isLatest: Bool) {
        let published = earlier?[drawn.key]
        figures.append(
            ReleaseFigure(
                key: drawn.key, level: drawn.level, content: drawn.content,
                isRevised: published.map { $0.content != drawn.content } ?? false,
                isProvisional: isLatest && plan.maturity == .provisional,
                coverage: drawn.coverage))
    }
}

extension ReleaseMeasure {
    /// Its figures are for each option of a list.
    var hasCategories: Bool { shape == .options || shape == .rows }
}

/// A figure as it was worked out.
struct DrawnFigure {
    let key: FigureKey
    let level: AreaLevel
    let content: FigureContent
    let coverage: Coverage
}

extension MissingTreatment {
    /// The treatment that was chosen for a collection.
    public init(_ choice: TreatmentChoice) {
        self =
            switch choice.method {
            case .none: .none
            case .previousUprated: .previousUprated(percent: choice.percent)
            case .classMean: .classMean
            }
    }
}
