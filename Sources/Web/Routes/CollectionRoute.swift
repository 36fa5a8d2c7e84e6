/// Collections: how they are set up, who has answered, and how the others are chased.
enum CollectionRoute: String, RouteGroup {
    case collections, collectionsFile, newCollection, draftCollection, uploadForm
    case questions, blankWorkbook
    case board, boardFile, nonSubmitters, addresses, remind, audit
    case setUp, confirmTask, tryOut, finishSetUp, reopenSetUp, dates, setDates
    case lock, unlock, publish
    case form
    case respondents, respondentsFile, listRespondents, inviteRespondent, uploadRespondents
    case respondentsDraft, recordRespondents
    case authority, extend, exempt, join, invite
    case prefill, uploadPrefill, prefillDraft, recordPrefill
    case reminders, planReminders

    var declared: RouteDeclaration {
        switch self {
        case .collections: .get("/collections", .collector)
        case .collectionsFile: .get("/collections.csv", .collector)
        case .newCollection: .get("/collections/new", .statistician)
        case .draftCollection: .post("/collections/new", .statistician)
        case .uploadForm: .post("/collections/new/form", .statistician)
        case .questions: .one("/questions", .anyone)
        case .blankWorkbook: .one("/questions/{format}", .anyone)
        case .board: .one("", .collector)
        case .boardFile: .one("/submitters.csv", .collector)
        case .nonSubmitters: .one("/non-submitters.csv", .collector)
        case .addresses: .one("/addresses", .collector)
        case .remind: .act("/remind", .collector)
        case .audit: .one("/audit", .collector)
        case .setUp: .one("/set-up", .statistician)
        case .confirmTask: .act("/set-up/confirm", .statistician)
        case .tryOut: .act("/set-up/test", .statistician)
        case .finishSetUp: .act("/set-up/finish", .statistician)
        case .reopenSetUp: .act("/set-up/reopen", .statistician)
        case .dates: .one("/dates", .statistician)
        case .setDates: .act("/dates", .statistician)
        case .lock: .act("/lock", .statistician)
        case .unlock: .act("/unlock", .statistician)
        case .publish: .act("/publish", .statistician)
        case .form: .one("/form", .statistician)
        case .respondents: .one("/respondents", .collector)
        case .respondentsFile: .one("/respondents.csv", .collector)
        case .listRespondents: .act("/respondents/list", .statistician)
        case .inviteRespondent: .act("/respondents/invite", .statistician)
        case .uploadRespondents: .act("/respondents", .statistician)
        case .respondentsDraft: .one("/respondents/{sent}", .statistician)
        case .recordRespondents: .act("/respondents/{sent}", .statistician)
        case .authority: .one("/authorities/{organisation}", .collector)
        case .extend: .act("/authorities/{organisation}/extend", .collector)
        case .exempt: .act("/authorities/{organisation}/exempt", .statistician)
        case .join: .act("/authorities/{organisation}/join", .statistician)
        case .invite: .act("/authorities/{organisation}/invite", .statistician)
        case .prefill: .one("/prefill", .statistician)
        case .uploadPrefill: .act("/prefill", .statistician)
        case .prefillDraft: .one("/prefill/{sent}", .statistician)
        case .recordPrefill: .act("/prefill/{sent}", .statistician)
        case .reminders: .one("/reminders", .collector)
        case .planReminders: .act("/reminders", .collector)
        }
    }
}

extension RouteDeclaration {
    /// A page of one collection.
    fileprivate static func one(_ rest: String, _ mandate: RouteMandate) -> RouteDeclaration {
        .get("/collections/{collection}" + rest, mandate)
    }

    /// A form of one collection.
    fileprivate static func act(_ rest: String, _ mandate: RouteMandate) -> RouteDeclaration {
        .post("/collections/{collection}" + rest, mandate)
    }
}
