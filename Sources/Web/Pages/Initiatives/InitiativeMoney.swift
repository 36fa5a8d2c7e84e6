import Accountability
import Ledger
import Reckoning

/// The second promise: spending is monitored, and money released accordingly.
struct InitiativeMoney {
    let on: InitiativePage

    init(_ on: InitiativePage) {
        self.on = on
    }

    private var visit: Visit { on.visit }
    private var initiative: Initiative { on.initiative }
    private var position: FundPosition { on.position }

    var html: Html {
        guard on.isMoneyOpen else {
            return """
                <h2>Is it spent as planned?</h2>
                <p>The amounts are not published: the fund is not open to everyone, or they are \
                exempt from publication.</p>
                """
        }
        return """
            <h2>Is it spent as planned?</h2>
            \(figures)
            \(acts)
            \(spending)
            \(isPlanner ? profiling : .nothing)
            \(rule)
            """
    }

    /// The amounts that matter most.
    var brief: Html {
        guard on.isMoneyOpen else { return "<p>The amounts are not published.</p>" }
        return KeyFacts([
            ("Approved", .money(position.approved)), ("Released", .money(position.released)),
            ("Spent to date", .money(position.outturn)),
            ("Forecast", .words(initiative.expectedSpend?.inWords ?? "no plan yet")),
        ]).html
    }

    private var isPlanner: Bool {
        on.isKeeper || visit.may(FundRoute.lockMonth, for: on.owner)
    }

    private var figures: Html {
        let expected = initiative.expectedSpend
        let variance = expected.map { $0 - position.approved }
        return KeyFacts([
            ("Approved", .money(position.approved)), ("Drawn down", .money(position.drawn)),
            ("Released", .money(position.released)),
            (
                "Spent to date",
                "\(position.outturn.inWords) (\(position.outturn.percent(of: position.approved)) of "
                    + "what is approved)"
            ),
            ("Released and not spent", .money(position.unspent)),
            ("Forecast", .words(expected?.inWords ?? "no plan yet")),
            ("Forecast less approved", variance.map { .money($0) }),
        ]).html
    }

    private var points: [SpendPoint] {
        SpendPoint.points(of: initiative, visit.books.fund(on.record.fund), today: visit.today)
    }

    private var spending: Html {
        let points = points
        guard !points.isEmpty else { return "<p>There is no plan of spending yet.</p>" }
        let last = points.last { $0.actual != nil }
        let title =
            last.map { point in
                let gap = (point.actual ?? .zero) - (point.plan ?? .zero)
                let word = gap < .zero ? "less" : "more"
                let size = gap < .zero ? -gap : gap
                return size == .zero
                    ? "Spending is as planned to the end of \(point.month.inWords)."
                    : "\(size.inWords) \(word) than planned was spent to the end of "
                        + "\(point.month.inWords)."
            } ?? "Nothing has been spent yet."
        return ChartPlace.spending(id: "spending", title: title, of: on.record.title, points)
    }

    private var rule: Html {
        let changing: Html =
            visit.may(InitiativeRoute.releaseRule, for: on.owner)
            ? """
            <p><a href="\(InitiativeRoute.releaseRule.path(on.id))">\
            \(initiative.releaseRule == nil ? "Set a rule for releases" : "Change the rule")</a></p>
            """ : .nothing
        guard let rule = initiative.releaseRule else {
            return changing == .nothing
                ? .nothing : "<h2>Rule for the next tranche</h2><p>There is none.</p>\(changing)"
        }
        return """
            <h2>Rule for the next tranche</h2><p>\(rule.words)</p>
            \(ReleaseRuleBlock(on, rule, "What the rule looks at, today").html)\(changing)
            """
    }

    /// Whoever asks goes to a request, finance to what can be released.
    private var acts: Html {
        var links: [Html] = []
        if visit.may(FundRoute.newDrawdown, for: on.owner) {
            let path = FundRoute.newDrawdown.path(on.record.fund.text) + "?initiative=\(on.id)"
            links.append(.link("Ask for a release", path))
        }
        if visit.may(FundRoute.releaseDrawdown, for: on.owner),
            let fund = visit.books.fund(on.record.fund)
        {
            links += fund.drawdowns.filter { drawdown in
                drawdown.isLive && drawdown.line(of: initiative.id) != nil
                    && drawdown.releasedAmount < drawdown.amount
            }.map { drawdown in
                let path = FundRoute.drawdown.path(fund.id.text, drawdown.id.text) + "#release"
                return .link("Release from \(drawdown.id)", path)
            }
        }
        return links.isEmpty ? .nothing : "<div class=\"actions\">\(links.joined(" "))</div>"
    }

