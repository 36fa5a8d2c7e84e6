import Accountability
import Reckoning

extension FormReading {
    /// The outcome that the form describes.
    mutating func outcome(_ known: OutcomeRecord?, of organisation: OrganisationID) -> OutcomeRecord
    {
        let id = known?.outcome ?? OutcomeID(needed("outcome", "Enter an identifier"))
        var indicator = Indicator(
            needed("indicator", "Enter what is measured"), unit: needed("unit", "Enter the unit"),
            definition: needed("definition", "Enter how it is counted"),
            choice("direction", "Choose which way is better") ?? .neutral,
            choice("frequency", "Choose how often there is a figure") ?? .quarterly,
            source: words("source"), isAboutPeople: isTicked("people"))
        indicator.target = isBlank("target") ? nil : number("target", "the target")
        return OutcomeRecord(
            id, of: known?.organisation ?? organisation,
            title: needed("title", "Enter the outcome"), framework: words("framework"),
            population: needed("population", "Enter the people it is about"), indicator)
    }

    /// The figures of the indicator, one on each line.
    mutating func values(of outcome: OutcomeID) -> [IndicatorValue] {
        let note = words("note")
        return points("values", "Enter a figure").map {
            IndicatorValue(outcome, on: $0.day, $0.value, note: note)
        }
    }

    /// The forecast.
    mutating func forecast(of outcome: OutcomeID) -> IndicatorForecast {
        IndicatorForecast(
            outcome, from: day("from", "the last day whose figure it rests on"),
            points("points", "Enter the figures that are expected"),
            basis: needed("basis", "Enter what the forecast rests on"))
    }

    /// Days and figures, one pair on each line.
    private mutating func points(_ field: String, _ message: String) -> [ForecastPoint] {
        if isBlank(field) { complain(field, message) }
        return lines(field).compactMap { line in
            let halves = Self.parts(line)
            guard halves.count == 2, let day = Day(typed: halves[0]),
                let value = DecimalNumber(halves[1].replacing(",", with: ""))
            else {
                complain(field, "Write “\(line)” as a day and a figure: 30 September 2017 | 512")
                return nil
            }
            return ForecastPoint(day, value)
        }
    }

    /// The story and what is done.
    mutating func account(of outcome: OutcomeID) -> OutcomeAccount {
        OutcomeAccount(
            of: outcome, story: needed("story", "Enter the story behind the curve"),
            partners: lines("partners"), whatWorks: lines("works"),
            actions: lines("actions").compactMap { action($0) })
    }

    private mutating func action(_ line: String) -> OutcomeAction? {
        let parts = Self.parts(line)
        let isShort = parts.count < 3 || parts[2].isEmpty
        let due = isShort ? nil : Day(typed: parts[2])
        guard !parts[0].isEmpty, isShort || due != nil else {
            complain(
                "actions",
                "Write “\(line)” as an action, an office, a day and an initiative: "
                    + "Make homes safe | Public health | 31 March 2018 | INI-001")
            return nil
        }
        let initiative = parts.count > 3 && !parts[3].isEmpty ? InitiativeID(parts[3]) : nil
        return OutcomeAction(
            parts[0], owner: parts.count > 1 ? parts[1] : "", due: due, initiative: initiative)
    }

    /// The measures that answer the three questions.
    mutating func measures(of outcome: OutcomeID) -> OutcomeMeasures {
        var links: [MeasureLink] = []
        for question in PerformanceQuestion.allCases {
            for line in lines(question.rawValue) {
                let parts = Self.parts(line)
                guard parts.count == 2 else {
                    complain(
                        question.rawValue,
                        "Write “\(line)” as an initiative and a measure: INI-001 | falls-65")
                    continue
                }
                links.append(MeasureLink(question, InitiativeID(parts[0]), MeasureID(parts[1])))
            }
        }
        return OutcomeMeasures(of: outcome, links)
    }

    private static func parts(_ line: String) -> [String] {
        line.split(separator: "|", omittingEmptySubsequences: false).map { String($0).trimmed }
    }
}
