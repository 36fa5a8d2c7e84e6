/// A civil date of the Gregorian calendar, with a time of day if there is one.
public struct SheetDate: Hashable, Sendable, CustomStringConvertible {
    private let storedYear: Int16
    private let storedMonth: UInt8
    private let storedDay: UInt8
    private let storedSeconds: Int32

    /// The year, 0 to 9999.
    public var year: Int { Int(storedYear) }
    /// The month, 1 to 12.
    public var month: Int { Int(storedMonth) }
    /// The day of the month, from 1.
    public var day: Int { Int(storedDay) }
    /// Seconds after midnight, nil for a date without a time.
    public var seconds: Int? { storedSeconds < 0 ? nil : Int(storedSeconds) }

    /// A date that exists; nil for 30 February, for a year past 9999 or for second 86,400.
    public init?(year: Int, month: Int, day: Int, seconds: Int? = nil) {
        guard (0...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.days(in: month, of: year), (0..<86_400).contains(seconds ?? 0)
        else { return nil }
        storedYear = Int16(year)
        storedMonth = UInt8(month)
        storedDay = UInt8(day)
        storedSeconds = Int32(seconds ?? -1)
    }

    /// `2017-06-30`, or `2017-06-30T12:00:00` with a time.
    public var description: String {
        let date = "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
        guard let seconds else { return date }
        return "\(date)T\(ClockText.text(of: seconds))"
    }

    static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

/// A time of day in words of digits.
enum ClockText {
    /// `12:00:00` for 43,200 seconds.
    static func text(of seconds: Int) -> String {
        "\(padded(seconds / 3600, 2)):\(padded(seconds / 60 % 60, 2)):\(padded(seconds % 60, 2))"
    }
}

func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
