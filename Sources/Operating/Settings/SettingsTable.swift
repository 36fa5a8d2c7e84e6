/// The settings as a page of documentation, from the closed list itself.
public enum SettingsTable {
    /// The table of settings in Markdown.
    public static var settings: String {
        let rows = Setting.allCases.map { setting in
            "| `\(setting.rawValue)` | `\(setting.variable)` | \(setting.standard.map { "`\($0)`" } ?? "–") "
                + "| \(setting.sentence) \(expected(setting)) |"
        }
        return """
            | in a file | in the environment | standard | what it is for |
            |---|---|---|---|

            """ + rows.joined(separator: "\n") + "\n"
    }

    private static func expected(_ setting: Setting) -> String {
        let words = "Takes \(setting.kind.inWords)."
        return setting.isSecret
            ? words + " A secret: `\(setting.fileName ?? "")` names a file." : words
    }

    /// The table of findings in Markdown.
    public static var findings: String {
        let rows = SettingNumber.allCases.map { number in
            "| \(number.code) | \(number.isError ? "error" : "advice") | \(number.sentence) |"
        }
        return """
            | number | severity | what it means |
            |---|---|---|

            """ + rows.joined(separator: "\n") + "\n"
    }
}
