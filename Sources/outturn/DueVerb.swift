import Accountability
import ArgumentParser
import Duties
import Ledger
import Reckoning

/// What falls due.
struct DueVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "due",
        abstract: "Says what waits for whom: returns, money, initiatives, decisions.")

    @Option(help: "As on this day; today when left out.")
    var on: Day?
    @Option(name: .customLong("for"), help: "Only what waits for this officer, by identifier.")
    var officer: String?
    @OptionGroup var data: DataFolder
    @OptionGroup var answering: Answering

    func run() throws {
        try verb(answering) {
            let books = try books(of: data.path)
            let today = on ?? wallClock().onLondonClock.day
            let duties = try chosen(WhatFallsDue(books, on: today).everything, books, today)
            var account = Account()
            for duty in duties { account.say(duty.line(on: today)) }
            if duties.isEmpty { account.say("Nothing falls due.") }
            account.field("due", .list(duties.map(\.canonical)))
            return account
        }
    }

    private func chosen(_ duties: [Duty], _ books: Books, _ today: Day) throws -> [Duty] {
        guard let officer else { return duties }
        guard let known = books.officer(OfficerID(officer))?.acting(on: today) else {
            throw Ending("There is no officer \(officer).", code: 2)
        }
        return duties.filter { $0.waits(for: known) }
    }
}

extension Duty {
    fileprivate func line(on today: Day) -> String {
        let time = timing(on: today).words.map { "\(dayInWords), \($0.lowercased())" } ?? dayInWords
        return [subject.text + ":", title + ".", detail, "(\(time); \(bearer.inWords))"]
            .filter { !$0.isEmpty }.joined(separator: " ")
    }

    fileprivate var canonical: CanonicalValue {
        .record(
            CanonicalRecord([
                "kind": .text(matter.rawValue), "area": .text(matter.area.rawValue),
                "about": .text(subject.text), "organisation": .text(organisation.text),
                "words": .text(title), "detail": .text(detail),
                "due": due.map { .text("\($0)") }, "since": .text("\(since)"),
                "for": .text(bearer.inWords),
            ]))
    }
}

extension DutyBearer {
    /// Whom it waits for: an officer by identifier, or roles.
    fileprivate var inWords: String {
        switch self {
        case .officer(let id): id.text
        case .holders(let roles, _): roles.map(\.title).sorted().joined(separator: " or ")
        case .outsiders: "nobody here"
        }
    }
}
