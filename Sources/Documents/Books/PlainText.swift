internal import Accountability

/// Words as they may stand in a plain-text journal, where a line's end, two blanks, a colon or a
/// semicolon can mean something.
enum PlainText {
    /// A description: one line, without what begins a remark or divides a payee from a note.
    static func line(_ text: String) -> String {
        let replaced = text.unicodeScalars.map { scalar -> Character in
            switch scalar {
            case ";": ","
            case "|": "/"
            default: isBlank(scalar) ? " " : Character(scalar)
            }
        }
        return String(replaced).split(separator: " ").joined(separator: " ")
    }

    /// The value of a tag: a line without the comma that would end it, and without a colon, which
    /// would make another tag of it.
    static func tag(_ text: String) -> String {
        String(line(text).map { $0 == "," || $0 == ":" ? "." : $0 })
    }

    /// A name as part of an account or as a code: letters, digits, `-`, `_` and `.` as they are,
    /// any other byte as `%` and two digits, so that different names stay different.
    static func name(_ text: String) -> String {
        text.utf8.map { byte in
            switch byte {
            case 48...57, 65...90, 97...122, 45, 46, 95: String(Character(Unicode.Scalar(byte)))
            default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
            }
        }.joined()
    }

    /// An account's name: that of `Account.description`.
    static func account(_ account: Account) -> String {
        let names = [account.fund.text, account.initiative?.text, account.category]
        return ([account.standing.rawValue] + names.compactMap { $0.map(name) })
            .joined(separator: ":")
    }

    /// It ends a line, is no character that is seen, or is a blank of some kind.
    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .surrogate,
            .privateUse, .unassigned:
            true
        default: false
        }
    }
}
