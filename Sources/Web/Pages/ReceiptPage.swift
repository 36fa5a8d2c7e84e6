import Accountability
import Forms
import Reckoning

/// The receipt of the last version that was submitted; it stays at its address.
struct ReceiptPage {
    let at: ReturnVisit
    let version: SubmittedVersion

    init(_ at: ReturnVisit) throws(Problem) {
        let number = at.visit.query["version"].flatMap { Int($0) }
        let version =
            number.map { number in at.entry.versions.first { $0.number == number } }
            ?? at.entry.versions.last
        guard let version else { throw .notFound }
        self.at = at
        self.version = version
    }

    var page: Page {
        Page(
            title: "Receipt", crumbs: at.crumbs,
            main: """
                <div class="receipt"><h1>Return submitted</h1>
                <p>Receipt \
                number<br><strong>\(version.receipt ?? "not received yet")</strong></p></div>
                \(facts)
                <h2>What happens next</h2>
                <p>\(at.form.owner) checks the return. If it has a question, it asks at the \
                answer, and \
                you are told on the task list. It may open sections again; then a new version is \
                signed \
                and submitted. \(accepted)</p>
                <p>This page stays at this address. You can print it or keep the answers:</p>
                <ul class="links">
                <li><a href="\(ReturnRoute.version.path(at.id, "\(version.number).json"))">The answers \
                as they were \
                submitted (JSON)</a></li>
                \(published)
                <li><a href="\(ReturnRoute.workbook.path(at.id))">Workbook with the answers as they \
                stand (XLSX)</a></li>
                <li><a href="\(ReturnRoute.workbookAs.path(at.id, "ods"))">The same as OpenDocument \
                (ODS)</a></li>
                <li><a href="\(ReturnRoute.versions.path(at.id))">Versions and their \
                differences</a></li></ul>
                """)
    }

    /// The last version as tables that may be published as they are.
    private var published: Html {
        let formats = [("ods", "OpenDocument, ODS"), ("xlsx", "Excel, XLSX"), ("csv", "CSV")]
        let links = formats.map { format, words -> Html in
            """
            <li><a href="\(ReturnRoute.published.path(at.id, format))" download>The return as \
            submitted, as accessible tables to publish (\(words))</a></li>
            """
        }
        return "\(links)"
    }

    private var accepted: String {
        guard let version = at.entry.versionInUse else { return "" }
        let accepted = at.entry.acceptedVersion == version.number ? " It is accepted." : ""
        return "Version \(version.number) is the one used in national figures.\(accepted)"
    }

    private var facts: Html {
        let signatures = at.entry.signatures(of: version).map { signature -> Html in
            """
            <li>\(title(signature.step)): \(at.signatory(signature)), \
            \(signature.basis.inWords)\
            \(signature.meeting.map { ", \($0.date.inWords), minute \($0.minute)" as Html })\
            \(ratification(signature))</li>
            """
        }
        return """
            <dl class="summary-list">
            <div><dt>Return</dt><dd>\(at.form.title), \(at.form.period.inWords)</dd></div>
            <div><dt>Organisation</dt><dd>\(at.context.organisation.name) \
            (\(at.context.organisation.id.text))</dd></div>
            <div><dt>Version</dt><dd>\(version.number)</dd></div>
            \(version.nilReason.map {
                "<div><dt>Nil return</dt><dd>\(.lines($0))</dd></div>" as Html
            })
            <div><dt>Submitted</dt><dd>\(version.circumstance.at.inWords), by \
            \(at.name(version.circumstance.by))</dd></div>
            <div><dt>Signed by</dt><dd><ul>\(signatures)</ul></dd></div>
            <div><dt>Fingerprint (SHA-256)</dt><dd><code \
            class="hash">\(version.content.hexadecimal)\
            </code></dd></div></dl>
            """
    }

    private func ratification(_ signature: Signature) -> Html {
        if signature.awaitsRatification { return " \(.tag("Ratification due", .attention))" }
        return signature.ratified.map {
            ", ratified on \($0.date.inWords), minute \($0.minute)"
        } ?? .nothing
    }

    private func title(_ step: String) -> String {
        at.form.signOff.first { $0.id == step }?.title ?? step
    }
}
