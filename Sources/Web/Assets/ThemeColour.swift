/// The colours of words, lines and grounds, and what each is laid upon; the accent is the
/// operator's. A colour is written nowhere else.
enum ThemeColour: String, CaseIterable {
    case ink = "#1b2329"
    case soft = "#51606b"
    case line = "#cfd7dd"
    case edge = "#6b7983"
    case ground = "#f4f6f7"
    case paper = "#ffffff"
    case focus = "#ffd84a"
    case problem = "#a8201a"
    case problemGround = "#fbeae8"
    case attention = "#6b4a00"
    case attentionGround = "#fdf1d3"
    case attentionEdge = "#a87e00"
    case noticeGround = "#fffaf0"
    case foundGround = "#fff1a8"
    case active = "#124a78"
    case activeGround = "#e3eef7"
    case quietGround = "#e9edf0"

    /// What a colour is for, and so how well it has to be seen.
    enum Use: Equatable {
        /// Words, at 4.5 to 1 on each of these (WCAG 2.2, 1.4.3).
        case words(on: [ThemeColour])
        /// A line or an edge that says something, at 3 to 1 on each of these (1.4.11).
        case mark(on: [ThemeColour])
        /// What words and marks lie upon.
        case ground
        /// A line that only guides the eye.
        case guide
    }

    var use: Use {
        switch self {
        case .ink:
            .words(on: [
                .paper, .ground, .quietGround, .activeGround, .noticeGround, .attentionGround,
                .problemGround, .foundGround, .focus,
            ])
        case .soft: .words(on: [.paper, .ground, .noticeGround, .activeGround])
        case .problem: .words(on: [.paper, .ground, .problemGround, .noticeGround])
        case .attention: .words(on: [.attentionGround])
        case .active: .words(on: [.activeGround])
        case .edge: .mark(on: [.paper, .ground])
        case .attentionEdge: .mark(on: [.paper, .noticeGround])
        case .ground, .paper, .focus, .problemGround, .attentionGround, .noticeGround,
            .activeGround, .quietGround, .foundGround:
            .ground
        case .line: .guide
        }
    }

    /// The colour's name in the style sheet: `--problem-ground`.
    var token: String {
        "--" + "\(self)".map { $0.isUppercase ? "-\($0.lowercased())" : "\($0)" }.joined()
    }

    /// Every colour as the style sheet declares it, with the accent and the other measures.
    static func tokens(accent: Colour) -> String {
        let colours = allCases.map { "  \($0.token): \($0.rawValue);\n" }
        return """
            :root {
              --accent: \(accent.hexadecimal);
            \(colours.joined())  --gap: 1rem;
              --font: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans",
                "Liberation Sans", Arial, sans-serif;
            }

            """
    }
}
