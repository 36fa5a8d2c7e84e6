import Accountability
import Ledger
import Reckoning

/// How far the initiative has come: its milestones and its latest update.
struct InitiativeProgressPart {
    let on: InitiativePage

    init(_ on: InitiativePage) {
        self.on = on
    }

    private var visit: Visit { on.visit }
    private var initiative: Initiative { on.initiative }

    var html: Html {
        """
        <h2>How far has it come?</h2>
        <p class="standing-line">\(initiative.progress.tag)</p>
        <ul class="ratings">\(on.ratings)</ul>
        \(update)
        <h2>Milestones</h2>
        \(milestones)
        \(on.isKeeper ? adding : .nothing)
        """
    }

    /// The latest update and how many milestones stand where.
    var brief: Html {
        let milestones = initiative.milestones
        let late = milestones.count { $0.isLate(on: visit.today) }
        let reached = milestones.count { $0.reached != nil }
        let lateness = late == 0 ? "" : ", \(late) late"
        return """
            \(update)
            <p>\(milestones.count.of("milestone")): \(reached) reached\(lateness).</p>
            """
    }

    private var update: Html {
        let writing: Html =
            on.isKeeper && initiative.stopped == nil
            ? """
            <p><a class="button" href="\(InitiativeRoute.newUpdate.path(on.id))">Write this quarter’s update\
            </a></p>
            """ : .nothing
        guard let latest = initiative.latestUpdate else {
            return "<p>There is no update yet.</p>\(writing)"
        }
        return """
            <p>Last update on \(latest.update.period.inWords): \(latest.update.progress.title). \
            <span class="hint">\(visit.signed(latest.circumstance))</span></p>
            \(latest.update.commentary.isEmpty ? .nothing : .quoted(latest.update.commentary))
            \(risks(latest.update))\(writing)
            """
    }

    /// What stands in the way stays inside the organisation.
    private func risks(_ update: InitiativeUpdate) -> Html {
        guard !update.risks.isEmpty, on.isOfficer else { return .nothing }
        return "<p>What stands in the way:</p>\(Html.quoted(update.risks))"
    }

    private var milestones: Html {
        guard !initiative.milestones.isEmpty else { return "<p>There are no milestones yet.</p>" }
        let columns: [DataTable.Column] = [
            .words("Milestone"), .words("Due"), .words("Status"), .words("Reached"),
        ]
        let table = DataTable(
            caption: "Milestones", columns: columns,
            rows: initiative.milestones.map { milestone in
                [
                    .words(milestone.title), .words(milestone.due.inWords), status(milestone),
                    .words(milestone.reached?.inWords ?? "not yet"),
                ]
            })
        return table.html + (on.isKeeper ? reaching : .nothing)
    }

    private func status(_ milestone: Milestone) -> Html {
        if milestone.reached != nil { return .tag("Reached", .plain) }
        return milestone.isLate(on: visit.today) ? .tag("Late", .attention) : .tag("Due", .quiet)
    }

    private var reaching: Html {
        let open = initiative.milestones.filter { $0.reached == nil }
        guard !open.isEmpty else { return .nothing }
        let form = PlainForm(visit, "reach", to: InitiativeRoute.setMilestone.path(on.id))
        let options = open.map { (value: $0.milestone, words: $0.title) }
        let fields =
            form.choice("milestone", "Milestone", options)
            + form.day("reached", "Day it was reached", visit.today)
        return .folded(
            "A milestone was reached", isOpen: form.isBack,
            form.html("Record that it was reached", fields))
    }

    private var adding: Html {
        let form = PlainForm(visit, "milestone", to: InitiativeRoute.setMilestone.path(on.id))
        let fields =
            form.line("title", "What is to be reached") + form.day("due", "Day by which it is due")
        return .folded(
            "Add a milestone", isOpen: form.isBack, form.html("Add the milestone", fields))
    }
}

extension FormReading {
    /// The milestone that the form adds, or one of those there are as reached.
    mutating func milestone(of initiative: Initiative) -> Milestone? {
        if fields["form"] != "reach" {
            return Milestone(
                of: initiative.id, entry("M"), needed("title", "Enter what is to be reached"),
                due: day("due", "the day by which it is due"))
        }
        let known = initiative.milestones.first { $0.milestone == words("milestone") }
        guard var known else {
            complain("milestone", "Choose the milestone")
            return nil
        }
        known.reached = day("reached", "the day it was reached")
        return known
    }
}
