import Accountability
import Reckoning

/// The words of an act, taken apart one after the other.
struct ScenarioWords {
    private(set) var rest: Substring
    private let verb: String

    init(_ act: ScenarioAct) {
        rest = act.rest[...]
        verb = act.verb
    }

    init(_ words: Substring, of verb: String) {
        rest = words
        self.verb = verb
    }

    /// The next word, without a comma or colon after it.
    mutating func word(_ what: String = "a word") throws -> String {
        rest = rest.drop { $0 == " " }
        let word = rest.prefix { $0 != " " }
        guard !word.isEmpty else { throw Unexpected("“\(verb)” lacks \(what)") }
        rest = rest.dropFirst(word.count).drop { $0 == " " }
        return String(word.hasSuffix(",") || word.hasSuffix(":") ? word.dropLast() : word)
    }

    /// Skips a word that must stand here.
    mutating func skip(_ words: String...) throws {
        for expected in words {
            let found = try word("“\(expected)”")
            guard found == expected else {
                throw Unexpected("“\(verb)” has “\(found)” where “\(expected)” should stand")
            }
        }
    }

    /// Skips a word if it stands here.
    mutating func has(_ expected: String) -> Bool {
        var copy = self
        guard (try? copy.word()) == expected else { return false }
        self = copy
        return true
    }

    mutating func money() throws -> Money {
        let text = try word("an amount")
        guard let money = Money(typed: text) else { throw Unexpected("“\(text)” is no amount") }
        return money
    }

    mutating func day() throws -> Day {
        let text = try word("a day")
        guard let day = Day(text) else { throw Unexpected("“\(text)” is no day") }
        return day
    }

    mutating func month() throws -> Month {
        let text = try word("a month")
        guard let month = Month(text) else { throw Unexpected("“\(text)” is no month") }
        return month
    }

    mutating func period() throws -> Period {
        let from = try day()
        try skip("to")
        guard let period = Period(from: from, to: try day()) else {
            throw Unexpected("“\(verb)”: the days are the wrong way round")
        }
        return period
    }

    mutating func identifier<Thing>() throws -> Identifier<Thing> {
        Identifier(try word("an identifier"))
    }

    /// The number of a resolution in brackets: `(ii)`.
    mutating func resolution() throws -> String {
        let text = try word("a resolution")
        return text.filter { $0 != "(" && $0 != ")" }
    }

    /// Everything that is left.
    mutating func text() -> String {
        defer { rest = "" }
        return String(rest)
    }

    /// What is left, at each semicolon.
    mutating func parts() -> [ScenarioWords] {
        text().split(separator: ";").map { part in
            ScenarioWords(Substring(String(part).trimmed), of: verb)
        }
    }
}

extension String {
    fileprivate var trimmed: Substring {
        var text = self[...]
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return text
    }
}
