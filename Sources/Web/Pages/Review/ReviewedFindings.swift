import Accountability
import Forms
import Reckoning
import Review

/// What checks found on a submitted return, with what was explained.
struct ReviewedFindings {
    let page: ReviewedReturnPage

    var html: Html {
        let cross = page.findings
        let own = page.assessment.findings
        return """
            <section aria-labelledby="findings"><h2 id="findings" tabindex="-1">Findings</h2>
            \(cross.isEmpty && own.isEmpty ? "<p>No check has spoken up.</p>" : .nothing)
            \(cross.map { item($0) })
            \(own.map { item($0) })</section>
            """
    }

    private func item(_ finding: ReviewFinding) -> Html {
        """
        <div class="finding finding-query"><p><strong>\(finding.rule.title)</strong>: \
        \(page.words(finding.key)) is \(finding.figure)\
        \(finding.before.map { ", before \($0)" } ?? ""). \(finding.measure) \
        Effect on the total: \(finding.effect)\
        \(finding.effectPercent.map { " (\($0.signedPercent))" } ?? "").</p>
        <p>\(asking(finding.rule.rawValue, finding.key))</p></div>
        """
    }

    private func item(_ finding: Finding) -> Html {
        let explanation = page.version?.explanations.first { $0.finding == finding.identity }
        return """
            <div class="finding finding-\(finding.severity.rawValue)"><p><strong>\
            \(finding.severity.word) \(finding.rule)</strong>\
            \(finding.place.key.map { ", \(page.words($0))" } ?? ""): \(finding.message)</p>
            \(explanation.map { explained($0) })
            \(finding.place.key.map { "<p>\(asking(finding.rule, $0))</p>" as Html })</div>
            """
    }

    private func explained(_ explanation: Explanation) -> Html {
        let standing = page.entry?.explanations[explanation.finding]
        return """
            \(.quoted(explanation.text))\(.hint(page.visit.signed(explanation.circumstance)))
            \(standing?.accepted.map { accepted($0, standing?.acceptedBecause) }
                ?? accepting(explanation.finding))
            """
    }

    private func accepted(_ circumstance: Circumstance, _ reason: String?) -> Html {
        """
        <p>Accepted by \(page.visit.signed(circumstance))\(reason.map { ": \($0)" } ?? "")</p>
        """
    }

    private func accepting(_ finding: String) -> Html {
        let name = "accept-" + finding.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
        let form = PlainForm(page.visit, name, to: page.path(.acceptExplanation))
        let fields: Html = """
            \(.carrying("finding", finding))
            \(form.line("reason", "Why it is accepted (optional)"))
            """
        return .folded(
            "Accept this explanation", isOpen: form.isBack,
            form.html("Accept the explanation", fields))
    }

    /// The way to a query, or the one that was raised.
    private func asking(_ rule: String, _ key: AnswerKey) -> Html {
        if let query = page.entry?.queries.last(where: { $0.rule == rule && $0.key == key }) {
            return .link("Query \(query.number) was raised", "#query-\(query.number)")
        }
        let query = "?key=\(key.description.inQuery)&rule=\(rule.inQuery)#ask"
        return """
            <a href="\(page.path(.reviewed))\(query)">Ask about this\
            \(.hidden("finding: \(rule) at \(key)"))</a>
            """
    }
}
