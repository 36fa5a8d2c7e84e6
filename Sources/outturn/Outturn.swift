import ArgumentParser
import Dispatch
import Documents

/// An option of a command, not one of a form's.
typealias Option = ArgumentParser.Option

/// Every verb, and what the exit codes mean.
struct Outturn: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outturn",
        abstract: "Accounts for public money from the decision to the outcome.",
        discussion: """
            Exit codes: 0 done; 1 done, and errors or damage were found; 2 refused by the rules; \
            3 the world failed (a file, the disk); 64 the words of the command are wrong.
            """,
        subcommands: [
            Demo.self, Serve.self, PeopleVerbs.self, FormVerbs.self, MapVerbs.self,
            WorkbookVerbs.self, ReturnVerbs.self, CollectionVerbs.self, CollectVerb.self,
            QueueVerbs.self,
            PaperVerbs.self, DecisionVerbs.self, FundVerbs.self, InitiativeVerbs.self, DueVerb.self,
            RemindVerb.self, LedgerVerbs.self,
            ExportVerbs.self, Verify.self, ConfigVerbs.self, DoctorVerb.self, BackupVerbs.self,
            AddressesVerb.self, VersionVerb.self,
        ])
}

/// The program: runs a verb; or, started by itself with one argument only, reads or annotates a
/// stranger's file with hardly any rights.
///
/// A verb that waits for nothing runs before there is a second thread, so that it may give up its
/// rights itself.
@main
enum Program {
    static func main() {
        let arguments = CommandLine.arguments.dropFirst()
        if arguments.count == 1, let only = arguments.first,
            WorkbookReader.arguments.contains(only)
        {
            return WorkbookReader.serve(only)
        }
        do {
            var command = try Outturn.parseAsRoot()
            guard command is any AsyncParsableCommand else { return try command.run() }
            Task {
                await Outturn.main()
                Outturn.exit()
            }
            dispatchMain()
        } catch {
            Outturn.exit(withError: error)
        }
    }
}
