/// Every address of the site: requests are matched against these and nothing else.
enum Route: String, CaseIterable, Sendable {
    case home, followLink, useLink, signInAs, signOut, openReturn
    case taskList, section, saveSection, confirmRemoval, removeRow, queries, explain
    case check, signOff, sign, decline, ratify, send, takeBack, submit, receipt
    case history, answerHistory, messages, reply
    case workbook, workbookAs, upload, preview, marked, acceptUpload, cancelUpload
    case canonical, version, published
    case decisions, decisionsFile, newDecision, recordDecision, newNotice, publishNotice
    case decision, correction, correctDecision, withdrawDecision
    case callIns, callIn, concludeCallIn
    case funds, fundsFile, fund, fundLedger, fundLedgerFile, takingBack, takeBackMovement
    case newDrawdown, requestDrawdown, drawdown, approveDrawdown, holdDrawdown, resumeDrawdown
    case withdrawDrawdown, releaseDrawdown, lockMonth, reopenMonth
    case conditions, conditionsFile, submitEvidence, acceptCondition, refuseCondition
    case waiveCondition
    case newInitiative, proposeInitiative, initiative, newUpdate, writeUpdate
    case addValue, defineMeasure, profileSpending, setMilestone, planAfterFunding
    case portfolio, portfolioFile, boardPack
    case fundDocument, enterMovement
    case help, accessibility, privacy, cookies, stylesheet, health
}

/// What is declared of a route: how it is asked for, and who may.
struct RouteDeclaration: Sendable {
    let method: Method
    let pattern: String
    let mandate: RouteMandate

    /// What the first open part of the address names.
    var subject: RouteSubject {
        let address = pattern.hasPrefix("/api/v1/") ? pattern.dropFirst(7) : pattern[...]
        for subject in RouteSubject.allCases where address.hasPrefix(subject.prefix) {
            return subject
        }
        return .nothing
    }

    static func get(_ pattern: String, _ mandate: RouteMandate) -> RouteDeclaration {
        RouteDeclaration(method: .get, pattern: pattern, mandate: mandate)
    }

    static func post(_ pattern: String, _ mandate: RouteMandate) -> RouteDeclaration {
        RouteDeclaration(method: .post, pattern: pattern, mandate: mandate)
    }

    fileprivate static func page(_ rest: String) -> RouteDeclaration {
        .get("/returns/{id}" + rest, .reader)
    }

    fileprivate static func write(_ rest: String, _ mandate: RouteMandate) -> RouteDeclaration {
        .post("/returns/{id}" + rest, mandate)
    }
}

extension Route {
    /// The method, the address and the mandate.
    var declared: RouteDeclaration {
        switch self {
        case .home: .get("/", .anyone)
        case .followLink: .get("/sign-in/link/{token}", .anyone)
        case .useLink: .post("/sign-in/link/{token}", .anyone)
        case .signInAs: .post("/sign-in/as/{officer}", .anyone)
        case .signOut: .post("/sign-out", .signedIn)
        case .openReturn: .post("/collections/{collection}/open/{organisation}", .signedIn)
        case .help: .get("/help", .anyone)
        case .accessibility: .get("/accessibility", .anyone)
        case .privacy: .get("/privacy", .anyone)
        case .cookies: .get("/cookies", .anyone)
        case .stylesheet: .get("/assets/site.css", .anyone)
        case .health: .get("/healthz", .anyone)
        case .taskList: .page("")
        case .section: .page("/sections/{section}")
        case .saveSection: .write("/sections/{section}", .preparer)
        case .confirmRemoval:
            .get("/returns/{id}/tables/{table}/rows/{row}/remove", .preparer)
        case .removeRow: .write("/tables/{table}/rows/{row}/remove", .preparer)
        case .queries: .page("/queries")
        case .explain: .write("/queries", .preparer)
        case .messages: .page("/messages")
        case .reply: .write("/messages/{query}", .preparer)
        case .check: .page("/check")
        case .signOff: .page("/sign-off")
        case .sign: .write("/sign-off/{step}/sign", .signatory)
        case .decline: .write("/sign-off/{step}/decline", .signatory)
        case .ratify: .write("/sign-off/{step}/ratify", .signatory)
        case .send: .write("/sign-off/send", .sender)
        case .takeBack: .write("/sign-off/take-back", .sender)
        case .submit: .write("/sign-off/submit", .sender)
        case .receipt: .page("/receipt")
        case .history: .page("/history")
        case .answerHistory: .page("/history/{key}")
        case .workbook: .page("/workbook")
        case .workbookAs: .page("/workbook/{format}")
        case .upload: .write("/workbook", .preparer)
        case .preview: .get("/returns/{id}/uploads/{upload}", .preparer)
        case .marked: .get("/returns/{id}/uploads/{upload}/marked", .preparer)
        case .acceptUpload: .write("/uploads/{upload}/accept", .preparer)
        case .cancelUpload: .write("/uploads/{upload}/cancel", .preparer)
        case .canonical: .page("/canonical.json")
        case .version: .page("/versions/{version}")
        case .published: .page("/published/{format}")
        default: declaredAboutMoney
        }
    }
}

/// What an address is about.
enum RouteSubject: String, CaseIterable, Sendable {
    case `return`, decision, fund, initiative, nothing

    fileprivate var prefix: String {
        switch self {
        case .return: "/returns/{id}"
        case .decision: "/decisions/{decision}"
        case .fund: "/funds/{fund}"
        case .initiative: "/initiatives/{initiative}"
        case .nothing: "/"
        }
    }
}
