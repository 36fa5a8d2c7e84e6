import ArgumentParser
import Foundation
import Journal
import Ledger
import Reckoning

/// Checks the journal: every entry, the chain, the file.
struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Checks that nothing in the journal was changed, lost or added.")

    @OptionGroup var data: DataFolder
    @OptionGroup var answering: Answering

    func run() throws {
        try verb(answering) {
            let path = "\(data.path)/\(Office.journalName)"
            guard FileManager.default.fileExists(atPath: path) else {
                throw Ending("There is no journal in \(data.path).", code: 3)
            }
            let report = SQLiteStore.verify(at: path)
            var account = Account()
            for finding in report.findings { account.say("\(finding)") }
            account.say(
                report.isSound
                    ? "The journal is whole: \(report.entries) entries, head \(report.head.digest)."
                    : "The journal is damaged. Do not write to it; restore it from a backup.")
            account.field("entries", .whole(report.entries))
            account.field("head", .text(report.head.digest.hexadecimal))
            account.field("sound", .flag(report.isSound))
            account.field("findings", .list(report.findings.map { .text("\($0)") }))
            account.exitCode = report.isSound ? 0 : 1
            return account
        }
    }
}
