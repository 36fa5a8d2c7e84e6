internal import Accountability
internal import Forms
internal import Reckoning
internal import Statistics

extension ReleaseFigures {
    /// The sentences at the head of the release: those that were written, with their figures put
    /// in, or else three that are made from the figures.
    public var headlines: [String] {
        plan.headlines.isEmpty
            ? generatedHeadlines : plan.headlines.map { filled($0) }
    }

    private func filled(_ headline: String) -> String {
        let parts = headline.split(separator: "{", omittingEmptySubsequences: false)
        let rest = parts.dropFirst().map { part -> String in
            let name = part.prefix { $0 != "}" }
            return nationalFigure(String(name)) + part.dropFirst(name.count + 1)
        }
        return String(parts.first ?? "") + rest.joined()
    }

    /// The latest national figure of a name: `b2a`, `b2a.mean`, `c1b:1`.
    private func nationalFigure(_ name: String) -> String {
        let halves = name.split(separator: ".").map(String.init)
        let parts = (halves.first ?? "").split(separator: ":").map(String.init)
        guard let thing = parts.first.flatMap(measured), let period = periods.first,
            let nation, let chief = thing.statistics.first
        else { return PublishedShorthand.notAvailable.rawValue }
        let statistic = halves.count > 1 ? Statistic(rawValue: halves[1]) ?? chief : chief
        let key = FigureKey(
            period.collection, thing.measure.measure, category: parts.count > 1 ? parts[1] : "",
            area: nation.code, statistic)
        return self[key].map { thing.shown($0.content, statistic) }
            ?? PublishedShorthand.notAvailable.rawValue
    }

    private var generatedHeadlines: [String] {
        let shapes: [MeasureShape] = [.change, .options, .amount, .rate, .rows]
        let ordered = shapes.flatMap { shape in measures.filter { $0.measure.shape == shape } }
        return Array(ordered.compactMap { finding($0) }.prefix(3))
    }

    /// What a measure's latest national figure says, in a sentence.
    public func finding(_ thing: MeasuredThing) -> String? {
        guard let period = periods.first, let nation, let chief = thing.statistics.first else {
            return nil
        }
        let measure = thing.measure
        func number(_ category: String = "") -> DecimalNumber? {
            let key = FigureKey(
                period.collection, measure.measure, category: category, area: nation.code, chief)
            return self[key]?.content.number
        }
        let when = "\(nation.name), \(period.name)"
        if measure.hasCategories {
            let found = thing.categories.compactMap { option in
                number(option.code).map { (option, $0) }
            }
            guard let most = found.max(by: { $0.1 < $1.1 }) else { return nil }
            let figure = thing.shown(most.1, chief)
            return measure.shape == .options
                ? "\(figure) of authorities answered “\(most.0.text)” on \(measure.title) (\(when))."
                : "\(figure) \(measure.unit) were at “\(most.0.text)”, more than at any other stage "
                    + "(\(when))."
        }
        guard let value = number() else { return nil }
        switch measure.shape {
        case .change:
            let size = value < .zero ? DecimalNumber.zero.minus(value) : value
            let way = value < .zero ? "lower" : "higher"
            let (now, before) = thing.compared ?? (measure.title, "before")
            return value == .zero
                ? "\(now): as many in all as “\(before)” (\(when))."
                : "\(now): \(thing.shown(size, chief)) \(way) in all than “\(before)” (\(when))."
        case .amount:
            return "\(measure.title): \(thing.shown(value, chief))"
                + "\(thing.unit(of: chief) == .number ? " " + measure.unit : "") in all (\(when))."
        case .rate:
            return "\(measure.title): \(thing.shown(value, chief)) on average, each authority "
                + "counting the same (\(when))."
        case .options, .rows: return nil
        }
    }
}

extension DecimalNumber {
    /// The difference; the number itself where it cannot be held.
    fileprivate func minus(_ other: DecimalNumber) -> DecimalNumber {
        DecimalNumber(coefficient: -other.coefficient, scale: other.scale).flatMap { adding($0) }
            ?? self
    }
}
