public import Forms
public import Reckoning

/// What may be asked about releases of statistics.
public enum ReleaseInstruction: Hashable, Sendable {
    /// Write down what a release is to hold.
    case plan(ReleasePlan)
    /// Give a version its time; without one it is out at once.
    case schedule(
        ReleaseID, at: Instant?, known: Int, treatments: [TreatmentChoice],
        figures: Fingerprint, note: String)
    /// Take a version off the calendar before its time.
    case takeOff(ReleaseID, reason: String)
    /// Say what stands for the missing figures of a collection.
    case treat(TreatmentChoice)
}

/// What the rules about releases look at.
public struct ReleaseBackground {
    let actor: Officer
    let now: Instant
    let sequence: Int
    let releases: [StatisticalRelease]
    let collection: (CollectionID) -> Collection?
    let form: (String) -> Form?
    let officer: (OfficerID) -> Officer?
    let treatment: (CollectionID) -> TreatmentChoice?

    /// The actor, the moment, and everything as it stands.
    public init(
        actor: Officer, now: Instant, sequence: Int, releases: [StatisticalRelease],
        collection: @escaping (CollectionID) -> Collection?, form: @escaping (String) -> Form?,
        officer: @escaping (OfficerID) -> Officer?,
        treatment: @escaping (CollectionID) -> TreatmentChoice?
    ) {
        self.actor = actor
        self.now = now
        self.sequence = sequence
        self.releases = releases
        self.collection = collection
        self.form = form
        self.officer = officer
        self.treatment = treatment
    }

    fileprivate func release(_ id: ReleaseID) throws(Refusal) -> StatisticalRelease {
        if let found = releases.first(where: { $0.id == id }) { return found }
        throw .unknown(release: id)
    }

    fileprivate func form(of id: CollectionID) throws(Refusal) -> Form {
        guard let collection = collection(id), let form = form(collection.form) else {
            throw .unknown(collection: id)
        }
        return form
    }
}

extension Role {
    /// Those who prepare releases.
    public static let statisticians: Set<Role> = [.analyst]
}

extension ReleaseInstruction {
    /// The facts that follow, given how things stand; the same instruction again gives none.
    public func facts(_ background: ReleaseBackground) throws(Refusal) -> [ReleaseFact] {
        switch self {
        case .plan(let plan): return try Self.planning(plan, background)
        case .schedule(let id, let at, let known, let treatments, let figures, let note):
            let wanted = ReleaseSchedule(
                id, at: at ?? background.now.wholeSecond, known: known, treatments: treatments,
                figures: figures, note: note)
            return try Self.scheduling(wanted, isAtOnce: at == nil, background)
        case .takeOff(let id, let reason): return try Self.takingOff(id, reason, background)
        case .treat(let choice): return try Self.treating(choice, background)
        }
    }

    private static func planning(
        _ plan: ReleasePlan, _ background: ReleaseBackground
    ) throws(Refusal) -> [ReleaseFact] {
        try background.actor.needs(Role.statisticians, for: plan.organisation)
        let known = background.releases.first { $0.id == plan.release }
        if known?.plan == plan { return [] }
        if let known {
            guard known.plan.organisation == plan.organisation, known.plan.series == plan.series,
                known.plan.address == plan.address
            else {
                throw Refusal(
                    .alreadyDifferent, "\(plan.release) has another address.",
                    remedy: "Keep its series and its address: people have linked to it.")
            }
            try waiting(known, background)
        }
        try plan.check(background)
        return [.planned(plan)]
    }

    /// No version waits for its time.
    private static func waiting(
        _ release: StatisticalRelease, _ background: ReleaseBackground
    ) throws(Refusal) {
        guard let version = release.scheduled(at: background.now) else { return }
        throw Refusal(
            .releaseScheduled, "\(release.id) is scheduled for \(version.at.inWords).",
            remedy: "Take it off the calendar first, saying why.")
    }

    private static func scheduling(
        _ wanted: ReleaseSchedule, isAtOnce: Bool, _ background: ReleaseBackground
    ) throws(Refusal) -> [ReleaseFact] {
        let release = try background.release(wanted.release)
        try background.actor.needs(Role.statisticians, for: release.plan.organisation)
        if let last = release.versions.last, last.plan == release.plan,
            last.schedule.isSame(as: wanted, atAnyTime: isAtOnce)
        {
            return []
        }
        try waiting(release, background)
        guard wanted.at >= background.now.wholeSecond, wanted.at <= background.now.inTenYears else {
            throw Refusal(
                .releaseTimeOver, "\(wanted.at.inWords) is over, or too far away.",
                remedy: "Choose a time to come, or publish it at once.")
        }
        guard wanted.known <= background.sequence, wanted.figures.utf8.count == 64 else {
            throw Refusal(
                .figuresNotSeen, "The figures to be released are not those that stand.",
                remedy: "Look at the figures again, and release those.")
        }
        if release.versions.isEmpty {
            try Refusal.bound(wanted.note, as: "The note")
        } else {
            try Refusal.require(wanted.note, as: "What was corrected, and why,")
        }
        return [.scheduled(wanted)]
    }

