public import Reckoning

/// One officer's letter of a day: what is newly to be said, and that there is more.
public struct DailyLetter: Hashable, Sendable {
    /// What it is about, on one line.
    public let subject: String
    /// What it says.
    public let text: String

    /// A letter about duties of which somebody is to be reminded on a day, when there are others
    /// besides; `site` is the address of the site, where it is known.
    public init(about duties: [Duty], others: Int, on day: Day, site: String?) {
        subject = Self.subject(duties, on: day)
        let named = DutyGroup.groups(of: duties).flatMap { group -> [String] in
            let more = group.others.count
            return group.named.map { Self.paragraph($0, day) }
                + (more > 0 ? ["  And \(more) more like these."] : [])
        }
        let rest =
            others > 0
            ? [
                "\(WhatFallsDue.count(others, "other thing waits", "other things wait")) for you "
                    + "as before."
            ] : []
        let place = site.map { "See all of it: \($0)/your-work" } ?? "Sign in to see all of it."
        let close = place + "\nThere you can also put off what cannot be done yet.\n"
        text = (["These need you:"] + named + rest + [close]).joined(separator: "\n\n")
    }

    private static func subject(_ duties: [Duty], on day: Day) -> String {
        let overdue = duties.count { $0.due.map { $0 < day } ?? false }
        let count = WhatFallsDue.count(duties.count, "thing needs", "things need")
        if overdue > 0 { return "\(count) you, \(overdue) overdue" }
        guard let due = duties.compactMap(\.due).min() else { return "\(count) you" }
        return due == day ? "\(count) you, today" : "\(count) you by \(due.inWords)"
    }

    private static func paragraph(_ duty: Duty, _ day: Day) -> String {
        let timing = duty.timing(on: day).words.map { ": \($0.lowercased())" } ?? ""
        let lines = ["* " + duty.title, "  " + duty.dayInWords + timing, "  " + duty.detail]
        return lines.filter { $0.contains { !$0.isWhitespace } }.joined(separator: "\n")
    }
}
