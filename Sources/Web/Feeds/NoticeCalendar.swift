import Accountability
import Reckoning

/// The key decisions that are to be made, as a calendar (RFC 5545): one event for each notice.
struct NoticeCalendar {
    let title: String
    /// The site's address: `https://www.example.gov.uk`.
    let origin: String
    let notices: [KeyDecisionNotice]

    var reply: Reply {
        .document(Array(text.utf8), type: "text/calendar; charset=utf-8")
            .attached(as: "key-decisions.ics")
    }

    private var text: String {
        let head = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Outturn//Key decisions//EN",
            "CALSCALE:GREGORIAN", "METHOD:PUBLISH", "X-WR-CALNAME:\(Self.escaped(title))",
        ]
        let lines = head + notices.flatMap { event($0) } + ["END:VCALENDAR"]
        return lines.map { Self.folded($0) + "\r\n" }.joined()
    }

    private func event(_ notice: KeyDecisionNotice) -> [String] {
        let path = DecisionRoute.decision.path(notice.decision.text)
        let words = ([notice.representations] + notice.documents).filter { !$0.isEmpty }
        return [
            "BEGIN:VEVENT",
            "UID:\(AtomFeed.identifier("decision/\(notice.decision)/notice").dropFirst(9))",
            "DTSTAMP:\(Self.date(notice.published))T000000Z",
            "DTSTART;VALUE=DATE:\(Self.date(notice.due.from))",
            "DTEND;VALUE=DATE:\(Self.date(notice.due.to.adding(days: 1)))",
            "SUMMARY:\(Self.escaped("Key decision: \(notice.matter)"))",
            "DESCRIPTION:\(Self.escaped("\(notice.maker). " + words.joined(separator: "\n")))",
            "URL:\(origin)\(path)", "TRANSP:TRANSPARENT", "END:VEVENT",
        ]
    }

    private static func date(_ day: Day) -> String { "\(day)".replacing("-", with: "") }

    private static func escaped(_ words: String) -> String {
        words.replacing("\\", with: "\\\\").replacing(";", with: "\\;")
            .replacing(",", with: "\\,").replacing("\r", with: "").replacing("\n", with: "\\n")
    }

    /// No line has more than 75 bytes; what goes on begins with a blank.
    private static func folded(_ line: String) -> String {
        var folded = ""
        var length = 0
        for character in line {
            let size = String(character).utf8.count
            if length + size > 73 {
                folded += "\r\n "
                length = 1
            }
            folded.append(character)
            length += size
        }
        return folded
    }
}
