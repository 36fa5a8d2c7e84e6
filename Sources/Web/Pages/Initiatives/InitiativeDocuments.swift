import Accountability
import Ledger
import Reckoning

/// The documents of an initiative as links, and what shows that others' rules are complied with.
struct InitiativeDocuments {
    let on: InitiativePage

    init(_ on: InitiativePage) {
        self.on = on
    }

    private var visit: Visit { on.visit }
    private var initiative: Initiative { on.initiative }

    var html: Html {
        """
        <h2>Documents</h2>
        <p>Documents stay where they are published or filed; this is where to find them.</p>
        \(documents)
        <p>\(Html.link("Download as CSV", InitiativeRoute.documentsFile.path(on.id)))</p>
        \(on.isKeeper ? listing : .nothing)
        <h2>Evidence of compliance</h2>
        \(compliance)
        \(on.isKeeper ? showing : .nothing)
        """
    }

    private var documents: Html {
        guard !initiative.documents.isEmpty else { return "<p>No document is listed yet.</p>" }
        return DataTable(
            caption: "Documents, the latest first",
            columns: [.words("Document"), .words("From"), .words("Listed")],
            rows: initiative.documents.reversed().map { listed in
                [
                    """
                    <a href="\(listed.document.address)" rel="noreferrer">\
                    \(listed.document.title)</a>
                    """,
                    .words(listed.document.day.inWords), visit.signed(listed.circumstance),
                ]
            }
        ).html
    }

    var file: ListFile {
        ListFile(
            name: "\(on.id)-documents", columns: ["Title", "Address", "From"],
            rows: initiative.documents.map { listed in
                [
                    .words(listed.document.title), .words(listed.document.address),
                    .day(listed.document.day),
                ]
            })
    }

    private var listing: Html {
        let form = PlainForm(visit, "document", to: InitiativeRoute.listDocument.path(on.id))
        let fields =
            form.line("title", "Title", hint: "What it is called, and no person’s name")
            + form.line("address", "Address", hint: "The whole address, such as https://…")
            + form.day("day", "Day it is from", visit.today)
        return .folded(
            "List a document", isOpen: form.isBack, form.html("List the document", fields))
    }

    private var compliance: Html {
        guard !initiative.compliance.isEmpty else {
            return "<p>No evidence of compliance is recorded.</p>"
        }
        let columns: [DataTable.Column] = [
            .words("What is complied with"), .words("Evidence"), .words("Holds"), .words("Status"),
        ]
        return DataTable(
            caption: "Evidence of compliance", columns: columns,
            rows: initiative.compliance.map { evidence in
                [
                    .words(evidence.standard), .words(evidence.reference),
                    .words(evidence.period.inWords),
                    evidence.period.to < visit.today
                        ? .tag("Run out", .problem) : .tag("Holds", .plain),
                ]
            }
        ).html
    }

    private var showing: Html {
        let form = PlainForm(visit, "compliance", to: InitiativeRoute.showCompliance.path(on.id))
        let fields =
            form.line("standard", "What is complied with", hint: "For example, IG Toolkit, level 2")
            + form.line("reference", "Where the evidence is")
            + form.day("from", "First day on which it holds")
            + form.day("to", "Last day on which it holds")
        return .folded(
            "Record evidence of compliance", isOpen: form.isBack,
            form.html("Record the evidence", fields))
    }
}

extension FormReading {
    /// The document that the form lists.
    mutating func document(of initiative: InitiativeID) -> InitiativeDocument {
        InitiativeDocument(
            entry("document"), of: initiative, title: needed("title", "Enter the title"),
            address: needed("address", "Enter the address"), day: day("day", "the day it is from"))
    }

    /// The evidence that the form gives.
    mutating func compliance(of initiative: InitiativeID) -> ComplianceEvidence {
        ComplianceEvidence(
            for: initiative, entry("evidence"),
            of: needed("standard", "Enter what is complied with"),
            reference: needed("reference", "Enter where the evidence is"),
            period: period("from", "to", "the time for which it holds"))
    }
}
