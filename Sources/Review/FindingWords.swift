import Documents
import Forms
import Reckoning
import Statistics

/// What a finding across returns says, and what to ask about it.
struct FindingWords {
    private let finding: CrossFinding
    private let asked: Question
    private let round: CollatedRound
    private let earlier: CollatedRound?

    init(
        _ finding: CrossFinding, _ question: Question, _ round: CollatedRound,
        _ earlier: CollatedRound?
    ) {
        self.finding = finding
        asked = question
        self.round = round
        self.earlier = earlier
    }

    private var figure: String { asked.kind.words(finding.figure) }
    private var comparison: String { asked.kind.words(finding.comparison) }
    private var before: String { finding.before.map { asked.kind.words($0) } ?? "not given" }
    private var period: String { earlier?.form.period.inWords ?? "the period before" }
    private var section: String { round.form.sectionOf[asked.id] ?? "" }
    private var place: String { "\(asked.name) (\(asked.id))" }
    private var now: String { round.form.period.inWords }

    /// How far the figure is out, in a sentence.
    var measure: String {
        switch finding.check {
        case .level:
            "Score \(Self.number(finding.measure, 1)) among \(finding.bodies) authorities; half of "
                + "them gave no more than \(comparison)."
        case .change:
            "\(Self.percent(finding.measure)) since \(period); with the median change among "
                + "\(finding.bodies) authorities it would be \(comparison)."
        case .unchanged: "Every figure of section \(section) that others changed is unchanged."
        case .uplift:
            "\(Self.percent(finding.measure)) on every line of section \(section) since \(period)."
        case .peers:
            "\(Self.number(finding.measure, 2)) times the median of \(finding.bodies) others, "
                + "\(comparison)."
        }
    }
}

extension FindingWords {
    /// What to ask the organisation.
    var question: String {
        switch finding.check {
        case .level:
            "\(place) is \(figure) for \(now). Half of the authorities it is compared with gave no "
                + "more than \(comparison), and very few lie as far from that as you do. Is the "
                + "figure right? If it is, please say what explains it."
        case .change:
            "\(place) was \(before) for \(period) and is \(figure) for \(now), a change of "
                + "\(Self.percent(finding.measure)). With the change that is usual among other "
                + "authorities it would be \(comparison). Is the figure right? If it is, please say "
                + "what has changed."
        case .unchanged:
            "The figures of section \(section) for \(now) are those of \(period), for example "
                + "\(place): \(figure). Most authorities changed theirs. Please confirm that they "
                + "are right for \(now), or change them."
        case .uplift:
            "Every figure of section \(section) changed by the same rate since \(period), "
                + "\(Self.percent(finding.measure)), for example \(place): from \(before) to "
                + "\(figure). Were the figures counted, or was one rate applied to all of them?"
        case .peers:
            "\(place) is \(figure) for \(now). Half of the other authorities of your region gave no "
                + "more than \(comparison). Is the figure right? If it is, please say what explains "
                + "the difference."
        }
    }

    /// `+4.5%`, from a ratio of 1.045.
    private static func percent(_ ratio: Double) -> String {
        (ratio >= 1 ? "+" : "") + number((ratio - 1) * 100, 1) + "%"
    }

    private static func number(_ number: Double, _ decimals: Int) -> String {
        DecimalNumber(number, decimals: decimals)?.formatted(decimals: decimals) ?? "–"
    }
}
