import ArgumentParser
import Reckoning
import WorkingPapers

/// What officers keep beside returns.
struct PaperVerbs: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "papers",
        abstract: "Shows and erases what officers keep beside returns: their comments.",
        discussion: """
            Comments may name people, so they lie outside the journal and can be erased. Erasing \
            leaves the place where a comment stood, and nothing of what it said.
            """, subcommands: [List.self, Erase.self])

    /// Lists the comments on a return.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists the comments on a return.")

        @OptionGroup var choice: ReturnChoice
        @OptionGroup var answering: Answering

        func run() async throws {
            try await verb(answering) {
                let office = try Office(choice.data.path)
                let comments = try await office.papers.comments(on: choice.id)
                var account = Account()
                for comment in comments {
                    let text = comment.isErased ? "(erased)" : comment.text
                    account.say(
                        "\(comment.number)  \(comment.question)  \(comment.author)  "
                            + "\(comment.at)  \(text)")
                }
                if comments.isEmpty { account.say("There are no comments on \(choice.id).") }
                account.field("comments", .whole(Int64(comments.count)))
                try office.close()
                return account
            }
        }
    }

    /// Erases comments.
    struct Erase: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Erases one comment, or everything that an officer said.")

        @OptionGroup var data: DataFolder
        @Option(help: "The number of the comment.")
        var comment: Int64?
        @Option(help: "The officer whose comments are erased.")
        var by: String?
        @OptionGroup var answering: Answering

        func validate() throws {
            guard (comment == nil) != (by == nil) else {
                throw ValidationError("Give either --comment or --by.")
            }
        }

        func run() async throws {
            try await verb(answering) {
                let office = try Office(data.path)
                var count = 0
                if let by { count = try await office.papers.eraseAll(by: by) }
                if let comment { count = try await office.papers.erase(comment) ? 1 : 0 }
                var account = Account()
                account.say(count == 0 ? "There was nothing to erase." : "Erased \(count).")
                account.field("erased", .whole(Int64(count)))
                try office.close()
                return account
            }
        }
    }
}
