public import Accountability
public import Clerk
import Forms
import Ledger
import Reckoning

/// A council’s first drawdown from a capital fund, told to any Clerk: one decision, two
/// initiatives, and £50,000 that waits on a condition.
public struct DrawdownStory: Sendable {
    /// Who takes part, by what they do.
    public struct Parts: Sendable {
        let organisation: OrganisationID
        let governance: OfficerID
        let programme: OfficerID
        let finance: OfficerID
        let lead: OfficerID

        /// A council and four of its officers.
        public init(
            of organisation: OrganisationID, governance: OfficerID, programme: OfficerID,
            finance: OfficerID, lead: OfficerID
        ) {
            self.organisation = organisation
            self.governance = governance
            self.programme = programme
            self.finance = finance
            self.lead = lead
        }
    }

    /// The decision's reference.
    public static let decision = DecisionID("D41819")
    /// The fund.
    public static let fund = FundID("care-capital")
    /// The drawdown.
    public static let drawdown = DrawdownID("DD-1")
    /// The condition that holds £50,000.
    public static let condition = ConditionID("DD-1-C2")
    /// What tracks outcomes, without a condition.
    public static let tracking = InitiativeID("INI-001")
    /// What connects networks, under the condition.
    public static let network = InitiativeID("INI-002")
    /// The measure of the first initiative.
    public static let measure = MeasureID("views-a-month")

    private let parts: Parts

    /// The story with these people in it.
    public init(_ parts: Parts) {
        self.parts = parts
    }

    /// Tells the story to a Clerk, up to the release of what no condition holds.
    public func play(on clerk: Clerk) async throws {
        for (instruction, officer) in instructions {
            _ = try await clerk.carryOut(instruction, by: officer)
        }
    }

    private var instructions: [(Instruction, OfficerID)] { decided + drawn + spent + reported }

    private static func day(_ text: String) -> Day { Day(text) ?? Day(number: 0) }

    private static func period(_ from: String, _ to: String) -> Period {
        Period(from: day(from), to: day(to)) ?? .none
    }
}

extension DrawdownStory {
    private var decided: [(Instruction, OfficerID)] {
        var fund = FundRecord(
            Self.fund, of: parts.organisation, title: "Health and Social Care Capital Fund",
            .capital, source: "The national capital grant for social care",
            period: Self.period("2014-04-01", "2018-03-31"))
        fund.purpose = "Information and technology schemes of health and social care."
        return [
            (
                .decision(
                    .adoptRules(
                        DecisionRules(
                            of: parts.organisation, from: Self.day("2014-05-01"),
                            keyThreshold: .pounds(250_000), callInWorkingDays: 5,
                            callInRunsFrom: .minutesPublished, source: "Constitution, part 4"))),
                parts.governance
            ), (.fund(Self.fund, .open(fund)), parts.programme),
            (.initiative(Self.tracking, .propose(trackingRecord)), parts.programme),
            (.initiative(Self.network, .propose(networkRecord)), parts.programme),
            (.decision(.record(record)), parts.governance),
        ]
    }

    private var trackingRecord: InitiativeRecord {
        var record = InitiativeRecord(
            Self.tracking, of: parts.organisation,
            title: "Tracking Outcomes for Children and Young People", fund: Self.fund,
            period: Self.period("2014-12-01", "2018-03-31"))
        record.lead = parts.lead
        record.need = "Nobody can see whether support for a child has worked."
        record.outcomes = "Practitioners see each child’s outcomes, and change support in time."
        record.partners = ["Children’s services", "NHS trusts"]
        record.decision = Self.decision
        return record
    }

    private var networkRecord: InitiativeRecord {
        var record = InitiativeRecord(
            Self.network, of: parts.organisation,
            title: "Health and Social Care Network Interconnection", fund: Self.fund,
            period: Self.period("2014-12-01", "2018-03-31"))
        record.lead = parts.lead
        record.need = "Two networks hold what one practitioner needs."
        record.decision = Self.decision
        return record
    }

    private var record: DecisionRecord {
        var record = DecisionRecord(
            Self.decision, of: parts.organisation,
            title: "Social Care and Health Capital Fund: first drawdown",
            maker: "Executive Board", taken: Self.day("2014-11-19"))
        record.isKey = true
        record.keyReason = "Expenditure > £250,000"
        record.published = Self.day("2014-11-25")
        record.minutesPublished = Self.day("2014-11-21")
        record.effective = Self.day("2014-11-29")
        record.purpose = "To release the first money of the capital fund."
        record.reasons = "Both schemes join up care that is now given in parts."
        record.alternatives = "To wait for national systems, which was rejected."
        record.conflicts = "None declared"
        record.consulted = ["Adult social care", "Children’s services", "NHS trusts"]
        record.portfolio = "Adult social care"
        record.contact = "Head of information management and technology"
        record.earlier = [EarlierDecision("Minute 74", taken: Self.day("2014-09-17"))]
        record.resolutions = resolutions
        record.documents = [
            DecisionDocument("Executive Board report", address: "https://democracy.example/41819"),
            DecisionDocument("Outline business case", exemption: "Schedule 12A, paragraph 3"),
        ]
        return record
    }

