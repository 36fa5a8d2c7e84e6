internal import Forms
internal import Reckoning

/// What one entry of a register file may say: its fields, under the names that people write.
struct RegisterShape {
    let thing: String
    let fields: [RegisterField]
}

/// One field of an entry.
struct RegisterField {
    /// The name in the file: `decision maker`.
    let name: String
    /// The property that it fills.
    let property: String
    let value: RegisterValue
    let presence: Presence

    enum Presence {
        case needed
        case optional
        case usually(CanonicalValue)
    }
}

/// How a field's words are read.
indirect enum RegisterValue {
    case text
    case amount
    case day
    case period
    case decimal
    case whole(ClosedRange<Int>)
    case flag
    /// One of a closed list, by the words that stand for each.
    case choice([Choice])
    case list(RegisterValue)
    case entry(RegisterShape)
    /// Amounts by month: `{ 2017-04: £1,000 }`.
    case months
    /// Initiatives by somebody else's code.
    case codes

    struct Choice {
        let raw: String
        let title: String
    }
}

extension RegisterField {
    static func needed(
        _ name: String, _ property: String? = nil, _ value: RegisterValue = .text
    ) -> RegisterField {
        RegisterField(name: name, property: property ?? name, value: value, presence: .needed)
    }

    static func optional(
        _ name: String, _ property: String? = nil, _ value: RegisterValue = .text
    ) -> RegisterField {
        RegisterField(name: name, property: property ?? name, value: value, presence: .optional)
    }

    static func usually(
        _ standard: CanonicalValue, _ name: String, _ property: String? = nil,
        _ value: RegisterValue = .text
    ) -> RegisterField {
        RegisterField(
            name: name, property: property ?? name, value: value, presence: .usually(standard))
    }

    /// A text that may be left out and is then empty.
    static func words(_ name: String, _ property: String? = nil) -> RegisterField {
        usually(.text(""), name, property)
    }

    /// A list that may be left out and is then empty.
    static func list(
        _ name: String, _ property: String? = nil, of value: RegisterValue = .text
    ) -> RegisterField {
        usually(.list([]), name, property, .list(value))
    }
}

extension RegisterValue {
    /// The cases of a closed list, known by their own names and by their titles.
    static func choice<Case: RawRepresentable & CaseIterable>(
        _ type: Case.Type, _ title: (Case) -> String
    ) -> RegisterValue where Case.RawValue == String {
        .choice(type.allCases.map { Choice(raw: $0.rawValue, title: title($0)) })
    }

    /// What is expected, in words.
    var expectation: String {
        switch self {
        case .text: "text"
        case .amount: "an amount such as £1,300,000"
        case .day: "a day such as 2014-11-19 or 19 November 2014"
        case .period: "days such as 2017-04-01 to 2018-03-31, a year 2017-18 or a month 2017-04"
        case .decimal: "a number"
        case .whole(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .flag: "yes or no"
        case .choice(let choices): choices.map(\.title).joined(separator: ", ")
        case .list: "a list"
        case .entry(let shape): "the fields of \(shape.thing.lowercased())"
        case .months: "an amount for each month, such as 2017-04: £1,000"
        case .codes: "an initiative for each code"
        }
    }
}
