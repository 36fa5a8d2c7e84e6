import ArgumentParser
import Foundation
import Operating
import Reckoning

/// Where settings are said besides the environment.
struct ConfigOptions: ParsableArguments {
    @Option(name: .customLong("config"), help: "A file of settings in JSON.")
    var file: String?

    @Option(
        name: .customLong("set"),
        help: "One setting, which beats the environment and the file: site.title=Outturn.")
    var set: [String] = []

    /// The settings as they hold, with what other options of the command say.
    func settings(with others: [(Setting, String?)] = []) throws -> Settings {
        var commandLine: [String: String] = [:]
        for pair in set {
            let halves = pair.split(separator: "=", maxSplits: 1).map(String.init)
            guard let name = halves.first, pair.contains("=") else {
                throw ValidationError("--set takes a name and a value: site.title=Outturn")
            }
            commandLine[name] = halves.count > 1 ? halves[1] : ""
        }
        for case (let setting, let value?) in others { commandLine[setting.rawValue] = value }
        let environment = ProcessInfo.processInfo.environment
        return Settings(
            commandLine: commandLine, environment: environment,
            file: file ?? environment["OUTTURN_CONFIG"])
    }
}

/// Everything about the settings of a site.
struct ConfigVerbs: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config", abstract: "Checks and shows the settings of a site.",
        discussion: """
            A setting is said on the command line (--set site.title=Outturn), in the environment \
            (OUTTURN_SITE_TITLE) or in a file of JSON (--config, or OUTTURN_CONFIG); the first \
            beats the others. Every setting: docs/configuration.md.
            """,
        subcommands: [ConfigCheck.self, ConfigDump.self])
}

/// Says all that is wrong with the settings.
struct ConfigCheck: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Says everything that is wrong with the settings, at once.")

    @OptionGroup var options: ConfigOptions
    @OptionGroup var answering: Answering

    func run() throws {
        let settings = try options.settings()
        try verb(answering) {
            var account = Account()
            for finding in settings.findings { account.say("\(finding)") }
            if settings.findings.isEmpty { account.say("Every setting can be used.") }
            account.field(
                "findings",
                .list(
                    settings.findings.map { finding in
                        .record(
                            CanonicalRecord([
                                "number": .text(finding.number.code),
                                "place": .text(finding.place), "message": .text(finding.message),
                                "error": .flag(finding.isError),
                            ]))
                    }))
            account.exitCode = settings.findings.isEmpty ? 0 : 1
            return account
        }
    }
}

/// Shows each setting with its value and where it was said.
struct ConfigDump: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dump", abstract: "Shows each setting as it holds; secrets are hidden.")

    @OptionGroup var options: ConfigOptions
    @OptionGroup var answering: Answering

    func run() throws {
        let settings = try options.settings()
        try verb(answering) {
            var account = Account()
            for line in settings.lines { account.say(line) }
            for setting in Setting.allCases {
                let value = setting.isSecret ? nil : settings.value(setting)?.text
                account.field(setting.rawValue, value.map { .text($0) })
            }
            return account
        }
    }
}