    private var profiling: Html {
        let form = PlainForm(visit, "profile", to: InitiativeRoute.profileSpending.path(on.id))
        let standing = initiative.forecast ?? initiative.plan
        let months = (standing?.months ?? []).map { "\($0.month.inWords) | \($0.amount.typed)" }
        let kind = initiative.plan == nil ? SpendProfileKind.plan : .forecast
        let fields =
            form.choice(
                "kind", "What is it?", [("plan", "The plan"), ("forecast", "The forecast")],
                kind.rawValue)
            + form.amount("total", "Amount to spread evenly over the funding (optional)")
            + form.text(
                "months", "Or the amount of each month", months.joined(separator: "\n"),
                hint: "One month on each line: April 2017 | 12,500", rows: 6)
            + form.line("reason", "Why is it changed?", hint: "Needed when there is one already")
        return .folded(
            initiative.plan == nil ? "Plan the spending" : "Update the forecast",
            isOpen: form.isBack, form.html("Save", fields))
    }
}

/// What is planned, spent and expected up to the end of a month.
struct SpendPoint {
    let month: Month
    let plan: Money?
    let actual: Money?
    let forecast: Money?

    /// Month by month from the first to the last that anything is known of.
    static func points(of initiative: Initiative, _ fund: Fund?, today: Day) -> [SpendPoint] {
        let spent = fund?.outturnByMonth(of: initiative.id) ?? [:]
        let profiled = [initiative.plan, initiative.forecast].compactMap(\.self)
            .flatMap(\.months).map(\.month)
        let known = profiled + spent.keys
        guard let first = known.min(), let last = known.max() else { return [] }
        let latest = spent.keys.max()
        var total = Money.zero
        return (0...(last.number - first.number)).map { place in
            let month = first.adding(months: place)
            total += spent[month] ?? .zero
            let isPast = latest.map { month <= $0 } ?? false
            return SpendPoint(
                month: month, plan: initiative.plan.map { $0.total(through: month) },
                actual: isPast ? total : nil,
                forecast: isPast ? nil : initiative.forecast.map { $0.total(through: month) })
        }
    }
}

extension Money {
    /// The amount in equal parts over the months of a period, to the penny.
    fileprivate func spread(over period: Period) -> [MonthlyAmount] {
        let (first, last) = (Month(of: period.from), Month(of: period.to))
        let months = (0...max(0, last.number - first.number)).map { first.adding(months: $0) }
        let parts = apportioned(by: months.map { _ in 1 }) ?? []
        return zip(months, parts).map { MonthlyAmount($0, $1) }
    }
}

extension FormReading {
    /// The spread of spending that the form gives.
    mutating func profile(of initiative: InitiativeID, over funding: Period?) -> SpendProfile {
        let kind = choice("kind", "Choose what it is", of: SpendProfileKind.self) ?? .plan
        let total = optionalAmount("total", "the amount to spread")
        if let total, let funding {
            return SpendProfile(
                of: initiative, kind, total.spread(over: funding), reason: words("reason"))
        }
        if isBlank("months") {
            complain("months", "Enter an amount to spread, or an amount for each month")
        }
        return SpendProfile(
            of: initiative, kind, lines("months").compactMap { month($0) }, reason: words("reason"))
    }

    private mutating func month(_ line: String) -> MonthlyAmount? {
        let halves = line.split(separator: "|", maxSplits: 1).map { String($0).trimmed }
        guard halves.count == 2, let first = Day(typed: "1 " + halves[0]),
            let amount = Money(typed: halves[1])
        else {
            complain("months", "Write “\(line)” as a month and an amount: April 2017 | 12,500")
            return nil
        }
        return MonthlyAmount(Month(of: first), amount)
    }
}
