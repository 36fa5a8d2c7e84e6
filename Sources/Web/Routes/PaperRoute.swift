/// What officers keep beside a return: comments, and how averages were worked out.
enum PaperRoute: String, RouteGroup {
    case comments, commentsFile, answerComments, comment, settle, openAgain, erase, average, workOut

    var declared: RouteDeclaration {
        switch self {
        case .comments: .get("/returns/{id}/comments", .commenter)
        case .commentsFile: .get("/returns/{id}/comments.csv", .commenter)
        case .answerComments: .get("/returns/{id}/comments/{key}", .commenter)
        case .comment: .write("/comments/{key}", .commenter)
        case .settle: .write("/comments/{key}/{comment}/settle", .commenter)
        case .openAgain: .write("/comments/{key}/{comment}/open", .commenter)
        case .erase: .write("/comments/{key}/{comment}/erase", .commenter)
        case .average: .get("/returns/{id}/averages/{key}", .preparer)
        case .workOut: .write("/averages/{key}", .preparer)
        }
    }
}
