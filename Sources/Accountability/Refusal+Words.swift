extension RefusalNumber {
    /// The rule in a few words, for the list of refusals.
    public var meaning: String {
        switch self {
        case .notPermitted: "The officer has no mandate for this"
        case .unknownOfficer: "There is no such officer"
        case .unknownOrganisation: "There is no such organisation"
        case .unknownForm: "There is no such form"
        case .unknownCollection: "There is no such collection"
        case .unknownReturn: "There is no such return"
        case .alreadyDifferent: "It is recorded already, with other content"
        case .textMissing: "A reason or text is required"
        case .textTooLong: "The text is longer than can be kept"
        case .ownAdministration: "An administrator does not withdraw their own role"
        case .notRespondent: "The organisation is not asked for this return"
        case .locked: "The return cannot be changed at this stage"
        case .unknownQuestion: "The form has no such question"
        case .calculatedQuestion: "The answer is calculated, not given"
        case .unknownRow: "The table has no such row"
        case .rowNumberTaken: "The row's number is taken"
        case .tooManyRows: "The table has as many rows as it may have"
        case .changedMeanwhile: "Somebody else changed the same answer meanwhile"
        case .sectionNotReopened: "The section was not reopened"
        case .nothingToExplain: "No such query stands on the return"
        case .errorsCannotBeExplained: "An Error is put right, not explained"
        case .unknownSection: "The form has no such section"
        case .sectionHasErrors: "A section with errors cannot be marked complete"
        case .ownerCannotAnswer: "A section is looked after by somebody who prepares returns"
        case .declaredNil: "Nothing is answered in a nil return"
        case .notComplete: "Not every section is marked complete"
        case .errorsStand: "Errors stand on the return"
        case .queriesUnexplained: "Queries are neither put right nor explained"
        case .notAwaitingSignOff: "The return is not waiting for sign-off"
        case .unknownStep: "The sign-off has no such step"
        case .basisNotAllowed: "The step may not be signed on these grounds"
        case .preparerSigns: "Whoever prepared a return may not sign it"
        case .stepNotReached: "An earlier step is not signed yet"
        case .signedSomethingElse: "What was read is not what the return is now"
        case .meetingMissing: "A meeting's date and minute are required"
        case .meetingInFuture: "The meeting has not taken place"
        case .nothingToRatify: "Nothing waits for ratification"
        case .notSigned: "The return is not signed"
        case .signedAlready: "The officer has signed this step"
        case .notSubmitted: "The return is not submitted"
        case .unknownQuery: "There is no such query of the department"
        case .queriesOpen: "Queries of the department are open"
        case .nothingAccepted: "Something of a return has to be accepted"
        default: meaningAboutMoney
        }
    }

    private var meaningAboutMoney: String {
        switch self {
        case .unknownDecision: "There is no such decision or resolution"
        case .decisionTaken: "The decision is taken already"
        case .dayInFuture: "The day has not come yet"
        case .notSubjectToCallIn: "It cannot be called in"
        case .callInOver: "The period for call-in is over"
        case .noCallIn: "No call-in is open"
        case .decisionNotInForce: "The decision may not be acted on"
        case .decisionMissing: "A decision has to be named"
        case .unknownFund: "There is no such fund"
        case .unknownInitiative: "There is no such initiative"
        case .amountOutOfBounds: "The amount is missing, nothing or too large"
        case .identifierNotPlain: "The identifier has characters that it may not have"
        case .unknownMovement: "There is no such movement"
        case .takenBackAlready: "The movement cannot be taken back"
        case .usedAlready: "What the movement made possible has been used"
        case .notEnough: "There is not enough left"
        case .wrongParties: "The movement is not between those"
        case .monthLocked: "The month takes no more entries"
        case .controlTotalDiffers: "The lines do not come to the control total"
        case .nothingReleased: "Nothing was released that could be spent"
        case .unknownDrawdown: "There is no such drawdown"
        case .drawdownNeedsApproval: "Money is drawn by approving a drawdown"
        case .drawdownNotApproved: "The drawdown is not approved"
        case .drawdownHeld: "The drawdown is held"
        case .drawdownWithdrawn: "The drawdown was withdrawn"
        case .ownRequest: "Whoever asked for a drawdown may not approve it"
        case .releaseRuleNotMet: "The initiative's rule for releases is not met"
        case .unknownCondition: "There is no such condition"
        case .conditionMissing: "The resolution's condition is missing on the line"
        case .conditionNotMet: "A condition precedent is not met"
        case .conditionSettled: "The condition is settled already"
        case .noEvidence: "No evidence waits to be judged"
        case .ownEvidence: "Whoever submitted the evidence may not judge it"
        case .unknownClaim: "There is no such claim"
        default: meaningAboutInitiatives
        }
    }

    private var meaningAboutInitiatives: String {
        switch self {
        case .unknownMeasure: "There is no such measure"
        case .wrongFormula: "The rule for releases is not a formula over what it may look at"
        case .commentaryMissing: "A rating that is not green needs a commentary"
        case .datesOutOfOrder: "The dates are in the wrong order"
        case .initiativeStopped: "The initiative was stopped early"
        case .definitionUnchanged: "A rebase names a new definition or a reason"
        default: meaningAboutReleases
        }
    }

    private var meaningAboutReleases: String {
        switch self {
        case .unknownRelease: "There is no such release of statistics"
        case .releaseScheduled: "The release waits for its time and is not changed meanwhile"
        case .releaseTimeOver: "A release is given a time to come"
        case .figuresNotSeen: "What is released is not what was looked at"
        case .nothingScheduled: "No version waits for its time"
        case .addressTaken: "Something else has this address"
        case .nothingToRelease: "A release measures something, each measure once"
        case .unknownFigure: "A headline names a figure that the release does not have"
        default: ""
        }
    }
}
