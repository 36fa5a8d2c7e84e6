import Duties
import Foundation
import Reckoning

/// Days as a calendar that other programs follow (RFC 5545).
struct CalendarFile {
    let name: String
    let entries: [DatedEntry]
    let settings: SiteSettings
    /// When it is asked for.
    let now: Instant

    var reply: Reply {
        .document(Array(text.utf8), type: "text/calendar; charset=utf-8")
    }

    var text: String {
        let head = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Outturn//Outturn//EN",
            "CALSCALE:GREGORIAN", "METHOD:PUBLISH", "X-WR-CALNAME:" + Self.escaped(name),
            "REFRESH-INTERVAL;VALUE=DURATION:PT12H", "X-PUBLISHED-TTL:PT12H",
        ]
        return (head + entries.flatMap { lines($0) } + ["END:VCALENDAR"])
            .map { Self.folded($0) + "\r\n" }.joined()
    }

    private func lines(_ entry: DatedEntry) -> [String] {
        [
            "BEGIN:VEVENT", "UID:" + uid(entry), "DTSTAMP:" + Self.written(now),
        ] + days(entry) + ["SUMMARY:" + Self.escaped(entry.title)]
            + (entry.detail.isEmpty ? [] : ["DESCRIPTION:" + Self.escaped(entry.detail)])
            + ["URL:" + settings.origin + entry.subject.path, "TRANSP:TRANSPARENT", "END:VEVENT"]
    }

    /// The same for as long as the thing is the same, whatever its day.
    private func uid(_ entry: DatedEntry) -> String {
        let plain = entry.id.addingPercentEncoding(withAllowedCharacters: Self.plain) ?? ""
        let host = URL(string: settings.origin)?.host() ?? settings.host
        return plain + "@" + host
    }

    private static let plain = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_./")

    /// A moment in universal time; whole days end before the day after.
    private func days(_ entry: DatedEntry) -> [String] {
        if let moment = entry.moment { return ["DTSTART:" + Self.written(moment)] }
        return [
            "DTSTART;VALUE=DATE:" + Self.written(entry.days.from),
            "DTEND;VALUE=DATE:" + Self.written(entry.days.to.adding(days: 1)),
        ]
    }

    private static func written(_ day: Day) -> String { "\(day)".replacing("-", with: "") }

    private static func written(_ moment: Instant) -> String {
        "\(moment)".filter { $0 != "-" && $0 != ":" }
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing(";", with: "\\;").replacing(",", with: "\\,")
            .split(whereSeparator: \.isNewline).joined(separator: "\\n")
            .filter { !$0.unicodeScalars.contains { $0.properties.generalCategory == .control } }
    }

    /// The line in pieces of 75 bytes at most, each of whole characters.
    private static func folded(_ line: String) -> String {
        var folded = ""
        var width = 0
        for scalar in line.unicodeScalars {
            let size = UTF8.width(scalar)
            if width + size > 75 {
                folded += "\r\n "
                width = 1
            }
            folded.unicodeScalars.append(scalar)
            width += size
        }
        return folded
    }
}
