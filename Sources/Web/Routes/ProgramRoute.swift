/// The programming interface.
enum ProgramRoute: String, RouteGroup {
    case description
    case decisions, decision, notices, organisations
    case funds, fund, movements, enterMovement, drawdowns, requestDrawdown, releaseTranche
    case submitEvidence
    case initiatives, initiative, updates, writeUpdate, measures, observations, observe
    case outcomes, outcome
    case returns, oneReturn, answers, saveAnswers, findings, explain, markSection, send
    case queries, replyToQuery, versions
    case collections, collection, collectionForm, respondents
    case publications, publication, figures

    var declared: RouteDeclaration {
        guard let address else { return .get("/api/openapi.json", .everyone) }
        return RouteDeclaration(
            method: address.method, pattern: "/api/v1" + address.path, mandate: address.mandate)
    }

    /// What is declared of the address; nil for the description itself.
    var address: ProgramAddress? {
        switch self {
        case .description: nil
        case .decisions, .decision, .notices, .organisations: registerAddress
        case .funds, .fund, .movements, .enterMovement, .drawdowns, .requestDrawdown,
            .releaseTranche, .submitEvidence:
            fundAddress
        case .initiatives, .initiative, .updates, .writeUpdate, .measures, .observations, .observe,
            .outcomes, .outcome:
            initiativeAddress
        case .returns, .oneReturn, .answers, .saveAnswers, .findings, .explain, .markSection,
            .send, .queries, .replyToQuery, .versions:
            returnAddress
        case .collections, .collection, .collectionForm, .respondents, .publications,
            .publication, .figures:
            collectionAddress
        }
    }
}
