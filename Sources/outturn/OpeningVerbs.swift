import Accountability
import ArgumentParser
import Clerk
import Documents
import Forms
import Ledger
import Reckoning

extension FormVerbs {
    /// Takes a form into use and opens a collection on it.
    struct Adopt: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Takes a form into use and asks organisations for a return on it.")

        @Argument(help: "The definition's file.")
        var file: String
        @Option(help: "The code of the body that collects.")
        var owner: String
        @Option(help: "The code of an organisation that is asked; once for each.")
        var invite: [String] = []
        @OptionGroup var data: DataFolder
        @OptionGroup var acting: Acting
        @OptionGroup var answering: Answering

        func run() async throws {
            try await verb(answering) {
                let definition = try DefinitionFile.nodes(of: text(of: file))
                let form = try Form(definition: definition)
                let office = try Office(data.path)
                let collection = CollectionID(form.id)
                let owner = OrganisationID(self.owner)
                var instructions: [CollectionInstruction] = [
                    .adoptForm(form: form.id, definition: definition.canonical),
                    .open(collection, form: form.id, owner: owner),
                ]
                instructions += invite.map { .invite(collection, OrganisationID($0)) }
                var facts = 0
                for instruction in instructions {
                    facts += try await office.clerk.carryOut(
                        .collection(instruction), by: acting.id
                    ).facts.count
                }
                try office.close()
                var account = Account()
                account.say("\(form.id), version \(form.version), is in use.")
                account.field("form", .text(form.id))
                account.field("facts", .whole(Int64(facts)))
                return account
            }
        }
    }
}

/// Opens a return.
struct Open: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Opens an organisation's return, filled in from the one before.")

    @Argument(help: "The collection: ibcf-2017-18-q3.")
    var collection: String
    @Argument(help: "The organisation's code.")
    var organisation: String
    @OptionGroup var data: DataFolder
    @OptionGroup var acting: Acting
    @OptionGroup var answering: Answering

    func run() async throws {
        try await verb(answering) {
            let office = try Office(data.path)
            let collection = CollectionID(collection)
            let organisation = OrganisationID(organisation)
            let outcome = try await office.clerk.carryOut(
                .openReturn(collection, organisation), by: acting.id)
            let opened = office.clerk.books.return(on: collection.text, of: organisation)
            let prefilled = opened?.sheet.everyAnswer.count ?? 0
            try office.close()
            var account = Account()
            account.say(
                outcome.facts.isEmpty
                    ? "It is open already." : "Opened, with \(prefilled) answers filled in.")
            account.field("return", opened.map { .text($0.id.text) })
            account.field("prefilled", .whole(Int64(prefilled)))
            return account
        }
    }
}
