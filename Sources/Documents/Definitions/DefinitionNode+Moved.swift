public import Forms
public import Reckoning

extension DefinitionNode {
    /// The definition of the same form for another quarter: its names, days and words moved along.
    ///
    /// What the form carries over comes from the form of the same shape one quarter earlier, whose
    /// identifier is `previous`; with no such form, nothing is carried over or compared.
    public func moved(
        to period: Period, as form: String, after previous: String?, due: Instant
    ) -> DefinitionNode {
        guard let from = field("period")?.field("from")?.word.flatMap({ Day($0) }) else {
            return self
        }
        let words = MovedWords(from: Period.quarter(of: from), to: period)
        let tables = TableNames(in: self)
        var moved = changed { name, word in
            name == "previous" ? word : tables.renamed(words.moved(word))
        }
        if previous == nil { moved = moved.withoutPast } else { moved = moved.continuingItself }
        moved = moved.with("form", .word(form)).with("version", .word("1"))
        moved = moved.with("period name", .word(words.name))
            .with("due", .word(due.inLondon))
            .with(
                "period",
                .fields([
                    Field(name: "from", line: 1, value: .word("\(period.from)")),
                    Field(name: "to", line: 1, value: .word("\(period.to)")),
                ]))
        return moved.with("previous", previous.map { .word($0) })
    }

    fileprivate static func word(_ word: String) -> DefinitionNode {
        DefinitionNode(line: 1, content: .word(word))
    }

    fileprivate func field(_ name: String) -> DefinitionNode? {
        guard case .fields(let fields) = content else { return nil }
        return fields.first { $0.name == name }?.value
    }

    fileprivate var word: String? {
        if case .word(let word) = content { word } else { nil }
    }

    /// The node with every word changed, each known by the name of the field it stands in.
    fileprivate func changed(
        in name: String = "", _ change: (String, String) -> String
    ) -> DefinitionNode {
        switch content {
        case .word(let word):
            return DefinitionNode(line: line, content: .word(change(name, word)))
        case .list(let list):
            return DefinitionNode(
                line: line, content: .list(list.map { $0.changed(in: name, change) }))
        case .fields(let fields):
            let changed = fields.map {
                Field(name: $0.name, line: $0.line, value: $0.value.changed(in: $0.name, change))
            }
            return DefinitionNode(line: line, content: .fields(changed))
        }
    }

    /// The node with a field set to something else, added, or taken away.
    fileprivate func with(_ name: String, _ content: Content?) -> DefinitionNode {
        guard case .fields(var fields) = self.content else { return self }
        let value = content.map { DefinitionNode(line: 1, content: $0) }
        let place = fields.firstIndex { $0.name == name }
        if let value {
            let field = Field(name: name, line: 1, value: value)
            if let place { fields[place] = field } else { fields.append(field) }
        } else if let place {
            fields.remove(at: place)
        }
        return DefinitionNode(line: line, content: .fields(fields))
    }

    /// Without anything that rests on an earlier form.
    private var withoutPast: DefinitionNode {
        switch content {
        case .word: return self
        case .list(let list):
            let kept = list.filter { $0.field("when")?.word?.contains("PREVIOUS(") != true }
            return DefinitionNode(line: line, content: .list(kept.map(\.withoutPast)))
        case .fields(let fields):
            let kept = fields.filter { $0.name != "previous" && $0.name != "prefill" }.map {
                Field(name: $0.name, line: $0.line, value: $0.value.withoutPast)
            }
            return DefinitionNode(line: line, content: .fields(kept))
        }
    }

    /// What continued something of an earlier form now continues the same of its own kind.
    private var continuingItself: DefinitionNode {
        switch content {
        case .word: return self
        case .list(let list):
            return DefinitionNode(line: line, content: .list(list.map(\.continuingItself)))
        case .fields(let fields):
            let own = field("table")?.word ?? field("id")?.word
            let changed = fields.map { entry in
                let value =
                    entry.name == "previous" && own != nil
                    ? .word(own ?? "") : entry.value.continuingItself
                return Field(name: entry.name, line: entry.line, value: value)
            }
            return DefinitionNode(line: line, content: .fields(changed))
        }
    }
}

/// The words for a quarter and its year, and for the ones before, in two quarters' forms.
private struct MovedWords {
    private let pairs: [(was: String, now: String)]
    let name: String

    init(from: Period, to: Period) {
        let (old, new) = (QuarterWords(from), QuarterWords(to))
        name = new.name
        let was = [old.name] + old.years + [old.number, old.before]
        let now = [new.name] + new.years + [new.number, new.before]
        pairs = zip(was, now).map { (was: $0.0, now: $0.1) }
    }

    /// The words with each of the old quarter's changed, all at once.
    func moved(_ text: String) -> String {
        var rest = text[...]
        var moved = ""
        while let first = rest.first {
            if let pair = pairs.first(where: { rest.hasPrefix($0.was) }) {
                moved += pair.now
                rest = rest.dropFirst(pair.was.count)
            } else {
                moved.append(first)
                rest = rest.dropFirst()
            }
        }
        return moved
    }
}

private struct QuarterWords {
    /// `Quarter 2 (July 2017 to September 2017)`.
    let name: String
    /// `2017/18`, `2016/17`.
    let years: [String]
    /// `Quarter 2`, and the one before.
    let number: String
    let before: String

    init(_ period: Period) {
        let year = FinancialYear(of: period.from)
        let place = (1...4).first { year.quarter($0) == period } ?? 1
        let (first, last) = (Month(of: period.from), Month(of: period.to))
        number = "Quarter \(place)"
        before = "Quarter \(place == 1 ? 4 : place - 1)"
        name = "\(number) (\(first.inWords) to \(last.inWords))"
        years = [year, FinancialYear(start: year.start - 1)].map {
            "\($0)".replacing("-", with: "/")
        }
    }
}

/// Tables that continued a table of another name, which their guidance mentions.
private struct TableNames {
    private var pairs: [(was: String, now: String)] = []

    init(in node: DefinitionNode) {
        collect(node)
    }

    private mutating func collect(_ node: DefinitionNode) {
        switch node.content {
        case .word: return
        case .list(let list): for node in list { collect(node) }
        case .fields(let fields):
            if let own = node.field("table")?.word, let past = node.field("previous")?.word,
                own != past
            {
                pairs.append(("section \(past) ", "section \(own) "))
            }
            for field in fields { collect(field.value) }
        }
    }

    func renamed(_ text: String) -> String {
        pairs.reduce(text) { $0.replacing($1.was, with: $1.now) }
    }
}

extension Instant {
    /// The day and the time on the clock in London: `2017-10-20 12:00`.
    public var inLondon: String {
        let clock = onLondonClock
        return String(clock.description.prefix(16)).replacing("T", with: " ")
    }
}
