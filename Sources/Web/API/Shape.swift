import Accountability
import Reckoning

/// What a JSON value may be: what programs send is checked by it, and it is described by it.
indirect enum Shape: Sendable {
    case text(TextShape)
    case choice([String])
    case whole(words: String)
    case flag
    case list(Shape)
    case record(RecordShape)
    case either([Shape])
    /// A record of any fields: a fact as it is kept.
    case open(words: String)
}

/// Which texts are meant.
struct TextShape: Sendable {
    /// The format as JSON Schema names it, or nil.
    var format: String?
    /// What every such text looks like, as JSON Schema writes it; nil for any.
    var pattern: String?
    /// What it is, in a sentence.
    var words: String?
    /// A text is one of them.
    var fits: @Sendable (String) -> Bool = { _ in true }
}

/// A record by its name, with its fields in the order in which they are declared.
struct RecordShape: Sendable {
    let name: String
    let fields: [FieldShape]
}

/// One field of a record.
struct FieldShape: Sendable {
    let name: String
    let shape: Shape
    /// It is never left out.
    let isNeeded: Bool
    /// What it says, where its name and its shape do not.
    var words: String?
}

/// A value is not of the shape of a type, or a type has none.
struct NotOfShape: Error {}

/// A type whose values have one shape wherever they stand.
protocol KnownShape: Decodable {
    static var shape: Shape { get }
    /// Any value of it.
    static var sample: Self { get }
}

/// A type that says what its fields mean, where their names do not.
protocol DescribedShape {
    /// What fields say, by name.
    static var words: [String: String] { get }
}

/// A type with a closed list of words.
protocol ChoiceShape: KnownShape, CaseIterable, RawRepresentable where RawValue == String {}

extension ChoiceShape {
    static var shape: Shape { .choice(allCases.map(\.rawValue)) }
    static var sample: Self {
        guard let first = allCases.first else { preconditionFailure("\(self) has no case") }
        return first
    }
}

extension String: KnownShape {
    static var shape: Shape { .text(TextShape()) }
    static var sample: String { "" }
}

extension Bool: KnownShape {
    static var shape: Shape { .flag }
    static var sample: Bool { false }
}

extension Int: KnownShape {
    static var shape: Shape { .whole(words: "A whole number.") }
    static var sample: Int { 0 }
}

extension Int64: KnownShape {
    static var shape: Shape { .whole(words: "A whole number.") }
    static var sample: Int64 { 0 }
}

extension Money: KnownShape {
    static var shape: Shape { .whole(words: "Whole pence.") }
    static var sample: Money { .zero }
}

extension Array: KnownShape where Element: Decodable {
    static var shape: Shape { .list(.of(Element.self)) }
    static var sample: [Element] { [] }
}

extension Identifier: KnownShape {
    static var shape: Shape { .text(TextShape(words: "An identifier.")) }
    static var sample: Identifier { Identifier("") }
}

extension Day: KnownShape {
    static var shape: Shape {
        .text(
            TextShape(
                format: "date", pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
                words: "A day, as 2017-09-30.", fits: { Day($0) != nil }))
    }
    static var sample: Day { Day(number: 0) }
}

extension Month: KnownShape {
    static var shape: Shape {
        .text(
            TextShape(
                pattern: "^[0-9]{4}-(0[1-9]|1[0-2])$", words: "A month, as 2017-09.",
                fits: { Month($0) != nil }))
    }
    static var sample: Month { Month(of: .sample) }
}

extension Instant: KnownShape {
    static var shape: Shape {
        .text(
            TextShape(
                format: "date-time", words: "A moment in universal time, as 2017-10-20T11:00:00Z.",
                fits: { Instant($0) != nil }))
    }
    static var sample: Instant { Instant(milliseconds: 0) }
}

extension DecimalNumber: KnownShape {
    static var shape: Shape {
        .text(
            TextShape(
                pattern: "^-?[0-9]{1,15}(\\.[0-9]{1,9})?$",
                words: "A number with all its decimals, as 3.50.",
                fits: { $0.isPlainDecimal }))
    }
    static var sample: DecimalNumber { .zero }
}

extension String {
    /// At most 15 digits, and at most 9 more behind a point.
    fileprivate var isPlainDecimal: Bool {
        let digits = hasPrefix("-") ? dropFirst() : self[...]
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        return parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }
            && parts[0].count <= 15 && (parts.count == 1 || parts.count == 2 && parts[1].count <= 9)
    }
}

extension FundKind: ChoiceShape {}
extension DecisionOutcome: ChoiceShape {}
extension DecisionStatus: ChoiceShape {}
extension CallInOutcome: ChoiceShape {}
extension KeyDecisionNotice.Grounds: ChoiceShape {}
extension InitiativeProgress: ChoiceShape {}
extension RatingAspect: ChoiceShape {}
extension RatingLevel: ChoiceShape {}
extension AfterFundingPosition: ChoiceShape {}
extension MeasureDirection: ChoiceShape {}
extension MeasureFrequency: ChoiceShape {}
extension MeasureBasis: ChoiceShape {}
extension PerformanceQuestion: ChoiceShape {}
extension AreaLevel: ChoiceShape {}
extension ReleaseType: ChoiceShape {}
extension FigureMaturity: ChoiceShape {}
