import Accountability
import Accounts
import Clerk
import Ledger
import Reckoning

extension ProgramRoute {
    /// Funds, their movements and their drawdowns.
    var fundAddress: ProgramAddress? {
        switch self {
        case .funds:
            return .list(
                "/funds", .everyone, .funds, "Funds and how their money stands, in whole pence.",
                [
                    .text("text", "Words in the title or source."),
                    .choice("kind", "Capital or revenue.", FundKind.allCases.map(\.rawValue)),
                ]
            ) { (_, visit) async throws(Problem) in
                StatedList(FundsPage(visit).funds, visit) { StatedFund($0) }
            }
        case .fund:
            return .read(
                "/funds/{fund}", .everyone, .funds,
                "How a fund and its initiatives stand, in whole pence.",
                [
                    .day("asAt", "Only movements up to this day count; for officers."),
                    .day("known", "As it was known at the end of this day; for officers."),
                ]
            ) { (site, visit) async throws(Problem) in try await StatedFund.asked(site, visit) }
        case .movements:
            return .list(
                "/funds/{fund}/movements", .insider, .funds,
                "Every movement of a fund, the latest first, in whole pence.",
                [
                    .choice(
                        "kind", "The kind of movement.", MovementKind.allCases.map(\.rawValue)),
                    .text("initiative", "An initiative that gives or receives."),
                    .text("text", "Words or a reference."),
                ]
            ) { (_, visit) async throws(Problem) in
                StatedList(try LedgerPage(visit).movements, visit) { StatedMovement($0) }
            }
        case .drawdowns:
            return .list(
                "/funds/{fund}/drawdowns", .everyone, .funds,
                "The drawdowns of a fund with their conditions, in whole pence."
            ) { (_, visit) async throws(Problem) in
                StatedList(try visit.fund().drawdowns, visit) { StatedDrawdown($0, visit) }
            }
        default: return fundAct
        }
    }

    private var fundAct: ProgramAddress? {
        switch self {
        case .enterMovement:
            return .act(
                "/funds/{fund}/movements", .treasurer, .funds,
                "Enters one movement, once under its identifier.", example: SentMovement.example
            ) { (sent, visit) throws(Problem) in
                let fund = try visit.fund().id
                return [.fund(fund, .enter([sent.movement(in: fund)]))]
            }
        case .requestDrawdown:
            return .act(
                "/funds/{fund}/drawdowns", .asker, .funds,
                "Asks for a drawdown on a decision, once under its identifier.",
                example: SentDrawdown.example
            ) { (sent, visit) throws(Problem) in
                let fund = try visit.fund().id
                return [.fund(fund, .requestDrawdown(sent.request(from: fund)))]
            }
        case .releaseTranche:
            return .act(
                "/funds/{fund}/drawdowns/{drawdown}/releases", .treasurer, .funds,
                "Releases a tranche of a drawdown, once under its identifier.",
                example: SentRelease.example
            ) { (sent, visit) throws(Problem) in
                let fund = try visit.fund().id
                return [.fund(fund, .enter([sent.movement(of: try visit.drawdown(), in: fund)]))]
            }
        case .submitEvidence:
            return .act(
                "/funds/{fund}/conditions/{condition}/evidence", .witness, .funds,
                "Submits what shows that a condition is met.", example: SentEvidence.example
            ) { (sent, visit) throws(Problem) in
                let fund = try visit.fund().id
                let evidence = EvidenceRecord(
                    for: ConditionID(visit.open[1]), in: fund, sent.text,
                    reference: sent.reference)
                return [.fund(fund, .submitEvidence(evidence))]
            }
        default: return nil
        }
    }
}

/// A movement as a program sends it: amounts in whole pence.
struct SentMovement: Codable, Sendable, DescribedShape {
    let movement: MovementID
    /// The kind of movement.
    let `as`: MovementWord
    let day: Day
    let lines: [SentMovementLine]
    let text: String
    let reference: String?
    let decision: DecisionID?
    let resolution: String?
    let drawdown: DrawdownID?
    let originally: Day?

