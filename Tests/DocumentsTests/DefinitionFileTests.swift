import Documents
import Forms
import Testing

/// Definitions with mistakes. A remark `# F4001` stands on each line where one must be found.
struct DefinitionFileTests {
    static let good = """
        form: small
        series: small
        title: Small
        owner: Ministry
        period: { from: 2017-07-01, to: 2017-09-30 }
        options:
          progress: [1. Planning, 2. Working]
        sections:
          - id: A
            title: Things
            questions:
              - { id: A1, label: What, kind: text }
              - { id: A2, label: How many, kind: whole number }
              - { id: A3, label: Progress, kind: choice, options: progress }
        checks:
          - id: A-check
            severity: query
            for: [A2]
            when: A2 > 5
            says: Too many
            remedy: Explain
        sign-off:
          - { id: finance, title: Finance, role: finance, bases: [certifier] }
        """

    /// What a line of the good definition is replaced with.
    struct Mistake: Sendable, CustomTestStringConvertible {
        let line: String
        let wrong: String

        init(_ line: String, _ wrong: String) {
            self.line = line
            self.wrong = wrong
        }

        var testDescription: String { wrong }
    }

    static let mistakes = [
        Mistake("title: Small", "title: Small\ncolour: red # F4001"),
        Mistake("kind: text }", "kind: text, size: 3 } # F4001"),
        Mistake("title: Things", "title: Things\n    heading: Things # F4001"),
        Mistake("remedy: Explain", "remedy: Explain\n    advice: Explain # F4001"),
        Mistake("label: What, kind: text }", "kind: text } # F4002"),
        Mistake("kind: choice, options: progress }", "kind: choice } # F4002 F4005"),
        Mistake("role: finance, bases: [certifier] }", "role: finance } # F4002"),
        Mistake("{ from: 2017-07-01, to: 2017-09-30 }", "{ from: 2017-07-01 } # F4002"),
        Mistake("kind: text }", "kind: txt } # F4003"),
        Mistake("kind: text }", "kind: text, words: 0 } # F4003"),
        Mistake("kind: text }", "kind: text, required: perhaps } # F4003"),
        Mistake("kind: whole number }", "kind: whole number, least: 5, most: 4 } # F4003"),
        Mistake("kind: whole number }", "kind: whole number, least: few } # F4003"),
        Mistake("form: small", "form: Small Form # F4003"),
        Mistake("id: A2", "id: 2A # F4003\n, label: x, kind: text }\n      - { id: A2"),
        Mistake("from: 2017-07-01, to: 2017-09-30", "from: 2017-09-30, to: 2017-07-01 } # F4003"),
        Mistake("to: 2017-09-30 }", "to: 2017-09-31 } # F4003"),
        Mistake("owner: Ministry", "owner: Ministry\ndue: tomorrow # F4003"),
        Mistake("owner: Ministry", "owner: Ministry\nversion: 0 # F4003"),
        Mistake("severity: query", "severity: grave # F4003"),
        Mistake("bases: [certifier] }", "bases: [certifier, dice] } # F4003"),
        Mistake("2. Working]", "Working] # F4003"),
        Mistake("says: Too many", "says: \"{A2|roman} are too many\" # F4003"),
        Mistake("owner: Ministry", "owner: Ministry\nthresholds:\n  many: lots # F4003"),
        Mistake(
            "id: A3, label: Progress, kind: choice, options: progress }",
            "id: A1, label: x, kind: text } # F4004"),
        Mistake("2. Working]", "1. Working] # F4004"),
        Mistake("options: progress }", "options: steps } # F4005"),
        Mistake("for: [A2]", "for: [A9]"), Mistake("when: A2 > 5", "when: A9 > 5"),
        Mistake("kind: whole number }", "kind: whole number, formula: A9 + 1 } # F4005"),
        Mistake("when: A2 > 5", "when: A2 > > 5 # F4006"),
        Mistake("when: A2 > 5", "when: SUMME(A2) # F4006"),
        Mistake("says: Too many", "says: \"{A2 +} are too many\" # F4006"),
        Mistake("kind: whole number }", "kind: whole number, formula: (1 } # F4006"),
        Mistake("kind: whole number }", "kind: whole number, formula: A2 + 1 } # F4007"),
        Mistake("title: Small", "title: [Small] # F4008"),
        Mistake("kind: text }", "kind: text, guidance: { a: b } } # F4008"),
        Mistake("when: A2 > 5", "when: 'A3 = \"Planning\"'"),
        Mistake("when: A2 > 5", "when: PREVIOUS(A2) > 5"),
        Mistake("title: Small", "title: Small: Form # F4011"),
        Mistake("title: Small", "title: &one Small # F4011"),
        Mistake("owner: Ministry", "owner: Ministry\n\tversion: 1 # F4011"),
    ]

