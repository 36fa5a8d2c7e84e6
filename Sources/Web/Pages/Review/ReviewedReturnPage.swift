import Accountability
import Forms
import Ledger
import Reckoning
import Review

/// One return as it was submitted, as the body that collects looks at it: what checks found, what
/// was asked, every answer beside the one before, and what to decide.
struct ReviewedReturnPage {
    let visit: Visit
    let review: CollectionReview
    let organisation: Organisation
    /// The return with all that it rests on, or nil while it is not begun.
    let context: ReturnInContext?
    /// What was calculated and found on the version in use.
    let assessment: Assessment

    /// The page of the organisation that the address names; nil where it is not asked.
    init?(visit: Visit, review: CollectionReview) {
        let id = OrganisationID(visit.open[1])
        guard review.collection.respondents.contains(id),
            let organisation = visit.books.organisation(id)
        else { return nil }
        self.visit = visit
        self.review = review
        self.organisation = organisation
        context = visit.books.return(to: review.collection.id, of: id).flatMap {
            visit.books.return($0.id)
        }
        let sheet = context?.entry.versionInUse?.sheet ?? AnswerSheet()
        assessment = review.form.assess(
            sheet, previous: context?.previous?.versionInUse?.sheet)
    }

    var entry: Return? { context?.entry }
    var version: SubmittedVersion? { entry?.versionInUse }
    var collection: String { review.collection.id.text }
    var form: Form { review.form }

    /// An address of this return.
    func path(_ route: ReviewRoute, _ rest: String...) -> String {
        route.declared.path([collection, organisation.id.text][...] + rest[...])
    }

    /// What the checks across returns found on this one.
    var findings: [ReviewFinding] {
        review.findings.filter { $0.organisation == organisation.id }
    }

    /// A query may be raised under this check: it has spoken up about the answer.
    func knows(_ rule: String, _ key: AnswerKey) -> Bool {
        findings.contains { $0.rule.rawValue == rule && $0.key == key }
            || assessment.findings.contains { $0.rule == rule && $0.place.key == key }
    }

    /// The answer of the version in use, calculated ones among them.
    func answer(_ key: AnswerKey) -> Answer? {
        assessment.calculated[key] ?? version?.sheet[key]
    }

    func shown(_ answer: Answer?, _ key: AnswerKey) -> String? {
        form.question(key.question).flatMap { question in
            answer.map { form.shown($0, for: question) }
        }
    }

    /// What an answer is about, in words: `Home care packages, now (B2a)`.
    func words(_ key: AnswerKey) -> String {
        guard let question = form.question(key.question) else { return "\(key)" }
        return "\(question.heading.isEmpty ? question.label : question.heading) (\(key))"
    }

    private var status: RespondentStatus? {
        guard let collection = visit.books.collection(review.collection.id) else { return nil }
        return CollectionStanding(
            collection, returns: visit.books.returns(to: collection.id), due: form.due,
            at: visit.now
        ).rows.first { $0.organisation == organisation.id }?.status
    }

    var page: Page {
        Page(
            title: organisation.name,
            crumbs: [
                Crumb(words: "Data quality", path: ReviewRoute.quality.path(collection)),
                Crumb(words: "Queries", path: ReviewRoute.queue.path(collection)),
            ], isWide: true,
            main: """
                <h1><span class="above">\(form.title), \(form.period.inWords)</span>\
                \(organisation.name)</h1>
                \(CollectionTabs(collection: collection).html)
                \(facts)
                \(version == nil ? nothingYet : parts)
                """)
    }

    private var nothingYet: Html {
        "<p class=\"lead\">Nothing is submitted yet. What is being filled in is not shown.</p>"
    }

    private var parts: Html {
        """
        \(contents)
        \(ReviewedFindings(page: self).html)
        \(ReviewedQueries(page: self).html)
        \(ReviewedAnswers(page: self).html)
        \(ReviewedDecisions(page: self).html)
        """
    }

    private var contents: Html {
        let items = [
            ("findings", "Findings"), ("queries", "Queries"), ("ask", "Raise a query"),
            ("answers", "Answers"), ("decide", "Decide"),
        ].map { id, words -> Html in "<li><a href=\"#\(id)\">\(words)</a></li>" }
        return "<nav class=\"contents\" aria-label=\"On this page\"><ul>\(items)</ul></nav>"
    }

    private var facts: Html {
        KeyFacts([
            ("Status", status.map { .tag($0.rawValue, $0.isSettled ? .plain : .active) }),
            ("Region", .words(orNil: visit.books.register.record(organisation.id)?.region)),
            ("Version", version.map { versionWords($0) }),
            ("Nothing to report", .words(orNil: version?.nilReason)),
            (
                "Opened again",
                entry?.reopening.map {
                    .words("Sections \($0.sections.sorted().joined(separator: ", ")): \($0.reason)")
                }
            ),
            ("Left out of the figures", .words(orNil: entry?.excluded?.reason)),
            (
                "Not accepted",
                entry?.acceptedInPart.map {
                    .words("\($0.without.joined(separator: ", ")): \($0.reason)")
                }
            ),
        ]).html
    }

    private func versionWords(_ version: SubmittedVersion) -> Html {
        let id = entry?.id.text ?? ""
        return """
            \(version.number), submitted \(visit.signed(version.circumstance)) · \
            \(.link("Versions", ReturnRoute.versions.path(id))) · \
            \(.link("History", ReturnRoute.history.path(id))) · \
            \(.link("Answers as CSV", path(.reviewedFile)))
            """
    }
}

extension RespondentStatus {
    /// Nothing is left to do about it.
    var isSettled: Bool { self == .accepted || self == .excluded || !isExpected }
}

extension Finding {
    /// The check of the form that it comes from, or its number.
    var rule: String { check ?? number.code }
}
