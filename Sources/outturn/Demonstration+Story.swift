import Accountability
import Clerk
import Documents
import Forms
import Foundation
import Journal
import Ledger
import Reckoning
import Web

/// One file of the example's register, recorded on the day with which its name begins.
struct StoryFile {
    let day: Day
    let path: String

    var isLedger: Bool { path.hasSuffix("-ledger.csv") }
    var isValues: Bool { path.hasSuffix("-values.csv") }
}

extension Provisions {
    /// The files of the example's register, in the order of their days.
    func story(_ name: String) throws -> [StoryFile] {
        let folder = "\(folder)/Examples/\(name)"
        return try FileManager.default.contentsOfDirectory(atPath: folder).sorted().compactMap {
            file in
            Day(file.prefix(10)).map { StoryFile(day: $0, path: "\(folder)/\(file)") }
        }
    }
}

extension Demonstration {
    static let capital = FundID("health-and-social-care-capital")
    static let programme = FundID("ibcf-2017-18")
    /// What the made-up export of the ledger comes to.
    static let ledgerControl = Money(pence: 253_058_544)

    /// Records what one file of the story holds, on its day.
    func tell(_ file: StoryFile) async throws {
        clock.forward(to: Self.morning(file.day))
        if file.isLedger {
            try await load(file)
        } else if file.isValues {
            try await observe(file)
        } else {
            try await record(RegisterFile.entries(of: text(of: file.path)))
        }
    }

    /// Each run of entries that one officer records goes together; a drawdown is then approved by
    /// somebody else than who asked for it.
    private func record(_ entries: [RegisterEntry]) async throws {
        var run: [RegisterEntry] = []
        for entry in entries {
            if let last = run.last, last.recorder != entry.recorder {
                try await carryOut(run, as: last.recorder)
                run = []
            }
            run.append(entry)
        }
        if let last = run.last { try await carryOut(run, as: last.recorder) }
        for case .drawdown(let request) in entries {
            try await carryOut(
                .fund(request.fund, .approveDrawdown(request.drawdown)), as: "finance")
        }
    }

    private func carryOut(_ entries: [RegisterEntry], as officer: String) async throws {
        _ = try await office.clerk.carryOut(
            all: entries.map(\.instruction), by: OfficerID(officer))
    }

    /// Everyone may read Leeds' initiatives, and the returns that it submitted.
    func openToEveryone() async throws {
        let books = office.clerk.books
        let records =
            books.everyInitiative.map { PublicRecord.initiative($0.id) }
            + books.everyReturn.filter {
                $0.organisation == Self.leeds.id && !$0.versions.isEmpty
            }.map { .return($0.id) }
        _ = try await office.clerk.carryOut(
            all: records.map { .publicity(.open($0)) }, by: OfficerID("programme"))
    }

    private func load(_ file: StoryFile) async throws {
        let books = office.clerk.books
        guard let fund = books.fund(Self.programme), let mapping = fund.mappings.values.first,
            let officer = books.officer(OfficerID("finance"))
        else { throw Ending("\(Self.programme) is not ready for its actuals.", code: 3) }
        let now = office.clerk.now
        let background = FundBackground(
            actor: officer, now: now, organisation: { books.organisation($0) },
            decision: { books.decision($0) }, initiative: { books.initiative($0) })
        let draft = try ActualsDraft(
            CSVTable(bytes(of: file.path)), by: mapping, into: fund, background,
            as: Circumstance(sequence: 0, at: now, by: officer.id))
        if draft.hasErrors { throw WrongDefinition(findings: draft.findings) }
        try await carryOut(
            .fund(fund.id, .load(draft.movements, control: Self.ledgerControl)), as: "finance")
    }

    private func observe(_ file: StoryFile) async throws {
        let table = try CSVTable(bytes(of: file.path))
        let entries = try RegisterTable.entries(of: table, .observations)
        _ = try await office.clerk.carryOut(
            all: entries.joined(in: .observations).map(\.instruction), by: OfficerID("programme"))
    }
}

extension RegisterEntry {
    /// The officer of the demonstration who records an entry of this kind.
    fileprivate var recorder: String {
        switch self {
        case .movement, .claimStep, .mapping: "finance"
        case .rules, .notice, .decision, .fund, .drawdown, .claim, .initiative, .milestone,
            .profile, .measure, .rebase, .observation, .releaseRule, .update, .rating,
            .afterFunding, .compliance, .document, .outcome, .indicatorValue, .forecast, .account,
            .outcomeMeasures, .opening:
            "programme"
        }
    }
}