    private static func takingOff(
        _ id: ReleaseID, _ reason: String, _ background: ReleaseBackground
    ) throws(Refusal) -> [ReleaseFact] {
        let release = try background.release(id)
        try background.actor.needs(Role.statisticians, for: release.plan.organisation)
        guard release.scheduled(at: background.now) != nil else {
            if release.versions.isEmpty, release.takenOff.last?.reason == reason { return [] }
            throw Refusal(
                .nothingScheduled, "Nothing of \(id) waits for its time.",
                remedy: release.versions.isEmpty
                    ? "It has no time yet." : "What is out stays out: publish a correction.")
        }
        try Refusal.require(reason, as: "The reason")
        return [.takenOff(ReleaseWithdrawal(id, reason: reason))]
    }

    private static func treating(
        _ choice: TreatmentChoice, _ background: ReleaseBackground
    ) throws(Refusal) -> [ReleaseFact] {
        guard let collection = background.collection(choice.collection) else {
            throw .unknown(collection: choice.collection)
        }
        try background.actor.needs(Role.statisticians, for: collection.owner)
        if background.treatment(choice.collection) == choice { return [] }
        try Refusal.require(choice.reason, as: "The reason")
        return [.treatmentChosen(choice)]
    }
}

extension ReleaseSchedule {
    /// It says the same, whatever its time where that does not matter.
    fileprivate func isSame(as other: ReleaseSchedule, atAnyTime: Bool) -> Bool {
        let isOnTime = atAnyTime || at == other.at
        return isOnTime && known == other.known && treatments == other.treatments
            && figures == other.figures && note == other.note
    }
}

extension Instant {
    /// The moment without the part of a second that has begun.
    fileprivate var wholeSecond: Instant { Instant(milliseconds: milliseconds / 1_000 * 1_000) }

    fileprivate var inTenYears: Instant { adding(milliseconds: 3_653 * 86_400_000) }
}

extension ReleasePlan {
    /// The most measures of one release.
    public static let mostMeasures = 500

    fileprivate func check(_ background: ReleaseBackground) throws(Refusal) {
        for part in [release.text, series, address] where !ReleaseID(part).isAddress {
            throw Refusal(
                .identifierNotPlain, "“\(part)” cannot be part of an address.",
                remedy: "Use lower-case letters, digits and hyphens: july-to-september-2017.")
        }
        let isTaken = background.releases.contains {
            $0.id != release && $0.plan.series == series && $0.plan.address == address
        }
        if isTaken || Self.reserved.contains(series) || Self.reservedAddresses.contains(address) {
            throw Refusal(
                .addressTaken, "Something else is at \(series)/\(address).",
                remedy: "Choose another address.")
        }
        try Refusal.require(title, as: "The title")
        try Refusal.require(enquiries, as: "Whom readers ask")
        try checkMeasures(background)
        try checkHeadlines()
        guard let officer = background.officer(statistician),
            officer.holds(Role.statisticians, for: organisation)
        else { throw .unknown(officer: statistician) }
        for reader in preRelease { try Refusal.require(reader.post, as: "The post") }
    }

    /// What the site itself has at these addresses.
    private static let reserved: Set = ["calendar"]
    private static let reservedAddresses: Set = ["feed"]

    private func checkMeasures(_ background: ReleaseBackground) throws(Refusal) {
        let form = try background.form(of: collection)
        for other in earlier { _ = try background.form(of: other) }
        guard !measures.isEmpty, measures.count <= Self.mostMeasures, !levels.isEmpty,
            Set(measures.map(\.measure)).count == measures.count
        else {
            throw Refusal(
                .nothingToRelease, "The release has no measures or areas, or one twice.",
                remedy: "Choose what it measures, each once, and for which areas.")
        }
        for measure in measures {
            for question in measure.questions where form.question(question) == nil {
                throw Refusal(
                    .unknownQuestion, "\(form.id) has no question \(question).",
                    remedy: "Choose questions of the form that is collated.")
            }
            try Refusal.require(measure.title, as: "What \(measure.measure) is called")
        }
    }

    /// What stands in braces in a headline is a measure of the release.
    private func checkHeadlines() throws(Refusal) {
        for headline in headlines {
            try Refusal.require(headline, as: "A headline")
            for name in Self.placeholders(in: headline) {
                let parts = name.split(separator: ".", omittingEmptySubsequences: false)
                let found = measure(String(parts[0].prefix { $0 != ":" }))
                let isThere =
                    parts.count == 1
                    || parts.count == 2 && found?.statistics.contains(String(parts[1])) ?? false
                guard found != nil, isThere else {
                    throw Refusal(
                        .unknownFigure, "The release has no figure {\(name)}.",
                        remedy: "Put a measure into the braces, such as "
                            + "{\(measures.first?.measure ?? "b2a")}.")
                }
            }
        }
    }

    /// What stands in braces in a headline, in order.
    public static func placeholders(in headline: String) -> [String] {
        headline.split(separator: "{", omittingEmptySubsequences: false).dropFirst().map { part in
            String(part.prefix { $0 != "}" })
        }
    }
}

extension Identifier {
    /// It can stand in an address as it is.
    fileprivate var isAddress: Bool {
        let allowed = "abcdefghijklmnopqrstuvwxyz0123456789-".utf8
        return (1...80).contains(text.utf8.count) && text.utf8.allSatisfy { allowed.contains($0) }
    }
}

extension Refusal {
    /// There is no such release of statistics.
    public static func unknown(release: ReleaseID) -> Refusal {
        Refusal(
            .unknownRelease, "There is no release \(release).",
            remedy: "Write down what it is to hold first, or correct the name.")
    }
}
