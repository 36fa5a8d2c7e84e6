/// A return, from opening it to its receipt.
enum ReturnRoute: String, RouteGroup {
    case returns, returnsFile, openReturn, taskList, people, confirmPeople, assignments, assign
    case formChanges, section, saveSection, checkSection, completeSection, row, confirmRemoval
    case removeRow, queries, explain, review, signOff, sign, decline, ratify, send, takeBack, submit
    case nilReturn, declareNil, withdrawNil, receipt, history, historyFile, answerHistory, versions
    case versionsFile, messages, reply, workbook, workbookAs, upload, preview, marked
    case acceptUpload, cancelUpload, canonical, version, published

    var declared: RouteDeclaration {
        switch self {
        case .returns: .get("/returns", .signedIn)
        case .returnsFile: .get("/returns.csv", .signedIn)
        case .openReturn: .post("/collections/{collection}/open/{organisation}", .signedIn)
        case .taskList: .page("")
        case .people: .page("/people")
        case .confirmPeople: .write("/people", .preparer)
        case .assignments: .page("/assignments")
        case .assign: .write("/assignments", .sender)
        case .formChanges: .page("/form")
        case .section: .page("/sections/{section}")
        case .saveSection: .write("/sections/{section}", .preparer)
        case .checkSection: .page("/sections/{section}/check")
        case .completeSection: .write("/sections/{section}/check", .preparer)
        case .row: .page("/tables/{table}/rows/{row}")
        case .confirmRemoval: .get("/returns/{id}/tables/{table}/rows/{row}/remove", .preparer)
        case .removeRow: .write("/tables/{table}/rows/{row}/remove", .preparer)
        case .queries: .page("/queries")
        case .explain: .write("/queries", .preparer)
        case .review: .page("/review")
        case .signOff: .page("/sign-off")
        case .sign: .write("/sign-off/{step}/sign", .signatory)
        case .decline: .write("/sign-off/{step}/decline", .signatory)
        case .ratify: .write("/sign-off/{step}/ratify", .signatory)
        case .send: .write("/sign-off/send", .sender)
        case .takeBack: .write("/sign-off/take-back", .sender)
        case .submit: .write("/sign-off/submit", .sender)
        case .nilReturn: .get("/returns/{id}/nil", .sender)
        case .declareNil: .write("/nil", .sender)
        case .withdrawNil: .write("/nil/withdraw", .sender)
        case .receipt: .page("/receipt")
        case .history: .page("/history")
        case .historyFile: .page("/history.csv")
        case .answerHistory: .page("/history/{key}")
        case .versions: .page("/versions")
        case .versionsFile: .page("/versions.csv")
        case .messages: .page("/messages")
        case .reply: .write("/messages/{query}", .preparer)
        case .workbook: .page("/workbook")
        case .workbookAs: .page("/workbook/{format}")
        case .upload: .write("/workbook", .preparer)
        case .preview: .get("/returns/{id}/uploads/{upload}", .preparer)
        case .marked: .get("/returns/{id}/uploads/{upload}/marked", .preparer)
        case .acceptUpload: .write("/uploads/{upload}/accept", .preparer)
        case .cancelUpload: .write("/uploads/{upload}/cancel", .preparer)
        case .canonical: .page("/canonical.json")
        case .version: .page("/versions/{version}")
        case .published: .get("/returns/{id}/published/{format}", .everyone)
        }
    }
}
