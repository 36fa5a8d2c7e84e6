import Accountability
import Accounts
import Documents
import Ledger
import Reckoning
import Statistics

extension ProgramRoute {
    /// Decisions, notices and organisations.
    var registerAddress: ProgramAddress? {
        switch self {
        case .decisions:
            return .list(
                "/decisions", .everyone, .decisions, "Decisions and notices, the latest first.",
                [
                    .text("text", "Words in the title or reference."),
                    .text("maker", "Who decides, in full."),
                    .choice("key", "Key decisions, or others.", ["yes", "no"]),
                    .choice(
                        "status", "How it stands.", DecisionStatus.allCases.map(\.rawValue)),
                    .text("fund", "The fund that money comes from."),
                ]
            ) { (_, visit) async throws(Problem) in
                StatedList(DecisionsPage(visit).decisions, visit) {
                    StatedDecisionLine($0, on: visit.today)
                }
            }
        case .decision:
            return .read(
                "/decisions/{decision}", .everyone, .decisions,
                "A decision with its notice, its record and what became of it."
            ) { (_, visit) async throws(Problem) in StatedDecision(try visit.decision(), visit) }
        case .notices:
            return .list(
                "/notices", .everyone, .decisions,
                "Key decisions that are to be made, the next first."
            ) { (_, visit) async throws(Problem) in
                StatedList(ForthcomingPage(visit).notices, visit) { $0 }
            }
        case .organisations:
            return .list(
                "/organisations", .everyone, nil, "The bodies that give and collect returns.",
                [.text("text", "A code, or words of the name.")]
            ) { (_, visit) async throws(Problem) in
                let words = visit.query["text"] ?? ""
                let found = visit.books.everyOrganisation.filter {
                    "\($0.id) \($0.name) \($0.codes.joined(separator: " "))".mentions(words)
                }
                return StatedList(found, visit) { StatedOrganisation($0) }
            }
        default: return nil
        }
    }

    /// Collections and releases of statistics.
    var collectionAddress: ProgramAddress? {
        switch self {
        case .collections:
            return .list(
                "/collections", .signedIn, .returns,
                "The collections that your organisation is asked in, or asks."
            ) { (_, visit) async throws(Problem) in
                StatedList(visit.collections, visit) { StatedCollection($0, visit) }
            }
        case .collection:
            return .read(
                "/collections/{collection}", .signedIn, .returns, "A collection and its dates."
            ) { (_, visit) async throws(Problem) in
                StatedCollection(try visit.collection(), visit)
            }
        case .collectionForm:
            return .read(
                "/collections/{collection}/form", .signedIn, .returns,
                "Everything that the form of a collection asks."
            ) { (_, visit) async throws(Problem) in try StatedForm.asked(visit) }
        case .respondents:
            return .list(
                "/collections/{collection}/respondents", .collector, .returns,
                "How every organisation of a collection stands, by code.",
                [
                    .choice(
                        "status", "How far it has come.",
                        RespondentStatus.allCases.map(\.rawValue))
                ]
            ) { (_, visit) async throws(Problem) in
                StatedList(try visit.standing(), visit) { StatedRespondent($0, visit.books) }
            }
        default: return publicationAddress
        }
    }

    private var publicationAddress: ProgramAddress? {
        let version = ProgramParameter(
            name: "version", words: "A version that is out; the last where nothing is said.",
            kind: .whole(1...9_999, usual: 1))
        switch self {
        case .publications:
            return .list(
                "/publications", .anyone, nil, "Releases of statistics, the latest first."
            ) { (_, visit) async throws(Problem) in
                StatedList(visit.publishedReleases, visit) {
                    StatedPublicationLine($0.release, $0.version, visit)
                }
            }
        case .publication:
            return .read(
                "/publications/{series}/{period}", .anyone, nil,
                "A release: its headlines, what it measures, and its files.", [version]
            ) { (site, visit) async throws(Problem) in
                StatedPublication(try await site.publication(visit, site.askedVersion(visit)))
            }
        case .figures:
            return .list(
                "/publications/{series}/{period}/figures", .anyone, nil,
                "The figures of a release, from the nation down.",
                [
                    version, .text("measure", "A measure's identifier."),
                    .text("collection", "The collection of a period."),
                    .text("area", "An area's code."),
                    .choice("level", "The kind of area.", AreaLevel.allCases.map(\.rawValue)),
                    .choice(
                        "statistic", "How figures are made.", Statistic.allCases.map(\.rawValue)),
                ]
            ) { (site, visit) async throws(Problem) in
                try await StatedReleaseFigure.asked(site, visit)
            }
        default: return nil
        }
    }
}
