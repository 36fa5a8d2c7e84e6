import Accountability
import Forms
import Ledger
import Reckoning

/// Everything that can be found in some books, made once for each snapshot of them.
struct SearchIndex: Sendable {
    let entries: [SearchEntry]

    /// An index of books; `isOpen` when everyone reads them, and answers stand on public pages.
    init(_ books: Books, isOpen: Bool) {
        entries =
            books.everyDecision.map { Self.entry($0) } + books.everyFund.map { Self.entry($0) }
            + books.everyInitiative.map { Self.entry($0) }
            + books.everyOutcome.map { Self.entry($0) }
            + books.everyReturn.flatMap { entry in
                books.return(entry.id).map { Self.answers($0, isOpen: isOpen) } ?? []
            }
    }

    /// What answers a question, the best first and of those the newest.
    func matches(_ query: SearchQuery, where isRead: (SearchEntry) -> Bool) -> [SearchEntry] {
        let words = query.words.map { Array($0.utf8) }
        guard !words.isEmpty else { return [] }
        var found: [(score: Int, entry: SearchEntry)] = []
        for entry in entries {
            if let score = entry.score(words), isRead(entry) { found.append((score, entry)) }
        }
        return found.sorted { left, right in
            (left.score, left.entry.day.number, right.entry.path)
                > (right.score, right.entry.day.number, left.entry.path)
        }.map(\.entry)
    }

    private static func entry(_ decision: Decision) -> SearchEntry {
        let record = decision.record
        let resolutions = (record?.resolutions ?? []).flatMap { resolution in
            [resolution.text, resolution.condition ?? ""]
        }
        return SearchEntry(
            .decision, title: "\(decision.id): \(decision.title)",
            about: "\(decision.maker), \(decision.dayInWords)",
            path: DecisionRoute.decision.path(decision.id.text),
            text: [
                record?.purpose ?? "", record?.reasons ?? "", record?.alternatives ?? "",
                record?.portfolio ?? "", decision.notice?.matter ?? "", decision.maker,
            ] + resolutions + (record?.documents.map(\.title) ?? decision.notice?.documents ?? []),
            day: decision.day, owner: decision.organisation)
    }

    private static func entry(_ fund: Fund) -> SearchEntry {
        let record = fund.record
        return SearchEntry(
            .fund, title: record.title, about: "\(record.kind.title), \(record.period.inWords)",
            path: FundRoute.fund.path(fund.id.text),
            text: [record.purpose, record.source, fund.id.text]
                + fund.conditions.map(\.condition.terms.text), day: record.period.from,
            owner: record.organisation)
    }

    private static func entry(_ initiative: Initiative) -> SearchEntry {
        let record = initiative.record
        return SearchEntry(
            .initiative, title: "\(initiative.id): \(record.title)",
            about: "\(initiative.progress.title), \(record.period.inWords)",
            path: InitiativeRoute.initiative.path(initiative.id.text),
            text: [record.need, record.outcomes] + record.partners
                + initiative.measures.flatMap { [$0.record.title, $0.record.definition] }
                + initiative.milestones.map(\.title)
                + initiative.updates.suffix(4).map(\.update.commentary),
            day: initiative.latestUpdate?.update.period.to ?? record.period.from,
            owner: record.organisation)
    }

    private static func entry(_ outcome: Outcome) -> SearchEntry {
        let record = outcome.record
        let account = outcome.account
        return SearchEntry(
            .outcome, title: record.title, about: record.population,
            path: OutcomeRoute.outcome.path(outcome.id.text),
            text: [
                record.framework, record.indicator.title, record.indicator.definition,
                account?.story ?? "",
            ] + (account?.partners ?? []) + (account?.whatWorks ?? [])
                + (account?.actions.map(\.text) ?? []),
            day: outcome.latest?.day ?? Day(number: 0), owner: record.organisation)
    }

    /// The answers of a return, one entry for each question and each row.
    private static func answers(_ context: ReturnInContext, isOpen: Bool) -> [SearchEntry] {
        let form = context.form.form
        let about = "\(context.organisation.name), \(form.period.inWords)"
        func entry(_ section: FormSection, _ anchor: String, _ title: String, _ text: [String])
            -> SearchEntry
        {
            let path =
                isOpen
                ? PublishedReturnRoute.publishedReturn.path(
                    context.entry.collection.text, context.organisation.id.text) + "#\(anchor)"
                : ReturnRoute.section.path(context.entry.id.text, section.id) + "#\(anchor)"
            return SearchEntry(
                .answer, title: title, about: about, path: path, text: text, day: form.period.to,
                owner: context.organisation.id, collector: context.collection.owner)
        }
        let sheet = context.entry.sheet
        func words(_ key: AnswerKey, _ question: Question) -> String {
            sheet[key].map { form.shown($0, for: question) } ?? ""
        }
        return form.sections.flatMap { section in
            section.items.flatMap { item -> [SearchEntry] in
                switch item {
                case .question(let question):
                    let answer = words(AnswerKey(question.id), question)
                    if answer.isEmpty, isOpen { return [] }
                    return [
                        entry(
                            section, AnswerKey(question.id).anchor,
                            question.label, [answer])
                    ]
                case .table(let table):
                    return sheet.rows(of: table.id).map { row in
                        let name = words(
                            AnswerKey(table.nameColumn, row: row),
                            form.question(table.nameColumn) ?? table.columns[0])
                        let answers = table.columns.map { words(AnswerKey($0.id, row: row), $0) }
                        return entry(
                            section, "row-\(table.id)-\(row)", "\(table.rowName) \(row): \(name)",
                            answers)
                    }
                }
            }
        }
    }
}

/// What somebody looks for, within bounds.
struct SearchQuery: Sendable {
    /// The longest question that is looked for.
    static let longest = 200
    /// The most words of it.
    static let mostWords = 8

    /// The question as it was typed.
    let typed: String
    /// Its words as they are compared.
    let words: [String]

    init(_ text: String) {
        typed = String(text.trimmed.prefix(Self.longest))
        words = typed.folded.split { !$0.isLetter && !$0.isNumber && $0 != "£" && $0 != "-" }
            .map(String.init).prefix(Self.mostWords).map(\.self)
    }
}