    func movement(in fund: FundID) -> Movement {
        let lines = lines.map {
            MovementLine($0.amount, for: $0.initiative, category: $0.category, to: $0.to)
        }
        var whole = Movement(movement, in: fund, self.as.kind, on: day, lines: lines, text: text)
        whole.reference = reference
        whole.decision = decision
        whole.resolution = resolution
        whole.drawdown = drawdown
        whole.originally = originally
        return whole
    }

    static let words = [
        "movement": "An identifier of your own, under which it is entered once.",
        "as": "The kind of movement.",
        "day": "The day it counts for.",
        "text": "What it is, in words.",
        "reference": "The reference in the general ledger, a voucher or an invoice.",
        "decision": "The decision it rests on.",
        "resolution": "The resolution of that decision.",
        "drawdown": "The drawdown it belongs to.",
        "originally": "The day it should have counted for, when that month was locked already.",
    ]

    static var example: SentMovement {
        SentMovement(
            movement: MovementID("PO-1001"), as: MovementWord(.commitment), day: .example,
            lines: [
                SentMovementLine(
                    initiative: InitiativeID("INI-001"), amount: .pounds(1_250), category: "Staff",
                    to: nil)
            ], text: "Order 1001", reference: "PO 1001", decision: nil, resolution: nil,
            drawdown: nil, originally: nil)
    }
}

/// One part of a movement.
struct SentMovementLine: Codable, Sendable, DescribedShape {
    let initiative: InitiativeID?
    let amount: Money
    let category: String?
    /// The initiative that receives it, in a virement.
    let to: InitiativeID?

    static let words = [
        "category": "What it was spent on.",
        "to": "The initiative that receives it, in a virement.",
    ]
}

/// A drawdown that is asked for: amounts in whole pence.
struct SentDrawdown: Codable, Sendable {
    let drawdown: DrawdownID
    let decision: DecisionID
    let day: Day
    let lines: [DrawdownLine]

    func request(from fund: FundID) -> DrawdownRequest {
        DrawdownRequest(drawdown, from: fund, on: decision, day: day, lines: lines)
    }

    static var example: SentDrawdown {
        SentDrawdown(
            drawdown: DrawdownID("DD-2"), decision: DecisionID("D41819"), day: .example,
            lines: [DrawdownLine(InitiativeID("INI-001"), .pounds(50_000), resolution: "i")])
    }
}

/// A tranche of a drawdown that is to be released: the amount in whole pence.
struct SentRelease: Codable, Sendable, DescribedShape {
    let movement: MovementID
    let initiative: InitiativeID
    let amount: Money
    let day: Day
    let text: String?

    func movement(of drawdown: Drawdown, in fund: FundID) -> Movement {
        var whole = Movement(
            movement, in: fund, .release, on: day, lines: [MovementLine(amount, for: initiative)],
            text: text ?? "Release of \(drawdown.id)")
        whole.drawdown = drawdown.id
        whole.decision = drawdown.request.decision
        whole.resolution = drawdown.line(of: initiative)?.resolution
        return whole
    }

    static let words = [
        "movement": "An identifier of your own, under which it is released once.",
        "day": "The day it counts for.",
    ]

    static var example: SentRelease {
        SentRelease(
            movement: MovementID("R-2017-10"), initiative: InitiativeID("INI-002"),
            amount: .pounds(50_000), day: .example, text: nil)
    }
}

/// What shows that a condition is met.
struct SentEvidence: Codable, Sendable, DescribedShape {
    let text: String
    /// Where it is: a letter's reference, a document's address.
    let reference: String

    static let words = [
        "text": "What it shows.",
        "reference": "Where it is: a letter's reference, a document's address.",
    ]

    static var example: SentEvidence {
        SentEvidence(text: "The partners agree.", reference: "Letter of 3 October 2017")
    }
}

extension Day {
    /// A day for examples.
    static var example: Day { Day(year: 2017, month: 10, day: 11) ?? .sample }
}
