import Accountability
import Accounts
import Clerk
import Documents
import Forms
import Foundation
import Journal
import Ledger
import Notices
import Outbound
import Reckoning
import Rehearsal
import Synchronization
import Testing
import WorkingPapers

@testable import Web

/// A council, a department and their officers, with the council's return open, and a site over it.
struct World {
    static let council = OrganisationID("E08000035")
    static let department = OrganisationID("D4")
    static let id = "ibcf-2017-18-q2-E08000035"
    static let roles: [(String, Role, OrganisationID)] = [
        ("programme", .programme, council), ("lead", .lead, council),
        ("finance", .finance, council), ("board", .board, council),
        ("governance", .governance, council), ("auditor", .auditor, council),
        ("administrator", .administrator, council), ("analyst", .analyst, department),
        ("chaser", .chaser, department), ("neighbour", .programme, OrganisationID("E9")),
    ]

    let clock: Clock
    let clerk: Clerk
    let people: PeopleBook
    let site: Site
    /// The letters that the site sent.
    let letters = LocalMailbox()
    let papers: WorkingPapers
    let notices: NoticeBook

    /// A clock that stands until it is moved.
    final class Clock: Sendable {
        private let moment = Mutex(Instant(Day(number: 17_450), hour: 9))

        var now: Instant { moment.withLock { $0 } }

        func move(minutes: Int64) {
            moment.withLock { $0 = $0.adding(milliseconds: minutes * 60_000) }
        }

        func set(_ instant: Instant) { moment.withLock { $0 = instant } }
    }

    init(
        isDemonstration: Bool = true, isFilled: Bool = true, isSecure: Bool = false,
        providers: IdentityProviders = Site.noProviders, watch: SiteWatch = SiteWatch(),
        limits: (inout ServerLimits) -> Void = { _ in }
    ) async throws {
        let clock = Clock()
        self.clock = clock
        clerk = try Clerk(MemoryStore(), clock: { clock.now })
        var settings = SiteSettings(
            title: "Leeds City Council", isSecure: isSecure, isDemonstration: isDemonstration,
            demonstrationOfficers: Self.roles.map { OfficerID($0.0) })
        limits(&settings.limits)
        people = try PeopleBook()
        for (officer, _, _) in Self.roles {
            try people.put(
                NamedOfficer(
                    identifier: officer, name: "the \(officer) officer",
                    email: "\(officer)@example.gov.uk"))
        }
        papers = try WorkingPapers()
        notices = try NoticeBook()
        site = try Site(
            clerk: clerk, people: people, papers: papers, notices: notices,
            mailbox: isDemonstration ? letters : nil, settings: settings, postbox: letters,
            providers: providers, watch: watch)
        try await register()
        try await open("q1")
        try await open("q2")
        if isFilled { try await fill() }
        try await DrawdownStory(
            DrawdownStory.Parts(
                of: Self.council, governance: OfficerID("governance"),
                programme: OfficerID("programme"), finance: OfficerID("finance"),
                lead: OfficerID("lead"))
        ).play(on: clerk)
        try await describeOutcome()
        try await planRelease()
    }