    /// Mistakes about a check are shown where the check begins.
    private static let ofCheck = [
        "for: [A9]": "F4005", "when: A9 > 5": "F4005", "when: 'A3 = \"Planning\"'": "F4009",
        "when: PREVIOUS(A2) > 5": "F4010",
    ]

    private static func expected(in text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().flatMap {
            index, line in
            line.split(separator: "# ").dropFirst().last.map { remark in
                remark.split(separator: " ").filter { $0.hasPrefix("F4") }.map {
                    "\(index + 1) \($0)"
                }
            } ?? []
        }
    }

    private static func found(in text: String) -> [String] {
        findings(in: text).map { "\($0.place.line ?? 0) \($0.number.code)" }
    }

    private static func findings(in text: String) -> [Finding] {
        do throws(WrongDefinition) {
            _ = try Form(definition: DefinitionFile.nodes(of: text))
            return []
        } catch {
            return error.findings
        }
    }

    @Test func `a definition without mistakes has no findings`() {
        #expect(Self.found(in: Self.good) == [])
    }

    @Test(arguments: mistakes) func `a mistake is found on its line`(mistake: Mistake) throws {
        #expect(Self.good.contains(mistake.line), "the good definition has changed")
        var text = Self.good.replacing(mistake.line, with: mistake.wrong, maxReplacements: 1)
        if let code = Self.ofCheck[mistake.wrong] {
            text.replace("id: A-check", with: "id: A-check # \(code)")
        }
        let expected = Self.expected(in: text)
        #expect(!expected.isEmpty)
        #expect(Self.found(in: text) == expected)
    }

    @Test func `every kind of mistake is found by one of these`() {
        let shown = Set(
            Self.mistakes.flatMap { $0.wrong.split(separator: "# ").dropFirst() }.map(String.init)
                + Self.ofCheck.values)
        let kinds = FindingNumber.allCases.filter { $0.rawValue / 1_000 == 4 }
            .map(\.code)
        #expect(kinds.filter { kind in !shown.contains { $0.hasPrefix(kind) } } == [])
    }

    @Test func `a field that stands twice is named`() {
        let text = Self.good.replacing("owner: Ministry", with: "owner: Ministry\nowner: Office")
        let findings = Self.findings(in: text)
        #expect(findings.count == 1)
        #expect(findings.first?.found.contains("owner") == true)
    }

    @Test func `a dozen mistakes are found at once, in the order of the file`() {
        let text = """
            form: Small # F4003
            series: small
            titel: Small # F4001
            owner: Ministry
            period: { from: 2017-07-01, to: 2017-09-31 } # F4003
            thresholds:
              many: lots # F4003
            options:
              progress: [1. Planning, 1. Working] # F4004
            sections:
              - id: A
                title: Things
                questions:
                  - { id: A1, label: What, kind: txt } # F4003
                  - { id: A1, label: Which, kind: text } # F4004
                  - { id: A2, kind: whole number } # F4002
                  - { id: A3, label: Progress, kind: choice, options: steps } # F4005
                  - { id: A4, label: Sum, kind: whole number, formula: A4 + 1 } # F4007
                  - { id: A5, label: Sum, kind: whole number, formula: A2 + } # F4006
            checks:
              - id: A-check # F4005
                severity: grave # F4003
                for: [A2]
                when: A9 > 5
                says: [Too, many] # F4008
                remedy: Explain
            """
        let expected = ["1 F4002"] + Self.expected(in: text)
        #expect(Self.found(in: text).sorted() == expected.sorted())
        #expect(expected.count == 15)
        let lines = Self.findings(in: text).compactMap(\.place.line)
        #expect(lines == lines.sorted())
    }

    @Test(arguments: [
        "", "# only a remark\n", "- a\n- list", "word", "[1, 2", "a: b: c", "{", "? [a]\n: b",
    ])
    func `what is no definition is refused with words`(text: String) {
        let findings = Self.findings(in: text)
        #expect(!findings.isEmpty)
        #expect(
            findings.allSatisfy {
                !$0.message.isEmpty && !$0.remedy.isEmpty && $0.place.line != nil
            })
    }

    @Test func `a file that is too large, too deep or endless is refused`() {
        let deep = String(repeating: "[", count: 60) + String(repeating: "]", count: 60)
        let endless = "a: &a [1, 1]\nb: &b [*a, *a]\nc: [*b, *b]"
        let large = "form: x\nguidance: " + String(repeating: "x", count: DefinitionFile.mostBytes)
        for text in [deep, endless, large] {
            #expect(Self.findings(in: text).map(\.number) == [.unreadableFile])
        }
    }
}
