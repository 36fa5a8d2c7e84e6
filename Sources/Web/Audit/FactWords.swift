import Accountability
import Clerk
import Foundation
import Ledger
import Reckoning

/// A fact of the journal in words: what kind it is, what it is about, and what it says.
struct FactWords {
    let entry: AuditEntry

    init(_ entry: AuditEntry) {
        self.entry = entry
    }

    /// The kind in words: `Drawdown approved`.
    var kind: String { Self.words(entry.kind).capitalisedFirst }

    /// What it is about: `capital, DD-1`.
    var thing: String {
        let names = [
            "return", "collection", "decision", "fund", "initiative", "organisation", "officer",
            "form", "drawdown", "condition", "claim", "movement", "measure", "milestone",
            "document",
            "month",
        ]
        return names.compactMap { fields[$0]?.text }.joined(separator: ", ")
    }

    private var fields: CanonicalRecord { entry.kept.record ?? CanonicalRecord([:]) }

    /// What it says, name by name.
    var said: [(name: String, value: String)] {
        fields.fields.filter { $0.key != "kind" }.map { field in
            (Self.words(field.key).capitalisedFirst, Self.shown(field.value, under: field.key))
        }
    }

    /// `drawdownApproved` is `drawdown approved`.
    private static func words(_ name: String) -> String {
        name.reduce(into: "") { words, letter in
            if letter.isUppercase { words += " " }
            words += letter.lowercased()
        }
    }

    /// The fields whose whole numbers are pence.
    private static let amounts: Set = [
        "amount", "control", "expected", "keyThreshold", "recurrentCost",
    ]

    private static func shown(_ value: CanonicalValue, under name: String) -> String {
        switch value {
        case .text(let text): text.isEmpty ? "nothing" : text
        case .whole(let number):
            amounts.contains(name) ? Money(pence: number).inWords : "\(number)"
        case .flag(let isSo): isSo ? "yes" : "no"
        case .list(let values):
            values.isEmpty
                ? "none" : values.map { shown($0, under: name) }.joined(separator: "; ")
        case .record(let record):
            record.fields.map { "\(words($0.key)): \(shown($0.value, under: $0.key))" }
                .joined(separator: ", ")
        }
    }

    /// The fact has a field that says exactly this, whatever the case.
    func names(_ thing: String) -> Bool {
        thing.isEmpty || Self.contains(entry.kept, thing.lowercased())
    }

    private static func contains(_ value: CanonicalValue, _ words: String) -> Bool {
        switch value {
        case .text(let text): text.lowercased() == words
        case .list(let values): values.contains { contains($0, words) }
        case .record(let record): record.fields.contains { contains($0.value, words) }
        case .whole, .flag: false
        }
    }
}

extension Fact {
    /// The organisation that it is about; nil when it is about all of them.
    func owner(in books: Books) -> OrganisationID? {
        switch self {
        case .people(let fact):
            switch fact {
            case .organisationRegistered(let organisation): organisation.id
            case .roleGranted(_, let mandate), .roleWithdrawn(_, let mandate): mandate.organisation
            case .deputyAppointed(let appointment), .deputyEnded(let appointment):
                appointment.organisation
            case .officerEnrolled: nil
            }
        case .collection, .authority: nil
        case .release(let fact):
            fact.release.flatMap { books.release($0)?.plan.organisation }
        case .return(let fact): books.return(fact.id)?.entry.organisation
        case .decision(let fact): fact.decision.flatMap { books.decision($0)?.organisation }
        case .fund(let fact): books.fund(fact.fund)?.record.organisation
        case .initiative(let fact): books.initiative(fact.initiative)?.record.organisation
        case .outcome(let fact): books.outcome(fact.outcome)?.record.organisation
        case .publicity(let fact): books.owner(of: fact.subject)
        }
    }

    /// It is about who may do what, which an administrator looks after.
    var isAboutPeople: Bool { if case .people = self { true } else { false } }
}

extension Visit {
    /// The visitor may read what a fact says: an auditor what is about the own organisation or
    /// about all, an administrator what is about people.
    func reads(_ entry: AuditEntry) -> Bool {
        guard let officer, let fact = entry.fact else { return false }
        let isAuditor = officer.mandates.contains { $0.role == .auditor }
        let isAdministrator = officer.mandates.contains { $0.role == .administrator }
        if fact.isAboutPeople, isAdministrator { return true }
        guard let owner = fact.owner(in: books) else { return isAuditor }
        return officer.holds([.auditor], for: owner)
    }
}
