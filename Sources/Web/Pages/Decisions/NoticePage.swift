import Accountability
import Reckoning

/// The form that publishes the notice of a key decision to come (SI 2012/2089, regulation 9).
struct NoticePage {
    let visit: Visit

    init(_ visit: Visit) {
        self.visit = visit
    }

    private var form: PlainForm {
        PlainForm(visit, "notice", to: DecisionRoute.publishNotice.path())
    }

    var page: Page {
        Page(
            title: "Publish a notice of a key decision",
            crumbs: [Crumb(words: "Decisions", path: DecisionRoute.decisions.path())],
            main: """
                <h1>Publish a notice of a key decision</h1>
                <p>A key decision needs 28 clear days of notice, unless an urgent procedure is \
                followed.</p>
                \(form.html("Publish the notice", fields))
                """)
    }

    private var fields: Html {
        """
        \(form.line("reference", "Reference that the decision will have"))
        \(form.text("matter", "The matter", rows: 2))
        \(form.line("maker", "Who will decide"))
        \(form.day("from", "First day on which it may be taken"))
        \(form.day("to", "Last day expected"))
        \(form.day("published", "Day the notice is published", visit.today))
        \(form.text("documents", "Documents to be considered", hint: "One on each line"))
        \(form.text("representations", "How to make representations", rows: 2))
        \(form.choice("grounds", "Less than full notice (optional)", Self.grounds))
        \(form.text("urgency", "Why it could not wait (optional)", rows: 2))
        \(form.line("agreedBy", "Who was told or agreed (optional)",
        hint: "An office: Chair of the Scrutiny Board"))
        \(form.day("agreedOn", "Day of that (optional)"))
        """
    }

    private static let grounds: [(value: String, words: String)] = [
        (KeyDecisionNotice.Grounds.generalException.rawValue, "General exception"),
        (KeyDecisionNotice.Grounds.specialUrgency.rawValue, "Special urgency"),
    ]
}

extension FormReading {
    /// The notice that the form describes.
    mutating func notice(of organisation: OrganisationID) -> KeyDecisionNotice {
        KeyDecisionNotice(
            DecisionID(needed("reference", "Enter the reference")), of: organisation,
            matter: needed("matter", "Enter the matter"),
            maker: needed("maker", "Enter who will decide"),
            due: period("from", "to", "the time in which it is taken"),
            published: day("published", "the day the notice is published"),
            documents: lines("documents"), representations: words("representations"),
            urgency: urgency())
    }

    private mutating func urgency() -> KeyDecisionNotice.Urgency? {
        guard let grounds = KeyDecisionNotice.Grounds(rawValue: words("grounds")) else {
            return nil
        }
        return KeyDecisionNotice.Urgency(
            grounds, reason: needed("urgency", "Enter why it could not wait"),
            agreedBy: needed("agreedBy", "Enter who was told or agreed"),
            on: day("agreedOn", "the day they were told or agreed"))
    }
}
