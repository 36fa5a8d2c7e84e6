/// What the body that collects does with the returns it got: looks, asks, settles.
enum ReviewRoute: String, RouteGroup {
    case quality, qualityFile, queue, queueFile, settle
    case reviewed, reviewedFile, ask, close, acceptExplanation, reopen, accept, acceptInPart
    case exclude, include

    var declared: RouteDeclaration {
        switch self {
        case .quality: .get("/collections/{collection}/quality", .statistician)
        case .qualityFile: .get("/collections/{collection}/quality/{list}", .statistician)
        case .queue: .get("/collections/{collection}/queries", .statistician)
        case .queueFile: .get("/collections/{collection}/queries.csv", .statistician)
        case .settle: .post("/collections/{collection}/queries", .statistician)
        case .reviewed: .get(Self.return, .statistician)
        case .reviewedFile: .get(Self.return + "/answers.csv", .statistician)
        case .ask: .post(Self.return + "/queries", .statistician)
        case .close: .post(Self.return + "/queries/{query}", .statistician)
        case .acceptExplanation: .post(Self.return + "/explanations", .statistician)
        case .reopen: .post(Self.return + "/reopen", .statistician)
        case .accept: .post(Self.return + "/accept", .statistician)
        case .acceptInPart: .post(Self.return + "/accept-in-part", .statistician)
        case .exclude: .post(Self.return + "/exclude", .statistician)
        case .include: .post(Self.return + "/include", .statistician)
        }
    }

    private static let `return` = "/collections/{collection}/returns/{organisation}"
}
