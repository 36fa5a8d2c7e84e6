import Accountability
import Ledger
import Reckoning

/// Everything that was said about an initiative, the latest first.
struct InitiativeHistory {
    let on: InitiativePage

    init(_ on: InitiativePage) {
        self.on = on
    }

    private var visit: Visit { on.visit }
    private var initiative: Initiative { on.initiative }

    var html: Html {
        let items = said.sorted { $0.0.sequence > $1.0.sequence }.map {
            circumstance, words -> Html in
            "<li><p>\(words)</p><p class=\"hint\">\(visit.signed(circumstance))</p></li>"
        }
        return "<h2>History</h2><ol class=\"timeline\">\(items)</ol>"
    }

    private var said: [(Circumstance, String)] {
        let proposed = (initiative.proposed, "Proposed")
        return [proposed] + changes + judgements + values
    }

    private var changes: [(Circumstance, String)] {
        initiative.amendments.map { ($0.circumstance, "Changed: \($0.reason)") }
            + initiative.documents.map {
                ($0.circumstance, "Document listed: \($0.document.title)")
            }
            + initiative.positions.map {
                ($0.circumstance, "After the funding: \($0.position.position.title)")
            }
            + [initiative.stopped].compactMap(\.self).map {
                (
                    $0.circumstance,
                    $0.reason.isEmpty ? "Stopped early" : "Stopped early: \($0.reason)"
                )
            }
    }

    private var judgements: [(Circumstance, String)] {
        let updates = initiative.updates.map {
            (
                $0.circumstance,
                "Update \($0.number) on \($0.update.period.inWords): \($0.update.progress.title)"
            )
        }
        return updates
            + initiative.ratings.map {
                (
                    $0.circumstance,
                    "\($0.rating.aspect.title) rated \($0.rating.level.rawValue): "
                        + "\($0.rating.definition) \($0.rating.commentary)"
                )
            }
    }

    private var values: [(Circumstance, String)] {
        initiative.measures.flatMap { measure in
            measure.observations.map {
                (
                    $0.circumstance,
                    "\(measure.record.title): \($0.observation.value.formatted()) on "
                        + $0.observation.day.inWords
                )
            }
        }
    }
}
