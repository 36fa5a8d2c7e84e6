/// One problem in the summary at the top of a page, and the field it is at.
struct FieldProblem: Hashable, Sendable {
    let field: String
    let message: String
}

extension Html {
    /// The summary of what has to be put right, which takes the focus when the page opens.
    static func summary(_ problems: [FieldProblem]) -> Html {
        guard !problems.isEmpty else { return .nothing }
        let items = problems.map { problem -> Html in
            "<li><a href=\"#\(problem.field)\">\(problem.message)</a></li>"
        }
        return """
            <div class="summary" role="alert" aria-labelledby="summary-title" tabindex="-1" \
            autofocus>
            <h2 id="summary-title">There is a problem</h2>
            <ul>\(items)</ul></div>
            """
    }

    /// A message at a field.
    static func error(_ message: String, id: String) -> Html {
        """
        <p class="error" id="\(id)"><span class="hidden">Error:</span> \(message)</p>
        """
    }

    /// A status in words on a ground; what is done stays plain.
    static func tag(_ words: String, _ tone: Tone) -> Html {
        switch tone {
        case .plain: "<span class=\"done\">\(words)</span>"
        case .quiet: "<strong class=\"tag tag-quiet\">\(words)</strong>"
        case .active: "<strong class=\"tag tag-active\">\(words)</strong>"
        case .attention: "<strong class=\"tag tag-attention\">\(words)</strong>"
        case .problem: "<strong class=\"tag tag-problem\">\(words)</strong>"
        }
    }

    /// A quieter paragraph.
    static func hint(_ words: Html) -> Html { "<p class=\"hint\">\(words)</p>" }

    /// What somebody wrote, set off from what is said about it.
    static func quoted(_ words: String) -> Html { "<p class=\"quoted\">\(lines(words))</p>" }

    static func hidden(_ words: String) -> Html { "<span class=\"hidden\"> \(words)</span>" }

    /// A hidden field.
    static func carrying(_ name: String, _ value: String) -> Html {
        "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">"
    }
}

/// How much a status asks for.
enum Tone {
    case plain, quiet, active, attention, problem
}

extension Int {
    /// `1 query`, `3 queries`.
    func of(_ one: String, _ many: String? = nil) -> String {
        "\(self) \(self == 1 ? one : many ?? one + "s")"
    }
}
