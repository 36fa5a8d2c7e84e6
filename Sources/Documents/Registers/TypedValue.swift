internal import Forms
internal import Reckoning

/// Words of a register file, read as values. Stray blanks do no harm.
enum TypedValue {
    static func amount(_ text: String) -> Money? {
        let bare = text.filter { !$0.isWhitespace }
        if bare.hasPrefix("("), bare.hasSuffix(")") {
            return Money(typed: String(bare.dropFirst().dropLast())).map { -$0 }
        }
        if bare.uppercased().hasSuffix("CR") {
            return Money(typed: String(bare.dropLast(2))).map { -$0 }
        }
        return Money(typed: text)
    }

    static func decimal(_ text: String) -> DecimalNumber? {
        DecimalNumber(text.filter { $0 != "," && !$0.isWhitespace })
    }

    static func flag(_ text: String) -> Bool? {
        ["true": true, "yes": true, "y": true, "false": false, "no": false, "n": false][
            trimmed(text).lowercased()]
    }

    /// `2017-04-01 to 2018-03-31`, a financial year `2017-18`, or a month `2017-04`.
    ///
    /// A month and a year are told apart by their last two digits: 2012-13 is a year, as there is
    /// no thirteenth month, and 2011-12 is a month.
    static func period(_ text: String) -> Period? {
        let halves = text.split(separator: " to ").map { Day(typed: String($0)) }
        if halves.count == 2, let from = halves[0], let to = halves[1] {
            return Period(from: from, to: to)
        }
        let word = trimmed(text)
        if let month = Month(word) { return month.period }
        let years = word.split(separator: "-")
        guard years.count == 2, years[0].count == 4, let start = Int(years[0]),
            let end = Int(years[1]), (start + 1) % 100 == end
        else { return Day(typed: word).map { Period(day: $0) } }
        return FinancialYear(start: start).period
    }

    static func trimmed(_ text: String) -> String {
        let rest = text.drop(while: \.isWhitespace)
        guard let last = rest.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(rest[...last])
    }

    /// Letters and digits in lower case, by which choices are told apart.
    static func plain(_ text: String) -> String {
        String(text.lowercased().filter { $0.isLetter || $0.isNumber })
    }
}

extension RegisterValue {
    /// A word as the value that is kept; nil when it cannot be read so.
    func canonical(of word: String) -> CanonicalValue? {
        switch self {
        case .text: .text(TypedValue.trimmed(word))
        case .amount: TypedValue.amount(word).map { .whole($0.pence) }
        case .day: Day(typed: word).map { .text("\($0)") }
        case .period: TypedValue.period(word).map(Self.kept)
        case .decimal: TypedValue.decimal(word).map { .text("\($0)") }
        case .whole(let range):
            Int(TypedValue.trimmed(word)).flatMap { range.contains($0) ? .whole(Int64($0)) : nil }
        case .flag: TypedValue.flag(word).map { .flag($0) }
        case .choice(let choices): Self.chosen(word, of: choices).map { .text($0) }
        case .list, .entry, .months, .codes: nil
        }
    }

    private static func kept(_ period: Period) -> CanonicalValue {
        .record(
            CanonicalRecord(["from": .text("\(period.from)"), "to": .text("\(period.to)")]))
    }

    /// The choice by its name, its title, or the title without its number.
    private static func chosen(_ word: String, of choices: [Choice]) -> String? {
        let plain = TypedValue.plain(word)
        return choices.first { choice in
            let title = TypedValue.plain(choice.title)
            return [TypedValue.plain(choice.raw), title, String(title.drop(while: \.isNumber))]
                .contains(plain)
        }?.raw
    }
}
