import ArgumentParser
import Foundation
import Operating
import Reckoning
import Web

/// Looks at an installation as a whole.
struct DoctorVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Says in plain words what is wrong with an installation, and what to do.")

    @OptionGroup var data: DataFolder
    @OptionGroup var options: ConfigOptions
    @OptionGroup var answering: Answering

    func run() async throws {
        let settings = try options.settings()
        try await verb(answering) {
            let doctor = Doctor(
                folder: data.path, journal: Office.journalName, settings: settings)
            let findings = await doctor.findings()
            var account = Account()
            for finding in findings {
                account.say("\(finding.severity.mark) \(finding.subject): \(finding.found)")
                if let fix = finding.fix { account.say("       \(fix)") }
            }
            account.field("findings", .list(findings.map(\.canonical)))
            account.exitCode = findings.contains { $0.severity == .problem } ? 1 : 0
            return account
        }
    }
}

extension DoctorFinding.Severity {
    fileprivate var mark: String {
        switch self {
        case .good: "ok    "
        case .advice: "advice"
        case .problem: "WRONG "
        }
    }
}

extension DoctorFinding {
    fileprivate var canonical: CanonicalValue {
        .record(
            CanonicalRecord([
                "severity": .text(severity.rawValue), "subject": .text(subject),
                "found": .text(found), "fix": fix.map { .text($0) },
            ]))
    }
}

/// Says which program this is.
struct VersionVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "version", abstract: "Says which program this is.")

    @OptionGroup var answering: Answering

    func run() throws {
        try verb(answering) {
            var account = Account()
            account.say("outturn \(ProgramVersion.words)")
            account.field("version", .text(ProgramVersion.words))
            return account
        }
    }
}

/// Lists the addresses of the site.
struct AddressesVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "addresses", abstract: "Lists every address of the site and its mandate.")

    @OptionGroup var answering: Answering

    func run() throws {
        try verb(answering) {
            var account = Account()
            for address in SiteAddress.all {
                account.say("\(address.method) \(address.pattern) (\(address.mandate))")
            }
            let read = SiteAddress.all.filter { $0.method == "GET" }.map(\.pattern)
            account.field("read", .list(read.map { .text($0) }))
            return account
        }
    }
}

/// Makes, checks and restores copies of a data folder.
struct BackupVerbs: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Makes, checks and restores copies of a data folder.",
        discussion: "A copy is not encrypted: keep it on an encrypted disk, or encrypt it.",
        subcommands: [BackupCreate.self, BackupVerify.self, BackupRestore.self])
}

/// Copies a data folder while the site may be running.
struct BackupCreate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "Copies a data folder, also while it is served.")

    @OptionGroup var data: DataFolder
    @Option(name: .customLong("to"), help: "The folder that backups are kept in.")
    var place: String
    @OptionGroup var answering: Answering

    func run() throws {
        try verb(answering) {
            try backingUp {
                let backup = try Backup.create(
                    of: data.path, journal: Office.journalName, in: place)
                try backup.verify(journal: Office.journalName)
                return backup.account("is made and verified")
            }
        }
    }
}

/// Looks whether a backup can be trusted.
struct BackupVerify: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Checks that a backup is whole and unchanged.")

    @Argument(help: "The folder of the backup.")
    var folder: String
    @OptionGroup var answering: Answering

    func run() throws {
        try verb(answering) {
            try backingUp {
                let backup = try Backup(reading: folder)
                try backup.verify(journal: Office.journalName)
                return backup.account("is whole")
            }
        }
    }
}

/// Puts a backup in the place of a data folder.
struct BackupRestore: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Copies a backup into a data folder that is new or empty."
    )

    @Argument(help: "The folder of the backup.")
    var folder: String
    @OptionGroup var data: DataFolder
    @OptionGroup var answering: Answering

    func run() throws {
        try verb(answering) {
            try backingUp {
                let backup = try Backup(reading: folder)
                try backup.restore(to: data.path, journal: Office.journalName)
                return backup.account("is restored to \(data.path)")
            }
        }
    }
}

private func backingUp(_ work: () throws -> Account) throws -> Account {
    do {
        return try work()
    } catch let fault as Backup.Fault {
        throw Ending("\(fault)", code: 3)
    }
}

extension Backup {
    fileprivate func account(_ done: String) -> Account {
        var account = Account()
        account.say(
            "\(folder) \(done): \(record.facts) facts, head \(record.head).")
        account.field("folder", .text(folder))
        account.field("facts", .whole(record.facts))
        account.field("head", .text(record.head))
        return account
    }
}
