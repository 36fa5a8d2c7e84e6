public import Foundation
import Journal
import Outbound
import Reckoning
import Web

/// Looks at an installation and says in plain words what is wrong with it, and what to do.
public struct Doctor: Sendable {
    private let folder: String
    private let journal: String
    private let settings: Settings
    private let now: Date

    /// A doctor for a data folder, whose journal has this name, with these settings.
    public init(folder: String, journal: String, settings: Settings, now: Date = Date()) {
        self.folder = folder
        self.journal = "\(folder)/\(journal)"
        self.settings = settings
        self.now = now
    }

    /// Everything that was looked at, in order; the post office is greeted for it.
    public func findings() async -> [DoctorFinding] {
        let outside = [certificate, await postOffice].compactMap { $0 }
        return configuration + outside + inside + [libraries]
    }

    /// What the data folder shows.
    private var inside: [DoctorFinding] {
        guard FileManager.default.fileExists(atPath: journal) else {
            return [
                .problem(
                    "journal", "There is no journal in \(folder).",
                    fix:
                        "Name the folder with --data, or begin one with: outturn serve --data \(folder)"
                )
            ]
        }
        return modes + [chain, clock].compactMap { $0 } + [disk, backups]
    }

    private var configuration: [DoctorFinding] {
        let wrong = settings.findings.map { finding -> DoctorFinding in
            let fix = finding.number.sentence
            return finding.isError
                ? .problem("configuration", "\(finding)", fix: fix)
                : .advice("configuration", "\(finding)", fix: fix)
        }
        return wrong.isEmpty
            ? [.good("configuration", "Every setting can be used.")] : wrong
    }

    private var certificate: DoctorFinding? {
        guard let tls = settings.tls else { return nil }
        do throws(SiteFault) {
            let days = Int((try CertificateFiles(tls).lastMoment.timeIntervalSince(now)) / 86_400)
            let renew = "Renew it; the site takes up the new file by itself."
            if days < 0 {
                return .problem("certificate", "It is too old by \(-days) days.", fix: renew)
            }
            if days < 21 { return .problem("certificate", "It lasts \(days) days.", fix: renew) }
            return .good("certificate", "It lasts \(days) days.")
        } catch {
            return .problem("certificate", "\(error)", fix: "Name the right files.")
        }
    }

    private var postOffice: DoctorFinding? {
        get async {
            guard let mail = settings.mail else { return nil }
            let place = "\(mail.host):\(mail.port)"
            do throws(OutboundFault) {
                try await SMTPPostbox(mail).greet()
                return .good("mail", "\(place) takes letters.")
            } catch {
                return .problem(
                    "mail", "\(place) takes no letters (\(error)).",
                    fix: "Look at the settings that begin with mail, and at the way to it.")
            }
        }
    }

    /// Nobody but the site's own account may read what it keeps.
    private var modes: [DoctorFinding] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let open = names.sorted().map { "\(folder)/\($0)" }.filter(Settings.othersMayRead)
        guard !open.isEmpty else {
            return [
                .good("files", "Only their owner can read the \(names.count) files of \(folder).")
            ]
        }
        return open.map {
            .problem("files", "Others on this machine may read \($0).", fix: "Run: chmod 600 \($0)")
        }
    }

    private var chain: DoctorFinding {
        let report = SQLiteStore.verify(at: journal)
        guard report.isSound else {
            let first = report.findings.first.map { " \($0)" } ?? ""
            return .problem(
                "journal", "It is damaged.\(first)",
                fix: "Do not write to it. Restore it: outturn backup restore --help")
        }
        return .good(
            "journal",
            "It is whole: \(report.entries) entries, each on the disk before it is acknowledged (write-ahead log, synchronous FULL)."
        )
    }

    /// The clock must not stand before what was written last, or every later fact is misdated.
    private var clock: DoctorFinding? {
        let last = lastMoment
        if let last, last.timeIntervalSince(now) > 60 {
            return .problem(
                "clock",
                "The last fact is dated \(last.formatted(.iso8601)), which is still to come.",
                fix: "Set the machine's clock, and keep it right with chrony or systemd-timesyncd.")
        }
        if ClockDiscipline.isKept == false {
            return .advice(
                "clock", "Nothing keeps this machine's clock right.",
                fix: "Turn on chrony or systemd-timesyncd: deadlines are judged by this clock.")
        }
        return .good("clock", "It stands after the last fact.")
    }

    /// When the last fact was written down; nil where there is none.
    private var lastMoment: Date? {
        guard let store = try? SQLiteStore.openForReading(journal),
            let head = try? store.head()
        else { return nil }
        var last: Date?
        try? store.read(after: head.sequence - 1) { stored in
            let at = (try? JournalEntry(bytes: stored.bytes))?.at
            last = at.map { Date(timeIntervalSince1970: Double($0.milliseconds) / 1_000) }
            return .stop
        }
        return last
    }

    private var disk: DoctorFinding {
        guard let free = DiskSpace.free(at: folder) else {
            return .problem(
                "disk", "Nobody knows how much is free.", fix: "Look with: df \(folder)")
        }
        let size = DiskSpace.size(of: journal) ?? 0
        let words = "\(free / 1_000_000) MB are free, and the journal has \(size / 1_000_000) MB."
        let fix = "Make room, or move the folder to a larger disk."
        if free < Vitals.leastFreeBytes { return .problem("disk", words, fix: fix) }
        if free < 1_000_000_000 || free < 2 * size { return .advice("disk", words, fix: fix) }
        return .good("disk", words)
    }

    private var backups: DoctorFinding {
        let create = "Run each night: outturn backup create --data \(folder) --to FOLDER"
        guard let place = settings.value(.backupFolder)?.text else {
            return .advice(
                "backups", "The setting backup.folder does not say where they are.", fix: create)
        }
        guard let newest = Backup.newest(in: place) else {
            return .problem("backups", "There is none in \(place).", fix: create)
        }
        let hours = Int(now.timeIntervalSince(newest) / 3_600)
        return hours > 48
            ? .problem("backups", "The newest is \(hours) hours old.", fix: create)
            : .good("backups", "The newest is \(hours) hours old.")
    }

    private var libraries: DoctorFinding {
        .good(
            "versions", "Outturn \(ProgramVersion.words), SQLite \(SQLiteStore.libraryVersion).")
    }
}

/// Whether something keeps the machine's clock right.
enum ClockDiscipline {
    /// Nil when the machine does not say.
    static var isKept: Bool? {
        let signs = ["/run/systemd/timesync/synchronized", "/run/chrony/chronyd.pid"]
        if signs.contains(where: FileManager.default.fileExists) { return true }
        return FileManager.default.fileExists(atPath: "/run/systemd/system") ? false : nil
    }
}
