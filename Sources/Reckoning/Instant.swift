/// A moment in universal time, to the millisecond.
public struct Instant: Hashable, Sendable, Comparable {
    /// Milliseconds since the start of 1 January 1970, universal time.
    public let milliseconds: Int64

    /// The moment so many milliseconds after the start of 1970.
    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// A time of a day, in universal time.
    public init(_ day: Day, hour: Int = 0, minute: Int = 0, second: Int = 0) {
        let seconds = day.number * 86_400 + hour * 3_600 + minute * 60 + second
        self.milliseconds = Int64(seconds) * 1_000
    }

    /// Earlier in time.
    public static func < (left: Instant, right: Instant) -> Bool {
        left.milliseconds < right.milliseconds
    }

    /// The day of this moment in universal time.
    public var day: Day { Day(number: Int(floorDivision(milliseconds, 86_400_000))) }

    /// The moment so many milliseconds later.
    public func adding(milliseconds: Int64) -> Instant {
        Instant(milliseconds: self.milliseconds + milliseconds)
    }

    private func floorDivision(_ number: Int64, _ divisor: Int64) -> Int64 {
        let quotient = number / divisor
        return number % divisor < 0 ? quotient - 1 : quotient
    }

    private var secondOfDay: Int {
        Int(floorDivision(milliseconds, 1_000)) - day.number * 86_400
    }
}

extension Instant: CustomStringConvertible {
    /// The moment in ISO 8601: `2017-10-20T11:00:00Z`.
    public var description: String {
        let second = secondOfDay
        let clock = [second / 3_600, second / 60 % 60, second % 60]
        return "\(day)T" + clock.map { Day.padded($0, 2) }.joined(separator: ":") + "Z"
    }

    /// The moment written as `2017-10-20T11:00:00Z`; nil for anything else.
    public init?(_ text: some StringProtocol) {
        let halves = text.split(separator: "T", omittingEmptySubsequences: false)
        guard halves.count == 2, let day = Day(halves[0]), halves[1].last == "Z" else { return nil }
        let clock = halves[1].dropLast().split(separator: ":", omittingEmptySubsequences: false)
        guard clock.count == 3, let hour = Self.twoDigits(clock[0]),
            let minute = Self.twoDigits(clock[1]), let second = Self.twoDigits(clock[2]),
            hour < 24, minute < 60, second < 60
        else { return nil }
        self.init(day, hour: hour, minute: minute, second: second)
    }

    /// The number in two digits, as hours and minutes are written; nil for anything else.
    static func twoDigits(_ text: some StringProtocol) -> Int? {
        guard text.utf8.count == 2, text.utf8.allSatisfy({ (48...57).contains($0) }) else {
            return nil
        }
        return Int(text)
    }

    /// The moment as people in London write it: `midday on 20 October 2017`, `5:30pm on …`.
    public var inWords: String { onLondonClock.wordsOfClock }

    private var wordsOfClock: String {
        let second = secondOfDay
        let hour = second / 3_600
        let minute = Day.padded(second / 60 % 60, 2)
        if hour == 12, minute == "00" { return "midday on \(day.inWords)" }
        let shown = hour % 12 == 0 ? 12 : hour % 12
        return "\(shown):\(minute)\(hour < 12 ? "am" : "pm") on \(day.inWords)"
    }
}
