import Accountability
import Forms
import Ledger
import Reckoning

/// Every version that was submitted, which of them is in use, and what is different between two.
struct VersionsPage {
    let at: ReturnVisit

    init(_ at: ReturnVisit) {
        self.at = at
    }

    var page: Page {
        Page(
            title: "Versions", crumbs: at.crumbs, isWide: true,
            main: """
                \(at.heading("Versions"))
                <p class="lead">\(inUse)</p>
                \(list)
                \(VersionComparison(at).map { DifferenceTable(comparison: $0).html } ?? .nothing)
                """)
    }

    /// Which version stands for the organisation, so that nobody has to guess.
    private var inUse: String {
        guard let version = at.entry.versionInUse else {
            return "Nothing has been submitted yet."
        }
        let day = version.circumstance.at.onLondonClock.day.inWords
        let used =
            "Version \(version.number), submitted \(day), is the one used in national figures"
        if at.entry.stage != .submitted {
            return "\(used), until version \(version.number + 1) is submitted."
        }
        guard at.entry.acceptedVersion == version.number else {
            return "\(used). The department has not accepted it yet."
        }
        guard let part = at.entry.partialAcceptance(of: version) else {
            return "\(used). The department has accepted it."
        }
        return "\(used), without \(part.without.joined(separator: ", ")): \(part.reason)"
    }

    private var list: Html {
        guard !at.entry.versions.isEmpty else { return .nothing }
        return DataTable(
            caption: "Versions that were submitted",
            columns: [
                .words("Version"), .words("Submitted"), .words("State"), .words("Signed by"),
                .words("Fingerprint"), .words("Files"),
            ], rows: at.entry.versions.reversed().map { row($0) }
        ).html
    }

    private func row(_ version: SubmittedVersion) -> [Html] {
        let signatures = at.entry.signatures(of: version).map { signature -> Html in
            let step = at.form.signOff.first { $0.id == signature.step }?.title ?? signature.step
            return "<li>\(step): \(at.name(signature.circumstance.by))</li>"
        }
        let receipt = ReturnRoute.receipt.path(at.id) + "?version=\(version.number)"
        let answers = ReturnRoute.version.path(at.id, "\(version.number).json")
        return [
            "Version \(version.number)", at.visit.signed(version.circumstance), state(version),
            "<ul class=\"plain-list\">\(signatures)</ul>", "<code>\(version.content.short)</code>",
            """
            <a href="\(receipt)">Receipt\(.hidden("of version \(version.number)"))</a>, \
            <a href="\(answers)">JSON\(.hidden("of version \(version.number)"))</a>
            """,
        ]
    }

    private func state(_ version: SubmittedVersion) -> Html {
        guard version.number == at.entry.versionInUse?.number else {
            return .tag("Replaced", .quiet)
        }
        if at.entry.acceptedInPart != nil { return .tag("In use, accepted in part", .attention) }
        return .tag(at.entry.acceptedVersion == nil ? "In use" : "In use, accepted", .active)
    }
}

/// The differences between two states as a table, with the choice of both.
private struct DifferenceTable {
    let comparison: VersionComparison

    private var at: ReturnVisit { comparison.at }

    var html: Html {
        """
        <h2>What is different</h2>
        <form class="compare" method="get" action="\(ReturnRoute.versions.path(at.id))">
        \(menu("from", "From", comparison.from))\(menu("to", "To", comparison.to))
        <button class="button secondary" type="submit">Compare</button>
        <a href="\(file)">Download as CSV</a></form>
        \(table)
        """
    }

    private var file: String {
        ReturnRoute.versionsFile.path(at.id)
            + "?from=\(comparison.from.name)&to=\(comparison.to.name)"
    }

    private func menu(_ name: String, _ words: String, _ chosen: VersionComparison.Side) -> Html {
        let options = comparison.sides.map { side -> Html in
            """
            <option value="\(side.name)"\(flag: "selected", side.name == chosen.name)>\(side.words)\
            </option>
            """
        }
        return """
            <div><label for="\(name)">\(words)</label>\
            <select id="\(name)" name="\(name)">\(options)</select></div>
            """
    }

    private var table: Html {
        let differences = comparison.differences
        guard !differences.isEmpty else {
            return "<p>Nothing that was answered is different.</p>"
        }
        return DataTable(
            caption: "\(differences.count.of("answer")) different",
            columns: [
                .words("Question"), .words(comparison.from.words), .words(comparison.to.words),
                .words("Change"),
            ], rows: differences.map { row($0) }
        ).html
    }

    private func row(_ difference: VersionComparison.Difference) -> [Html] {
        let (key, question) = (difference.key, difference.question)
        let place = key.row.flatMap { row in
            at.form.table(ofColumn: question.id).map { " – " + at.rowName(row, of: $0) }
        }
        let name: Html = """
            <a href="\(ReturnRoute.answerHistory.path(at.id, key.inAddress))">\
            <span class="code">\(question.id)</span> \(question.heading)</a>\(place ?? "")
            """
        return [
            name, .lines(comparison.shown(difference.was, question)),
            .lines(comparison.shown(difference.now, question)), .words(change(difference)),
        ]
    }

    private func change(_ difference: VersionComparison.Difference) -> String {
        switch (difference.was, difference.now) {
        case (nil, .some): "added"
        case (.some, nil): "cleared"
        case (.number(let old)?, .number(let new)?):
            Comparison.difference(from: old, to: new, difference.question.kind) ?? "changed"
        default: "changed"
        }
    }
}
