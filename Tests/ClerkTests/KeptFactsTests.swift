import Accountability
import Foundation
import Reckoning
import Rehearsal
import Testing

/// Facts about money as they were kept once: a later program reads them and keeps them the same.
struct KeptFactsTests {
    /// A file of kept facts: which kinds it holds, and the scenarios in which they happen.
    struct Fossils: Sendable, CustomTestStringConvertible {
        let path: String
        let scripts: [String]
        let kinds: Set<String>

        var testDescription: String { path }
    }

    private static let money = Fossils(
        path: "Tests/Kept/facts-about-money.jsonl", scripts: scripts, kinds: kinds)
    private static let returns = Fossils(
        path: "Tests/Kept/facts-about-returns.jsonl",
        scripts: [
            "leeds-prefill-to-receipt", "delegated-and-ratified", "explanations",
            "sign-off-declined", "query-of-the-department", "reopened-section",
            "assigned-sections", "nil-return", "accepted-in-part", "withdrawn-and-removed",
        ],
        kinds: [
            "returnOpened", "rowAdded", "rowRemoved", "answerGiven", "findingExplained",
            "sectionCompleted", "sectionMarkRemoved", "sentForSignOff",
            "withdrawnFromSignOff", "signOffDeclined", "returnSigned", "signatureRatified",
            "returnSubmitted", "returnReceived", "answerQueried", "queryReplied", "queryClosed",
            "returnReopened", "returnAccepted", "sectionAssigned", "organisationDetailsConfirmed",
            "nilReturnDeclared", "nilReturnWithdrawn", "returnAcceptedInPart", "queryAssigned",
        ])

    private static let collections = Fossils(
        path: "Tests/Kept/facts-about-collections.jsonl", scripts: ["national-collection"],
        kinds: [
            "authorityEntered", "authorityAmended", "collectionDrafted", "collectionDatesSet",
            "respondentsListed", "respondentExempted", "jointReturnAgreed", "extensionGranted",
            "dataSetTaken", "remindersPlanned", "reminderSent", "setUpTaskConfirmed",
            "collectionTried", "collectionSetUp", "setUpReopened", "collectionLocked",
            "collectionUnlocked", "collectionPublished", "explanationAccepted",
            "returnExcluded", "returnIncluded",
        ])

    private static let scripts = [
        "d41819-conditional-drawdown", "decisions-and-call-in", "staged-release",
        "waived-condition", "four-promises", "who-may-read", "curve-to-turn",
        "waived-condition", "four-promises", "records-of-funds-and-initiatives",
        "release-of-statistics", "deputy",
    ]
    private static let kinds: Set = [
        "decisionRulesAdopted", "noticePublished", "decisionRecorded", "decisionCorrected",
        "decisionWithdrawn", "decisionCalledIn", "callInConcluded", "fundOpened", "moneyMoved",
        "drawdownRequested", "drawdownApproved", "drawdownHeld", "drawdownResumed",
        "drawdownWithdrawn", "evidenceSubmitted", "conditionRuled", "claimFound", "claimMoved",
        "monthLocked", "monthReopened", "mappingSaved", "initiativeProposed", "initiativeAmended",
        "milestoneSet", "spendProfiled", "measureDefined", "measureRebased", "measureObserved",
        "updateWritten", "initiativeRated", "afterFundingRecorded", "releaseRuleSet",
        "complianceShown", "initiativeStopped", "outcomeFramed", "outcomeReframed",
        "indicatorObserved", "indicatorForecast", "outcomeAccounted", "outcomeMeasured",
        "openedToPublic", "closedToPublic",
        "fundAmended", "documentListed", "releasePlanned",
        "releaseScheduled", "releaseTakenOff", "missingTreatmentChosen", "deputyAppointed",
        "deputyEnded",
    ]

    @Test(arguments: [money, returns, collections])
    func `a fact that was kept once is read and kept the same for ever`(
        fossils: Fossils
    ) async throws {
        if Ground.isBlessing { try await Self.keep(fossils) }
        let lines = try Ground.text(fossils.path).split(separator: "\n")
        var found: Set<String> = []
        for line in lines {
            let value = try CanonicalValue(canonical: Array(line.utf8))
            let fact = try #require(Fact(canonical: value), "\(line)")
            #expect(fact.canonical == value)
            found.insert(value.record?["kind"]?.text ?? "")
        }
        #expect(found == fossils.kinds)
    }

    /// Adds an example of each kind that has none yet; what is there never changes.
    private static func keep(_ fossils: Fossils) async throws {
        let (path, scripts, kinds) = (fossils.path, fossils.scripts, fossils.kinds)
        var lines = (try? Ground.text(path).split(separator: "\n").map(String.init)) ?? []
        func kind(_ line: String) -> String? {
            (try? CanonicalValue(canonical: Array(line.utf8)))?.record?["kind"]?.text
        }
        var known = Set(lines.compactMap(kind))
        for script in scripts {
            for fact in try await Scenario.facts(
                of: try Ground.text("Tests/Scenarios/\(script).txt"))
            {
                let line = String(decoding: fact.bytes, as: UTF8.self)
                guard let name = kind(line), kinds.contains(name), known.insert(name).inserted
                else { continue }
                lines.append(line)
            }
        }
        let folder = Ground.root.appending(path: "Tests/Kept")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try (lines.joined(separator: "\n") + "\n").write(
            to: Ground.root.appending(path: path), atomically: true, encoding: .utf8)
    }
}
