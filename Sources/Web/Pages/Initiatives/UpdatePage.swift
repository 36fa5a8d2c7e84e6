import Accountability
import Ledger
import Reckoning

/// The quarter's update on one page: how far it has come, what happened, and three judgements.
struct UpdatePage {
    let visit: Visit
    let initiative: Initiative

    init(_ visit: Visit) throws(Problem) {
        self.visit = visit
        initiative = try visit.initiative()
    }

    private var form: PlainForm {
        PlainForm(visit, "update", to: InitiativeRoute.writeUpdate.path(initiative.id.text))
    }

    var page: Page {
        Page(
            title: "Update on \(initiative.id)",
            crumbs: [
                Crumb(words: "Portfolio", path: InitiativeRoute.portfolio.path()),
                Crumb(
                    words: initiative.record.title,
                    path: InitiativeRoute.initiative.path(initiative.id.text)),
            ],
            main: """
                <h1><span class="above">\(initiative.record.title)</span>Write this quarter’s \
                update</h1>
                \(feeding)
                \(form.html("Save the update", fields))
                """)
    }

    private var feeding: Html {
        initiative.record.slot == nil
            ? .nothing
            : "<p>The progress and the commentary go into the programme’s return as they are here.</p>"
    }

    /// The quarter that runs and the one before it.
    static func periods(on day: Day) -> [Period] {
        let now = Period.quarter(of: day)
        return [Period.quarter(of: now.from.adding(days: -1)), now]
    }

    private var fields: Html {
        let latest = initiative.latestUpdate?.update
        let periods = Self.periods(on: visit.today).map {
            (value: "\($0.from)", words: $0.inWords)
        }
        let stages = InitiativeProgress.allCases.map { (value: $0.rawValue, words: $0.title) }
        return form.choice("period", "Which months is it about?", periods, periods[1].value)
            + form.choice(
                "progress", "How far has it come?", stages, latest?.progress.rawValue ?? "")
            + form.text("commentary", "What has happened?", rows: 5)
            + form.text(
                "risks", "What stands in the way, and what do you ask for? (optional)",
                hint: "This stays inside the organisation.", rows: 3)
            + RatingAspect.allCases.map { rating($0) }.joined()
    }

    private func rating(_ aspect: RatingAspect) -> Html {
        let given = initiative.rating(aspect)?.rating
        let levels = RatingLevel.allCases.map { level in
            (value: level.rawValue, words: "\(level.title): \(level.usualDefinition)")
        }
        return """
            <fieldset class="row-fields"><legend>\(aspect.title)</legend>
            \(form.choice("level-\(aspect.rawValue)", "Rating of \(aspect.rawValue) (optional)",
            levels, given?.level.rawValue ?? ""))
            \(form.text("why-\(aspect.rawValue)", "Why, and what is done about it",
            given?.commentary ?? "", hint: "Needed for red and amber", rows: 2))
            </fieldset>
            """
    }
}

extension FormReading {
    /// The update that the form gives, then the judgements that were made with it.
    mutating func update(of id: InitiativeID, on day: Day) -> [InitiativeInstruction] {
        let period = UpdatePage.periods(on: day).first { "\($0.from)" == words("period") }
        if period == nil { complain("period", "Choose the months that it is about") }
        let progress = choice(
            "progress", "Choose how far it has come", of: InitiativeProgress.self)
        let update = InitiativeUpdate(
            on: id, period: period ?? .none, progress ?? .planning,
            commentary: needed("commentary", "Enter what has happened"), risks: words("risks"))
        return [.update(update)] + RatingAspect.allCases.compactMap { rating($0, of: id) }
    }

    private mutating func rating(
        _ aspect: RatingAspect, of id: InitiativeID
    ) -> InitiativeInstruction? {
        guard let level = RatingLevel(rawValue: words("level-\(aspect.rawValue)")) else {
            return nil
        }
        let why = words("why-\(aspect.rawValue)")
        if level.needsCommentary, why.isEmpty {
            complain(
                "why-\(aspect.rawValue)",
                "Enter why \(aspect.rawValue) is \(level.rawValue), and what is done about it")
        }
        return .rate(
            InitiativeRating(
                of: id, aspect, level, definition: level.usualDefinition, commentary: why))
    }
}
