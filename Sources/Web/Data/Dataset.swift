import Accountability
import Reckoning

/// A set of open data: what it is, what its columns mean, and where its file is.
enum Dataset: String, CaseIterable {
    case decisions, funds, initiatives, outcomes, grants, spending, awards, returns

    /// What one column holds.
    typealias Column = (name: String, meaning: String)

    var title: String {
        switch self {
        case .decisions: "Decisions"
        case .funds: "Funds"
        case .initiatives: "Initiatives"
        case .outcomes: "Outcomes"
        case .grants: "Grants to outside bodies"
        case .spending: "Spending over £500"
        case .awards: "Awards in the 360Giving standard"
        case .returns: "Returns as submitted"
        }
    }

    var summary: String {
        switch self {
        case .decisions:
            "Every published decision of the executive and every notice of a key decision, with its "
                + "dates, its amount and its status."
        case .funds:
            "Each fund that is published, with what it was given and what has become of it."
        case .initiatives:
            "Each initiative that is published, with its fund, its progress and its money."
        case .outcomes: "Each outcome with its indicator, the latest figure and the forecast."
        case .grants:
            "Money awarded to outside bodies, as paragraph 42 of the Local Government Transparency "
                + "Code 2015 asks for."
        case .spending:
            "Each payment of more than £500 out of the published funds, as paragraph 28 of the "
                + "Local Government Transparency Code 2015 asks for."
        case .awards: "The same awards as JSON in the 360Giving Data Standard, version 1.1."
        case .returns:
            "Answers that were given to departments, as they were signed and submitted."
        }
    }

    /// Where its file is; nil where there is one for each return.
    var file: String? {
        switch self {
        case .decisions: DecisionRoute.decisionsFile.path()
        case .funds: FundRoute.fundsFile.path()
        case .initiatives: InitiativeRoute.initiativesFile.path()
        case .outcomes: OutcomeRoute.outcomesFile.path()
        case .grants: DataRoute.grants.path()
        case .spending: DataRoute.spending.path()
        case .awards: DataRoute.awards.path()
        case .returns: nil
        }
    }

    var format: String {
        switch self {
        case .awards: "JSON"
        case .returns: "ODS, XLSX and CSV"
        case .decisions, .funds, .initiatives, .outcomes, .grants, .spending: "CSV"
        }
    }
}

extension Dataset {
    /// The columns of its file, in order.
    var columns: [Column] {
        switch self {
        case .decisions: Self.decisionColumns
        case .funds: Self.fundColumns
        case .initiatives: Self.initiativeColumns
        case .outcomes: Self.outcomeColumns
        case .grants:
            [
                ("Date awarded", "The day on which authority to spend was first given"),
                ("Time period", "The first and the last day of the funding"),
                ("Department", "The organisation that awards it"),
                ("Beneficiary", "The outside body"),
                ("Registration number", "Its number as a charity or company"),
                ("Summary of purpose", "The initiative"), ("Amount", "In pounds"),
            ]
        case .spending:
            [
                ("Date", "The day of the payment"),
                ("Department", "The organisation that spends"),
                ("Beneficiary", "The outside body, where the initiative has one"),
                ("Summary of purpose", "The initiative, where it is published"),
                ("Category", "The kind of spending"), ("Reference", "The payment’s reference"),
                ("Amount", "In pounds"),
            ]
        case .awards, .returns: []
        }
    }

    private static let decisionColumns: [Column] = [
        ("Reference", "The reference under which it is published"), ("Title", "What it is about"),
        ("Decision maker", "The body or office that decided or will decide"),
        ("Taken", "The day it was taken; empty for a notice"),
        ("Published", "The day the record was published"),
        ("Effective", "The day from which it may be acted on"),
        ("Key", "Whether it is a key decision"),
        ("Amount", "What its resolutions are for, in pounds, without exempt amounts"),
        ("Status", "How it stands"),
    ]

    private static let fundColumns: [Column] = [
        ("Fund", "The fund’s identifier"), ("Title", "What it is called"),
        ("Kind", "Capital or revenue"), ("Source", "Where the money comes from"),
        ("From", "The first day of the funding"), ("To", "The last day of the funding"),
        ("Given", "What the source has allocated to it, in pounds"),
        ("Approved", "Authority to spend that decisions have given"),
        ("Drawn", "Drawn down for initiatives"), ("Released", "Handed to initiatives"),
        ("Spent", "Paid or used"), ("Left to commit", "Promised to nobody; empty where exempt"),
    ]

    private static let initiativeColumns: [Column] = [
        ("Initiative", "The initiative’s identifier"), ("Title", "What it is called"),
        ("Organisation", "The code of the organisation"), ("Fund", "The fund that pays for it"),
        ("From", "The first day of the funding"), ("To", "The last day of the funding"),
        ("Decision", "The decision that approved it"), ("Need", "The need it answers"),
        ("Progress", "How far it has come, in the words of the national list"),
        ("Approved", "In pounds; empty where not published"), ("Drawn", "Drawn down"),
        ("Released", "Released"), ("Spent", "Paid or used"),
        ("Forecast", "What is now expected to be spent in all"),
        ("After funding", "What becomes of it when the funding ends"),
    ]

    private static let outcomeColumns: [Column] = [
        ("Outcome", "The outcome’s identifier"), ("Title", "The outcome in plain words"),
        ("Framework", "The strategy it belongs to"), ("Population", "The people it is about"),
        ("Indicator", "What is measured"), ("Unit", "The unit of the figures"),
        ("Direction", "Which way is better"), ("Latest", "The latest figure"),
        ("Day", "The last day of the period it is for"),
        ("Expected if nothing changed", "What the forecast said for that day"),
        ("Target", "Where it should get to"),
    ]
}
