import Accountability
import Clerk
import Forms
import Ledger
import Reckoning

extension ScenarioPlay {
    /// What an act asks about a release of statistics; nil when it is about something else.
    func releaseInstruction(_ act: ScenarioAct) throws -> ReleaseInstruction? {
        switch act.verb {
        case "plans-release": return .plan(try plan(act))
        case "schedules":
            let words = try act.words(
                /(\S+)(?: at (\d{4}-\d\d-\d\d \d\d:\d\d)| at once)( unseen)?/,
                like: "small-q2 at 2017-11-16 09:30")
            let at = try words.2.map { text -> Instant in
                guard let moment = Instant(london: text) else {
                    throw Unexpected("“\(text)” is no moment")
                }
                return moment
            }
            let id = ReleaseID(String(words.1))
            let later = words.3 == nil ? 0 : 1
            let treatments = [stage.books.treatment(of: CollectionID(id.text))]
            return .schedule(
                id, at: at, known: Int(stage.books.sequence) + later,
                treatments: treatments.compactMap(\.self),
                figures: Fingerprint(String(repeating: "f", count: 64)), note: act.reason)
        case "takes-off":
            return .takeOff(ReleaseID(act.rest), reason: act.reason)
        case "treats":
            let words = try act.words(/(\S+) by (\S+)/, like: "small-q2 by classMean")
            guard let method = TreatmentMethod(rawValue: String(words.2)) else {
                throw Unexpected("there is no method “\(words.2)”")
            }
            return .treat(
                TreatmentChoice(CollectionID(String(words.1)), method, reason: act.reason))
        default: return nil
        }
    }

    /// `small-q2 of B1, B2 as july, saying Places are {b1}`.
    private func plan(_ act: ScenarioAct) throws -> ReleasePlan {
        let words = try act.words(
            /(\S+) of (.*?) as (\S+?)(?:, on (\S+))?(?:, saying (.+))?/,
            like: "small-q2 of B1, B2 as july-2017")
        let id = String(words.1)
        guard let organisation = organisations[act.organisation] else {
            throw Unexpected("nobody knows \(act.organisation)")
        }
        var plan = ReleasePlan(
            release: ReleaseID(id), organisation: organisation.id, series: "small",
            address: String(words.3), title: "Places",
            collection: CollectionID(
                words.4.map(String.init) ?? id),
            measures: words.2.split(separator: ", ").map { question in
                ReleaseMeasure(
                    question.lowercased(), "Places (\(question))", .amount, of: String(question),
                    unit: "places")
            },
            statistician: OfficerID("\(organisation.name.lowercased())-\(act.officer)"),
            enquiries: "The statistics team")
        plan.headlines = words.5.map { [String($0)] } ?? []
        plan.preRelease = [PreReleaseReader(post: "The Minister")]
        return plan
    }

    /// How the release that an instruction is about stands now, in one line.
    func standing(_ instruction: ReleaseInstruction) -> String? {
        let id: ReleaseID
        switch instruction {
        case .plan(let plan): id = plan.release
        case .schedule(let release, _, _, _, _, _), .takeOff(let release, _): id = release
        case .treat(let choice): return "\(choice.collection): \(choice.method.title)"
        }
        guard let release = stage.books.release(id) else { return nil }
        let now = stage.clock.now
        var parts = ["\(release.state(at: now).title)"]
        if let version = release.version(at: now) {
            parts.append("version \(version.number) is out")
        }
        if let version = release.scheduled(at: now) {
            parts.append("version \(version.number) at \(version.at.inWords)")
        }
        return "Release \(id): " + parts.joined(separator: "; ")
    }
}
