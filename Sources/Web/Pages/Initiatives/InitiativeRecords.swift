import Accountability
import Ledger
import Reckoning

/// The documents of an initiative, and everything that was said about it.
struct InitiativeRecords {
    let on: InitiativePage

    init(_ on: InitiativePage) {
        self.on = on
    }

    private var visit: Visit { on.visit }
    private var initiative: Initiative { on.initiative }

    var html: Html {
        """
        \(on.isOfficer ? documentPart : .nothing)
        <section><h2 id="history">History</h2><ol class="timeline">\(history)</ol></section>
        """
    }

    private var documentPart: Html {
        """
        <section><h2 id="documents">Documents</h2>\(documents)</section>
        \(PublicityLine(visit, .initiative(initiative.id), of: on.owner).html)
        """
    }

    private var documents: Html {
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

    private var history: Html {
        var items: [(Circumstance, Html)] = [(initiative.proposed, "Proposed")]
        items += initiative.amendments.map { ($0.circumstance, "Changed: \($0.reason)") }
        items += initiative.updates.map {
            (
                $0.circumstance,
                "Update \($0.number) on \($0.update.period.inWords): \($0.update.progress.title)"
            )
        }
        items += initiative.ratings.map {
            (
                $0.circumstance,
                "\($0.rating.aspect.title) rated \($0.rating.level.rawValue): "
                    + "\($0.rating.definition) \($0.rating.commentary)"
            )
        }
        items += initiative.positions.map {
            ($0.circumstance, "After the funding: \($0.position.position.title)")
        }
        if let stopped = initiative.stopped {
            items.append(
                (
                    stopped.circumstance,
                    stopped.reason.isEmpty ? "Stopped early" : "Stopped early: \(stopped.reason)"
                ))
        }
        return items.sorted { $0.0.sequence > $1.0.sequence }.map { circumstance, words -> Html in
            "<li><p>\(words)</p><p class=\"hint\">\(visit.signed(circumstance))</p></li>"
        }.joined()
    }
}
