/// The colours of charts: the same one means the same thing on every page.
enum ChartColour: String, CaseIterable {
    case improvement = "#00b0f0"
    case concern = "#e46c0a"
    case commonCause = "#a6a6a6"
    case neutral = "#490092"
    case outline = "#1b2329"
    case plan = "#6b7983"
    case actual = "#12436d"
    case target = "#801650"
    case gain = "#2073bc"
    case loss = "#6d8ba3"
    case words = "#33414b"
    case grid = "#dfe5e9"

    /// What a colour is for, and so how well it has to be seen.
    enum Use {
        /// A mark with an outline, which carries the contrast.
        case outlined
        /// A line or a bar of its own.
        case mark
        /// Words.
        case words
        /// A line that only guides the eye.
        case guide
    }

    var use: Use {
        switch self {
        case .improvement, .concern, .commonCause, .neutral: .outlined
        case .outline, .plan, .actual, .target, .gain, .loss: .mark
        case .words: .words
        case .grid: .guide
        }
    }

    /// The colour's name in the style sheet.
    var token: String { "--chart-\(self)" }

    /// Every colour as the style sheet declares it.
    static var tokens: String {
        let lines = allCases.map { "  \($0.token): \($0.rawValue);\n" }
        return ":root {\n" + lines.joined() + "}\n"
    }
}
