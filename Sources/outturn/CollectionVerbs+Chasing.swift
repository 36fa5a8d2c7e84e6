import Accountability
import ArgumentParser
import Clerk
import Ledger
import Reckoning

extension CollectionVerbs {
    /// Asks one more organisation.
    struct Invite: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Asks an organisation, also one that was exempted.")

        @OptionGroup var choice: ChosenCollection
        @Argument(help: "The organisation, by code.")
        var organisation: String
        @OptionGroup var acting: Acting
        @OptionGroup var answering: Answering

        func run() async throws {
            try await instruct(choice, as: acting, answering, done: "Invited.") { id, _, _ in
                .invite(id, OrganisationID(organisation))
            }
        }
    }

    /// Exempts an organisation.
    struct Exempt: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Says that an organisation need not answer this time.")

        @OptionGroup var choice: ChosenCollection
        @Argument(help: "The organisation, by code.")
        var organisation: String
        @Option(help: "The reason.")
        var because: String
        @OptionGroup var acting: Acting
        @OptionGroup var answering: Answering

        func run() async throws {
            try await instruct(choice, as: acting, answering, done: "Exempted.") { id, _, _ in
                .exempt(Exemption(OrganisationID(organisation), from: id, reason: because))
            }
        }
    }

    /// Gives an organisation more time.
    struct Extend: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Gives an organisation more time, and tells it so.")

        @OptionGroup var choice: ChosenCollection
        @Argument(help: "The organisation, by code.")
        var organisation: String
        @Option(help: "On or before when it is in time: \"2017-10-27 12:00\".")
        var until: Instant
        @Option(help: "The reason.")
        var because: String
        @OptionGroup var acting: Acting
        @OptionGroup var answering: Answering

        func run() async throws {
            try await instruct(choice, as: acting, answering, done: "Extended.") { id, _, _ in
                .extend(
                    DeadlineExtension(
                        OrganisationID(organisation), in: id, until: until, reason: because))
            }
        }
    }

    /// Reminds those that have not submitted.
    struct Remind: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Reminds those that have not submitted: all of them, or those named.",
            discussion: """
                Letters wait in the data folder, and go out while the site is served. Nobody is \
                reminded by hand twice on a day.
                """)

        @OptionGroup var choice: ChosenCollection
        @Argument(help: "The organisations, by code; everyone that is missing when left out.")
        var organisations: [String] = []
        @OptionGroup var acting: Acting
        @OptionGroup var answering: Answering

        func run() async throws {
            try await instruct(choice, as: acting, answering, done: "Reminded.") {
                id, books, now in
                let missing = books.standing(of: try choice.collection(in: books), at: now)
                    .outstanding.map(\.organisation)
                let named = organisations.map { OrganisationID($0) }
                return .remind(Reminder(id, to: named.isEmpty ? missing : named))
            }
        }
    }

    /// Locks a collection.
    struct Lock: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Locks a collection that has closed to submitters.")

        @OptionGroup var choice: ChosenCollection
        @OptionGroup var acting: Acting
        @OptionGroup var answering: Answering

        func run() async throws {
            try await instruct(choice, as: acting, answering, done: "Locked.") { id, _, _ in
                .lock(id)
            }
        }
    }

    /// Unlocks a collection.
    struct Unlock: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Unlocks a collection.")

        @OptionGroup var choice: ChosenCollection
        @Option(help: "The reason.")
        var because: String
        @OptionGroup var acting: Acting
        @OptionGroup var answering: Answering

        func run() async throws {
            try await instruct(choice, as: acting, answering, done: "Unlocked.") { id, _, _ in
                .unlock(id, reason: because)
            }
        }
    }

    /// Says where a collection is published.
    struct PublishedVerb: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "publish", abstract: "Says where a locked collection is published.")

        @OptionGroup var choice: ChosenCollection
        @Argument(help: "The address of the publication.")
        var address: String
        @OptionGroup var acting: Acting
        @OptionGroup var answering: Answering

        func run() async throws {
            try await instruct(choice, as: acting, answering, done: "Recorded.") { id, _, _ in
                .publish(id, at: address)
            }
        }
    }
}
