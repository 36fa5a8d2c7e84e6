/// A return, from opening it to its receipt.
enum ReturnRoute: String, RouteGroup {
    case returns, openReturn, taskList, section, saveSection, confirmRemoval, removeRow, queries
    case explain
    case check, signOff, sign, decline, ratify, send, takeBack, submit, receipt, history
    case answerHistory, messages, reply, workbook, workbookAs, upload, preview, marked
    case acceptUpload, cancelUpload, canonical, version, published

    var declared: RouteDeclaration {
        switch self {
        case .returns: .get("/returns", .signedIn)
        case .openReturn: .post("/collections/{collection}/open/{organisation}", .signedIn)
        case .taskList: .page("")
        case .section: .page("/sections/{section}")
        case .saveSection: .write("/sections/{section}", .preparer)
        case .confirmRemoval: .get("/returns/{id}/tables/{table}/rows/{row}/remove", .preparer)
        case .removeRow: .write("/tables/{table}/rows/{row}/remove", .preparer)
        case .queries: .page("/queries")
        case .explain: .write("/queries", .preparer)
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