    /// An outcome that turns: more was expected than came.
    private func describeOutcome() async throws {
        let id = OutcomeID("falls")
        let days = try ["2017-03-31", "2017-06-30", "2017-09-30"].map { try #require(Day($0)) }
        let record = OutcomeRecord(
            id, of: Self.council, title: "Older people are safe at home", framework: "Our strategy",
            population: "Everyone aged 65 and over",
            Indicator(
                "Admissions after a fall", unit: "people a quarter",
                definition: "Emergency admissions with a fall as the cause", .decrease, .quarterly))
        let account = OutcomeAccount(
            of: id, story: "Most falls happen at home.", partners: ["Ambulance service"],
            whatWorks: ["Strength and balance classes"],
            actions: [
                OutcomeAction(
                    "Make homes safe", owner: "Public health", initiative: DrawdownStory.tracking)
            ])
        let acts: [OutcomeInstruction] = [
            .frame(record),
            .observe(
                zip(days, [3, 310, 290]).map {
                    IndicatorValue(id, on: $0, DecimalNumber($1), note: "A remark on a figure")
                }),
            .forecast(
                IndicatorForecast(
                    id, from: days[0], [ForecastPoint(days[1], 315), ForecastPoint(days[2], 320)],
                    basis: "The trend of two years.")),
            .account(account),
            .measure(
                OutcomeMeasures(
                    of: id,
                    [MeasureLink(.betterOff, DrawdownStory.tracking, DrawdownStory.measure)])),
        ]
        for act in acts { try await carryOut(.outcome(id, act), by: "programme") }
    }

    /// A nation that has submitted so many quarters, and a department that makes statistics of
    /// them.
    init(_ nation: CareNation, quarters: Int) throws {
        try self.init { try nation.record(quarters, in: $0) }
    }

    /// A department over what is written into its journal.
    init(recorded record: (MemoryStore) throws -> Void) throws {
        let clock = Clock()
        self.clock = clock
        let store = MemoryStore()
        try record(store)
        clerk = try Clerk(store, clock: { clock.now })
        people = try PeopleBook()
        papers = try WorkingPapers()
        notices = try NoticeBook()
        site = try Site(
            clerk: clerk, people: people, papers: papers, notices: notices,
            settings: SiteSettings(title: "Ministry"))
    }

    private func planRelease() async throws {
        let collection = CollectionID("ibcf-2017-18-q2")
        let form = try #require(clerk.books.form(collection.text)?.form)
        let plan = ReleasePlan(
            release: ReleaseID(collection.text), organisation: Self.department, series: "ibcf",
            address: "july-to-september-2017", title: "Improved Better Care Fund",
            collection: collection, measures: ReleaseMeasure.offered(by: form),
            statistician: OfficerID("analyst"), enquiries: "The team")
        try await carryOut(.release(.plan(plan)), by: "analyst")
    }

    /// Another site over the same Clerk, with settings of its own.
    func site(_ settings: SiteSettings, watch: SiteWatch = SiteWatch()) throws -> Site {
        try Site(
            clerk: clerk, people: people, papers: papers, notices: notices, settings: settings,
            watch: watch)
    }

    /// The fund of the council's first drawdown, as it stands.
    var fund: Fund {
        get throws { try #require(clerk.books.fund(DrawdownStory.fund)) }
    }

    func carryOut(_ instruction: Instruction, by officer: String) async throws {
        _ = try await clerk.carryOut(instruction, by: OfficerID(officer))
    }

    private func register() async throws {
        let organisations = [
            Organisation(id: Self.council, name: "Leeds City Council", codes: ["E4704"]),
            Organisation(id: Self.department, name: "The department", codes: []),
            Organisation(id: OrganisationID("E9"), name: "Another council", codes: []),
        ]
        for organisation in organisations {
            try await carryOut(.people(.registerOrganisation(organisation)), by: "operator")
        }
        for (name, _, _) in Self.roles {
            try await carryOut(.people(.enrol(OfficerID(name))), by: "operator")
        }
        let ordered =
            Self.roles.filter { $0.1 != .administrator }
            + Self.roles.filter { $0.1 == .administrator }
        for (name, role, organisation) in ordered {
            let mandate = Mandate(role: role, organisation: organisation)
            try await carryOut(.people(.grant(OfficerID(name), mandate)), by: "operator")
        }
    }

    static func text(_ path: String) throws -> String {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        return try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    private func open(_ quarter: String) async throws {
        let form = "ibcf-2017-18-\(quarter)"
        let id = CollectionID(form)
        let definition = try DefinitionFile.nodes(of: Self.text("Forms/\(form).yaml")).canonical
        try await carryOut(
            .collection(.adoptForm(form: form, definition: definition)), by: "analyst")
        try await carryOut(
            .collection(.open(id, form: form, owner: Self.department)), by: "analyst")
        try await carryOut(.collection(.invite(id, Self.council)), by: "analyst")
        try await carryOut(.openReturn(id, Self.council), by: "programme")
    }

    private func fill() async throws {
        let text = try Self.text("Examples/leeds/ibcf-2017-18-q2.yaml")
        let context = try #require(clerk.books.return(ReturnID(Self.id)))
        let draft = try AnswersFile.draft(of: text, for: context.form.form)
        let comparison = DraftComparison(draft, with: context, on: clock.now.day)
        try await carryOut(
            .return(ReturnID(Self.id), comparison.instruction(channel: .command)), by: "programme")
    }

    var entry: Return {
        get throws { try #require(clerk.books.return(ReturnID(Self.id))).entry }
    }
}
