import Accountability
import Ledger
import Reckoning

/// The third and the fourth promise: recurrent funding for what works, an exit for what does not.
struct InitiativeFuture {
    let on: InitiativePage

    init(_ on: InitiativePage) {
        self.on = on
    }

    private var visit: Visit { on.visit }

    var html: Html {
        """
        <h2>After the funding ends on \(on.record.period.to.inWords)</h2>
        \(brief)
        \(facts)
        \(on.isKeeper ? form : .nothing)
        """
    }

    /// Where it stands, and how much time is left.
    var brief: Html { "<p>\(.tag(on.initiative.afterFunding.words, .quiet)) \(timing)</p>" }

    private var timing: String {
        let left = on.record.period.to.number - visit.today.number
        guard left >= 0 else { return "The funding has ended." }
        return "\(left.of("day")) of funding are left."
    }

    private var facts: Html {
        guard let plan = on.initiative.afterFunding else {
            guard on.isOfficer else { return .nothing }
            return """
                <p>Nobody has recorded what becomes of it. It has to be decided \
                \(Initiative.monthsOfWarning) months before the funding ends.</p>
                """
        }
        return KeyFacts([
            ("Position", on.isOfficer ? nil : .words(plan.position.title)),
            ("Source of recurrent funding", .words(orNil: plan.recurrentSource)),
            ("Cost a year", plan.recurrentCost.map { .money($0) }),
            ("Steps of the exit", .words(orNil: plan.exitSteps)),
            ("People and staff affected", .words(orNil: plan.affected)),
            ("Who decides", .words(orNil: plan.decidedBy)),
            ("Decision needed by", plan.decisionNeeded.map { .words($0.inWords) }),
            ("Looked at again", plan.review.map { .words($0.inWords) }),
        ]).html
    }

    private var form: Html {
        let form = PlainForm(
            visit, "after-funding", to: InitiativeRoute.planAfterFunding.path(on.id))
        let plan = on.initiative.afterFunding
        let positions = AfterFundingPosition.allCases.map { (value: $0.rawValue, words: $0.title) }
        let fields =
            form.choice(
                "position", "What becomes of it?", positions,
                (plan?.position ?? .notYetDecided).rawValue)
            + form.line(
                "source", "Source of recurrent funding (optional)", plan?.recurrentSource ?? "")
            + form.amount("cost", "Cost a year (optional)", plan?.recurrentCost)
            + form.text("exit", "Steps of the exit (optional)", plan?.exitSteps ?? "")
            + form.text(
                "affected", "People and staff affected (optional)", plan?.affected ?? "", rows: 2)
            + form.line(
                "decidedBy", "Who decides (optional)", plan?.decidedBy ?? "", hint: "An office")
            + form.day(
                "needed", "Day by which a decision is needed (optional)", plan?.decisionNeeded)
            + form.day("review", "Day it is looked at again (optional)", plan?.review)
        return .folded(
            "Record the plan", isOpen: form.isBack, form.html("Record the plan", fields))
    }
}

extension FormReading {
    /// The plan for the time after the funding that the form gives.
    mutating func afterFunding(of initiative: InitiativeID) -> AfterFunding {
        var plan = AfterFunding(
            of: initiative, choice("position", "Choose what becomes of it") ?? .notYetDecided)
        plan.recurrentSource = words("source")
        plan.recurrentCost = optionalAmount("cost", "the cost a year")
        plan.exitSteps = words("exit")
        plan.affected = words("affected")
        plan.decidedBy = words("decidedBy")
        plan.decisionNeeded = optionalDay("needed", "the day by which a decision is needed")
        plan.review = optionalDay("review", "the day it is looked at again")
        return plan
    }
}
