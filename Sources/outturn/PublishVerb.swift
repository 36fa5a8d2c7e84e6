import Accountability
import ArgumentParser
import Documents
import Forms
import Ledger
import Reckoning

/// Publishes a return as it was submitted.
struct Publish: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Publishes a submitted return as accessible tables.",
        discussion: """
            A spreadsheet has a cover with the record of the sign-off, contents, notes and a sheet for \
            each table; CSV has a line for each answer. Officers stand in it by identifier only.
            """)

    @OptionGroup var choice: ReturnChoice
    @Option(
        name: .shortAndLong,
        help: "The file to write, ending in .ods, .xlsx or .csv; else an .ods best called so.")
    var output: String?
    @Option(help: "The number of the version; the last one when left out.")
    var version: Int?
    @Option(help: "Whom to ask about it; the organisation when left out.")
    var contact: String?
    @Option(help: "When there will be something newer.")
    var nextUpdate: String?
    @OptionGroup var answering: Answering

    func run() throws {
        try verb(answering) {
            let context = try choice.context(in: books(of: choice.data.path))
            let published = try published(context)
            let format = try chosenFormat()
            let path = output ?? published.fileName(as: format)
            let bytes = try published.bytes(as: format)
            try write(bytes, to: path)
            var account = Account()
            account.say("Wrote \(path), \(bytes.count) bytes.")
            account.field("file", .text(path))
            account.field("bytes", .whole(Int64(bytes.count)))
            return account
        }
    }

    private func published(_ context: ReturnInContext) throws -> PublishedReturn {
        do throws(Refusal) {
            var published = try PublishedReturn(context, version: version)
            if let contact { published.contact = contact }
            if let nextUpdate { published.nextUpdate = nextUpdate }
            return published
        } catch {
            throw Ending("\(error)", code: 2)
        }
    }

    private func chosenFormat() throws -> PublicationFormat {
        guard let output else { return .ods }
        guard let format = PublicationFormat(endingOf: output) else {
            throw Ending(
                "“\(output)” ends in no format. End it in one of: .ods, .xlsx, .csv.", code: 64)
        }
        return format
    }
}
