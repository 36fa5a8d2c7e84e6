import ArgumentParser

/// An option of a command, not one of a form's.
typealias Option = ArgumentParser.Option

/// The program: every verb, and what its exit codes mean.
@main
struct Outturn: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outturn",
        abstract: "Accounts for public money from the decision to the outcome.",
        discussion: """
            Exit codes: 0 done; 1 done, and errors or damage were found; 2 refused by the rules; \
            3 the world failed (a file, the disk); 64 the words of the command are wrong.
            """,
        subcommands: [
            Demo.self, Serve.self, PeopleVerbs.self, FormVerbs.self, WorkbookVerbs.self,
            ReturnVerbs.self, Verify.self,
        ])
}
