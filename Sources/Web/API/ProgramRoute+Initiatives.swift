import Accountability
import Accounts
import Clerk
import Ledger
import Reckoning

extension ProgramRoute {
    /// Initiatives, their measures, and outcomes.
    var initiativeAddress: ProgramAddress? {
        switch self {
        case .initiatives:
            return .list(
                "/initiatives", .everyone, .initiatives, "Initiatives, by identifier.",
                [
                    .text("text", "Words in the title or need."),
                    .text("fund", "The fund that pays."),
                    .choice(
                        "progress", "How far it has come.",
                        InitiativeProgress.allCases.map(\.rawValue)),
                ]
            ) { (_, visit) async throws(Problem) in
                StatedList(InitiativesPage(visit).initiatives, visit) {
                    StatedInitiativeLine($0, visit)
                }
            }
        case .initiative:
            return .read(
                "/initiatives/{initiative}", .everyone, .initiatives,
                "An initiative with its plan, its milestones and its future."
            ) { (_, visit) async throws(Problem) in
                StatedInitiative(try visit.initiative(), visit)
            }
        case .outcomes:
            return .list(
                "/outcomes", .everyone, .initiatives, "Outcomes, by title.",
                [.text("text", "Words in the outcome or indicator.")]
            ) { (_, visit) async throws(Problem) in
                StatedList(OutcomesPage(visit).outcomes, visit) { StatedOutcome($0) }
            }
        case .outcome:
            return .read(
                "/outcomes/{outcome}", .everyone, .initiatives,
                "An outcome with its values, its forecast and its account."
            ) { (_, visit) async throws(Problem) in StatedOutcome(try visit.outcome()) }
        default: return progressAddress
        }
    }

    private var progressAddress: ProgramAddress? {
        switch self {
        case .updates:
            return .list(
                "/initiatives/{initiative}/updates", .everyone, .initiatives,
                "The updates on an initiative, the latest first."
            ) { (_, visit) async throws(Problem) in
                StatedList(Array(try visit.initiative().updates.reversed()), visit) {
                    StatedUpdate($0)
                }
            }
        case .measures:
            return .list(
                "/initiatives/{initiative}/measures", .everyone, .initiatives,
                "What is measured of an initiative."
            ) { (_, visit) async throws(Problem) in
                StatedList(try visit.initiative().measures, visit) { StatedMeasure($0) }
            }
        case .observations:
            return .list(
                "/initiatives/{initiative}/measures/{measure}/observations", .everyone,
                .initiatives, "The values of a measure, the earliest first."
            ) { (_, visit) async throws(Problem) in
                let found = try visit.initiative().measure(MeasureID(visit.open[1]))
                guard let measure = found else { throw .notFound }
                return StatedList(measure.observations, visit) { StatedObservation($0, measure) }
            }
        default: return initiativeAct
        }
    }

    private var initiativeAct: ProgramAddress? {
        switch self {
        case .writeUpdate:
            return .act(
                "/initiatives/{initiative}/updates", .proposer, .initiatives,
                "Writes the update of a quarter, with judgements.", example: SentUpdate.example
            ) { (sent, visit) throws(Problem) in
                let id = try visit.initiative().id
                return try sent.instructions(for: id).map { .initiative(id, $0) }
            }
        case .observe:
            return .act(
                "/initiatives/{initiative}/measures/{measure}/observations", .proposer,
                .initiatives, "Adds values of a measure, all or none.",
                example: SentObservations.example
            ) { (sent, visit) throws(Problem) in
                let id = try visit.initiative().id
                let values = sent.observations.map {
                    MeasuredValue(
                        of: MeasureID(visit.open[1]), in: id, on: $0.day, $0.value,
                        note: $0.note ?? "")
                }
                return [.initiative(id, .observe(values))]
            }
        default: return nil
        }
    }
}

/// An update as a program sends it.
struct SentUpdate: Codable, Sendable {
    let period: Period
    let progress: InitiativeProgress
    let commentary: String
    let risks: String?
    let ratings: [SentRating]?

    func instructions(
        for initiative: InitiativeID
    ) throws(Problem) -> [InitiativeInstruction] {
        guard period.from <= period.to else {
            throw .unfit([
                ShapeProblem(
                    place: "/period/to", message: "This is to be no earlier than the first.")
            ])
        }
        let update = InitiativeUpdate(
            on: initiative, period: period, progress, commentary: commentary, risks: risks ?? "")
        return [.update(update)] + (ratings ?? []).map { .rate($0.rating(of: initiative)) }
    }

    static var example: SentUpdate {
        SentUpdate(
            period: .quarter(of: .example), progress: .noResultsYet,
            commentary: "Two of three teams have started.", risks: "Recruitment is slow.",
            ratings: [
                SentRating(
                    aspect: .delivery, level: .amber, definition: nil,
                    commentary: "One team is late and starts in November.")
            ])
    }
}

/// A judgement as a program sends it.
struct SentRating: Codable, Sendable {
    let aspect: RatingAspect
    let level: RatingLevel
    /// What the level means here; the usual meaning where nothing is said.
    let definition: String?
    let commentary: String?

    func rating(of initiative: InitiativeID) -> InitiativeRating {
        InitiativeRating(
            of: initiative, aspect, level, definition: definition ?? level.usualDefinition,
            commentary: commentary ?? "")
    }
}

/// Values of a measure as a program sends them.
struct SentObservations: Codable, Sendable {
    let observations: [SentObservation]

    static var example: SentObservations {
        SentObservations(observations: [
            SentObservation(day: .example, value: DecimalNumber(512), note: "As counted.")
        ])
    }
}

/// One value of a measure.
struct SentObservation: Codable, Sendable {
    let day: Day
    let value: DecimalNumber
    let note: String?
}
