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
        if seconds == 86_400 { (day, seconds) = (day + 1, 0) }
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