    private var resolutions: [Resolution] {
        [
            Resolution(
                "i", "Release £1,300,000 to track outcomes.", amount: .pounds(1_300_000),
                fund: Self.fund, initiative: Self.tracking),
            Resolution(
                "ii", "Release £50,000 to interconnect the networks.", amount: .pounds(50_000),
                fund: Self.fund, initiative: Self.network,
                condition: "Satisfactory conclusion of discussions with the department"),
        ]
    }
}

extension DrawdownStory {
    private func movement(
        _ id: String, _ kind: MovementKind, _ day: String, _ pounds: Int64,
        for initiative: InitiativeID? = nil, _ text: String
    ) -> Movement {
        Movement(
            MovementID(id), in: Self.fund, kind, on: Self.day(day),
            lines: [MovementLine(.pounds(pounds), for: initiative)], text: text)
    }

    private var request: DrawdownRequest {
        DrawdownRequest(
            Self.drawdown, from: Self.fund, on: Self.decision, day: Self.day("2014-12-01"),
            lines: [
                DrawdownLine(Self.tracking, .pounds(1_300_000), resolution: "i"),
                DrawdownLine(
                    Self.network, .pounds(50_000), resolution: "ii",
                    condition: ConditionTerms(
                        Self.condition,
                        "Satisfactory conclusion of discussions with the department",
                        owner: "Director of adult social services", due: Self.day("2015-03-31"))),
            ])
    }

    private var drawn: [(Instruction, OfficerID)] {
        var release = movement(
            "R-1", .release, "2014-12-05", 1_300_000, for: Self.tracking, "First tranche")
        release.drawdown = Self.drawdown
        return [
            (
                .fund(
                    Self.fund,
                    .enter([
                        movement("A-1", .allocation, "2014-04-01", 2_000_000, "Capital grant")
                    ])),
                parts.finance
            ), (.fund(Self.fund, .requestDrawdown(request)), parts.programme),
            (.fund(Self.fund, .approveDrawdown(Self.drawdown)), parts.finance),
            (.fund(Self.fund, .enter([release])), parts.finance),
        ]
    }

    private var spent: [(Instruction, OfficerID)] {
        let actuals = [
            movement("S-1", .actual, "2015-01-20", 112_350, for: Self.tracking, "Licences"),
            movement("S-2", .actual, "2015-02-17", 98_250, for: Self.tracking, "Developers"),
            movement("S-3", .actual, "2015-03-18", 202_000, for: Self.tracking, "Equipment"),
        ]
        let claim = ClaimRecord(
            ClaimID("CL-1"), in: Self.fund, for: Self.tracking, on: "The department",
            basis: "Admissions that are avoided save the national budget",
            expected: .pounds(75_000), day: Self.day("2015-03-31"))
        let january = Month(of: Self.day("2015-01-01"))
        return [
            (.fund(Self.fund, .enter(actuals)), parts.finance),
            (.fund(Self.fund, .find(claim)), parts.finance),
            (.fund(Self.fund, .lock(january, control: .pounds(112_350))), parts.finance),
        ]
    }

    private var reported: [(Instruction, OfficerID)] {
        let first = Month(of: Self.day("2015-01-01"))
        let months = (0..<6).map { MonthlyAmount(first.adding(months: $0), .pounds(200_000)) }
        let plan = SpendProfile(of: Self.tracking, .plan, months)
        var measure = MeasureRecord(
            Self.measure, of: Self.tracking, title: "Views of a child’s outcomes",
            unit: "views a month", definition: "Page views by practitioners, from the log.",
            .increase, .monthly, source: "The system’s log")
        measure.baseline = DecimalNumber("0")
        measure.target = DecimalNumber("900")
        let values = [120, 180, 230, 310, 290, 405, 460, 520].enumerated().map { place, value in
            MeasuredValue(
                of: Self.measure, in: Self.tracking, on: first.adding(months: place).last,
                DecimalNumber("\(value)") ?? .zero)
        }
        let acts: [InitiativeInstruction] = [
            .profile(plan), .define(measure), .observe(values),
            .set(
                Milestone(
                    of: Self.tracking, "M-1", "The first school uses it",
                    due: Self.day("2015-09-30"), reached: Self.day("2015-09-14"))),
            .set(
                Milestone(
                    of: Self.tracking, "M-2", "Every school uses it", due: Self.day("2017-03-31"))),
            .update(
                InitiativeUpdate(
                    on: Self.tracking, period: Self.period("2017-07-01", "2017-09-30"),
                    .showingResults, commentary: "Forty schools use it every week.",
                    risks: "The last ten schools have no connection.")),
            .rate(
                InitiativeRating(
                    of: Self.tracking, .delivery, .green,
                    definition: RatingLevel.green.usualDefinition)),
            .rate(
                InitiativeRating(
                    of: Self.tracking, .spend, .amber,
                    definition: RatingLevel.amber.usualDefinition,
                    commentary: "Licences came late; the plan is spread anew.")),
        ]
        return acts.map { (.initiative(Self.tracking, $0), parts.lead) }
    }
}
