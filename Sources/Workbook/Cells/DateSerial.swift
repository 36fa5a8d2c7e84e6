/// The two ways in which Excel counts days (ECMA-376 part 1, 18.17.4.1).
enum DateSystem: Sendable {
    /// Day 1 is 1 January 1900, and a 29 February 1900 is counted that never was.
    case from1900
    /// Day 0 is 1 January 1904.
    case from1904

    /// The content of a number that is formatted as a date or time; nil outside the calendar.
    func content(of serial: Double) -> CellContent? {
        guard serial >= 0, serial < 2_958_466 else { return nil }
        var day = Int(serial)
        var seconds = Int(((serial - Double(day)) * 86_400).rounded())
        // A time of day is never rounded to a date.
        if seconds == 86_400 { (day, seconds) = day == 0 ? (0, 86_399) : (day + 1, 0) }
        if day == 0, self == .from1900 || serial > 0 { return .time(seconds: seconds) }
        let time = serial == Double(Int(serial)) ? nil : seconds
        return date(ofDay: day, seconds: time).map(CellContent.date)
    }

    private func date(ofDay day: Int, seconds: Int?) -> SheetDate? {
        switch self {
        case .from1904: Self.civil(day + 1461, seconds)
        case .from1900 where day == 60: SheetDate(year: 1900, month: 2, day: 28, seconds: seconds)
        case .from1900: Self.civil(day < 60 ? day : day - 1, seconds)
        }
    }

    /// The civil date of a day counted from 31 December 1899 (H. Hinnant, `civil_from_days`).
    private static func civil(_ day: Int, _ seconds: Int?) -> SheetDate? {
        let shifted = day + 693_900
        let era = shifted / 146_097
        let ofEra = shifted % 146_097
        let year = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
        let ofYear = ofEra - (365 * year + year / 4 - year / 100)
        let shiftedMonth = (5 * ofYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return SheetDate(
            year: year + era * 400 + (month <= 2 ? 1 : 0), month: month,
            day: ofYear - (153 * shiftedMonth + 2) / 5 + 1, seconds: seconds)
    }
}

extension DateSystem {
    /// The same for a plain decimal as written, where its first digits decide; nil elsewhere.
    func quickContent(of decimal: UnsafeBufferPointer<UInt8>) -> CellContent? {
        var (day, index) = (0, 0)
        while index < decimal.count, index < 8, decimal[index] &- 48 <= 9 {
            day = day * 10 + Int(decimal[index] &- 48)
            index += 1
        }
        guard index > 0, day > 0, day < 2_958_465 else { return nil }
        if index == decimal.count { return date(ofDay: day, seconds: nil).map(CellContent.date) }
        guard decimal[index] == UInt8(ascii: ".") else { return nil }
        return Self.seconds(ofDay: decimal[(index + 1)...]).flatMap {
            date(ofDay: day, seconds: $0).map(CellContent.date)
        }
    }

    /// Whole seconds of a fraction of a day; nil at the ends of the day and close to half a second,
    /// where it depends on how the number is held in binary.
    private static func seconds(ofDay fraction: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
        var (digits, unit) = (0, 1)
        for byte in fraction.prefix(12) {
            digits = digits * 10 + Int(byte &- 48)
            unit *= 10
        }
        let (whole, rest) = (digits * 86_400).quotientAndRemainder(dividingBy: unit)
        guard whole > 0, whole < 86_399, abs(2 * rest - unit) > unit / 1_000 else { return nil }
        return whole + (2 * rest > unit ? 1 : 0)
    }
}
