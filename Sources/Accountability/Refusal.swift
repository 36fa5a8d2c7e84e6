/// The rules say no: which rule, why in this case, and what to do instead.
public struct Refusal: Error, Hashable, Sendable {
    /// The rule's number, published and never reused.
    public let number: RefusalNumber
    /// Why, in a sentence.
    public let reason: String
    /// What to do next.
    public let remedy: String
    /// The answers that somebody else changed meanwhile, where that is the reason.
    public let conflicts: [AnswerConflict]

    init(
        _ number: RefusalNumber, _ reason: String, remedy: String,
        conflicts: [AnswerConflict] = []
    ) {
        self.number = number
        self.reason = reason
        self.remedy = remedy
        self.conflicts = conflicts
    }
}

extension Refusal: CustomStringConvertible {
    /// `R2107 Whoever prepared a return may not sign it. Ask …`
    public var description: String { "\(number.code) \(reason) \(remedy)" }
}

/// The rules that can say no. Numbers are published and never reused.
public enum RefusalNumber: Int, Hashable, Sendable, CaseIterable {
    case notPermitted = 1001
    case unknownOfficer = 1002
    case unknownOrganisation = 1003
    case unknownForm = 1004
    case unknownCollection = 1005
    case unknownReturn = 1006
    case alreadyDifferent = 1007
    case textMissing = 1008
    case textTooLong = 1009
    case ownAdministration = 1010
    case ownContentRole = 1011
    case notToDeputise = 1012

    case notRespondent = 2001
    case locked = 2003
    case unknownQuestion = 2004
    case calculatedQuestion = 2005
    case unknownRow = 2006
    case rowNumberTaken = 2007
    case tooManyRows = 2008
    case changedMeanwhile = 2009
    case sectionNotReopened = 2010
    case nothingToExplain = 2011
    case errorsCannotBeExplained = 2012
    case unknownSection = 2013
    case sectionHasErrors = 2014
    case ownerCannotAnswer = 2015
    case declaredNil = 2016

    case notComplete = 2101
    case errorsStand = 2102
    case queriesUnexplained = 2103
    case notAwaitingSignOff = 2104
    case unknownStep = 2105
    case basisNotAllowed = 2106
    case preparerSigns = 2107
    case stepNotReached = 2108
    case signedSomethingElse = 2109
    case meetingMissing = 2110
    case meetingInFuture = 2111
    case nothingToRatify = 2112
    case notSigned = 2113
    case signedAlready = 2114

    case notSubmitted = 2201
    case unknownQuery = 2202
    case queriesOpen = 2203
    case nothingAccepted = 2204
    case explanationMissing = 2205

    case collectionNotOpen = 2301
    case deadlinePassed = 2302
    case collectionLocked = 2303
    case setUpIncomplete = 2304
    case setUpOver = 2305
    case exempted = 2306
    case coveredByAnother = 2307
    case nobodyListed = 2308
    case collectionNotClosed = 2309
    case openedAlready = 2310
    case collectionNotLocked = 2311
    case jointReturnImpossible = 2312

    case codeTaken = 2401

    case unknownDecision = 3001
    case decisionTaken = 3002
    case dayInFuture = 3003
    case notSubjectToCallIn = 3004
    case callInOver = 3005
    case noCallIn = 3006
    case decisionNotInForce = 3007
    case decisionMissing = 3008

    case unknownFund = 3101
    case unknownInitiative = 3102
    case amountOutOfBounds = 3103
    case identifierNotPlain = 3104
    case unknownMovement = 3105
    case takenBackAlready = 3106
    case usedAlready = 3107
    case notEnough = 3108
    case wrongParties = 3109
    case monthLocked = 3110
    case controlTotalDiffers = 3111
    case nothingReleased = 3112
    case unknownDrawdown = 3113
    case drawdownNeedsApproval = 3114
    case drawdownNotApproved = 3115
    case drawdownHeld = 3116
    case drawdownWithdrawn = 3117
    case ownRequest = 3118
    case releaseRuleNotMet = 3119
    case settledByMovements = 3120

    case unknownCondition = 3201
    case conditionMissing = 3202
    case conditionNotMet = 3203
    case conditionSettled = 3204
    case noEvidence = 3205
    case ownEvidence = 3206
    case unknownClaim = 3207
    case claimWrittenOff = 3208

    case unknownMeasure = 3301
    case wrongFormula = 3303
    case commentaryMissing = 3304
    case datesOutOfOrder = 3305
    case initiativeStopped = 3306
    case definitionUnchanged = 3307
    case addressNotALink = 3308

    case unknownRelease = 3501
    case releaseScheduled = 3502
    case releaseTimeOver = 3503
    case figuresNotSeen = 3504
    case nothingScheduled = 3505
    case addressTaken = 3506
    case nothingToRelease = 3507
    case unknownFigure = 3508

    case unknownOutcome = 3401

    /// The number as people see it: `R2107`.
    public var code: String { "R\(rawValue)" }
}
