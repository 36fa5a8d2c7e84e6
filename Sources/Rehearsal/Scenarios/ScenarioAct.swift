import Reckoning

/// One act of a scenario: when, who and what, in the words of the script.
struct ScenarioAct {
    /// When; nil a minute after the act before.
    let at: Instant?
    /// The organisation's name.
    let organisation: String
    /// The officer: a role, with a number where there are several.
    let officer: String
    /// What the officer does: `answers`.
    let verb: String
    /// The words after it, without the council and the reason.
    let rest: String
    /// The council whose return it is about, where that is another's.
    let about: String?
    /// The reason, after `because`.
    let reason: String

    init(_ line: Substring) throws {
        let pattern = /(?:(\d{4}-\d\d-\d\d)(?: (\d\d:\d\d))? )?(\S+) (\S+) (\S+) ?(.*)/
        guard let match = line.wholeMatch(of: pattern) else {
            throw Unexpected("not “2017-10-02 Leeds programme answers B1 12”")
        }
        at = try Self.moment(match.1, match.2)
        organisation = String(match.3)
        officer = String(match.4)
        verb = String(match.5)
        var rest = String(match.6)
        reason = Self.cut(&rest, at: /(.*?) ?because (.+)/)
        about = [Self.cut(&rest, at: /(.*?) ?of the return of (.+)/)].first { !$0.isEmpty }
        self.rest = rest
    }

    private static func moment(_ day: Substring?, _ time: Substring?) throws -> Instant? {
        guard let day else { return nil }
        guard let moment = Instant(london: "\(day) \(time ?? "09:00")") else {
            throw Unexpected("\(day) \(time ?? "") is no moment")
        }
        return moment
    }

    /// Takes the last part off the words; answers nothing when the words have no such part.
    private static func cut(
        _ words: inout String, at pattern: Regex<(Substring, Substring, Substring)>
    ) -> String {
        guard let match = words.wholeMatch(of: pattern) else { return "" }
        let part = String(match.2)
        words = String(match.1)
        return part
    }

    /// The words, taken apart by a pattern.
    func words<Parts>(_ pattern: Regex<Parts>, like example: String) throws -> Parts {
        guard let match = rest.wholeMatch(of: pattern) else {
            throw Unexpected("not “\(verb) \(example)”")
        }
        return match.output
    }
}
