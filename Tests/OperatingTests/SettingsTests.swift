import Foundation
import Testing
import Web

@testable import Operating

@Suite struct SettingsTests {
    /// A folder that is gone when the test is.
    final class Folder {
        let path = FileManager.default.temporaryDirectory.appending(path: "settings-\(UUID())").path

        init() throws {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true)
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }

        func write(_ name: String, _ text: String, mode: Int = 0o600) throws -> String {
            let file = "\(path)/\(name)"
            try text.write(toFile: file, atomically: true, encoding: .utf8)
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file)
            return file
        }
    }

    @Test func withoutSettingsTheSiteStartsOnThisMachine() {
        let settings = Settings()
        #expect(settings.findings.isEmpty)
        #expect(settings.site.host == "127.0.0.1" && settings.site.port == 8080)
        #expect(settings.site.title == "Outturn" && !settings.site.isSecure)
        #expect(settings.site.limits == ServerLimits())
    }

    @Test func theCommandLineBeatsTheEnvironmentAndThatTheFile() throws {
        let folder = try Folder()
        let file = try folder.write(
            "outturn.json", #"{"site": {"title": "File", "port": 1, "contact": "File"}}"#)
        let settings = Settings(
            commandLine: ["site.title": "Line"],
            environment: ["OUTTURN_SITE_TITLE": "Environment", "OUTTURN_SITE_PORT": "2"],
            file: file)
        #expect(settings.findings.isEmpty)
        #expect(settings.site.title == "Line")
        #expect(settings.site.port == 2)
        #expect(settings.site.contact == "File")
        #expect(settings.place(.siteTitle) == "--set site.title")
        #expect(settings.place(.sitePort) == "OUTTURN_SITE_PORT")
        #expect(settings.place(.siteContact) == "site.contact in \(file)")
    }

    @Test func everythingWrongIsSaidAtOnce() throws {
        let folder = try Folder()
        let file = try folder.write(
            "outturn.json",
            """
            {"site": {"tittle": "A", "port": "eighty"}, "theme": {"accent": "#ffffff"},
             "proxy": {"trusted": ["10.0.0.1/8"]}, "tls": {"certificate": "/nowhere/a.pem"},
             "log": {"level": {"a": 1}}}
            """
        )
        let settings = Settings(
            commandLine: ["limits.connections": "0"],
            environment: ["OUTTURN_SITE_HOTS": "a", "OUTTURN_HOME": "b"], file: file)
        let found = Set(settings.findings.map { "\($0.number.code) \($0.place)" })
        #expect(
            found == [
                "C1001 site.tittle in \(file)", "C1002 site.port in \(file)",
                "C1002 theme.accent in \(file)", "C1002 proxy.trusted in \(file)",
                "C1001 log.level.a in \(file)", "C1002 --set limits.connections",
                "C1003 tls.certificate in \(file)", "C1005 tls.certificate in \(file)",
                "C1009 OUTTURN_SITE_HOTS",
            ])
        #expect(settings.isWrong)
        let hints = settings.findings.map(\.message).joined()
        #expect(hints.contains("there is site.title"))
        #expect(hints.contains("there is OUTTURN_SITE_HOST"))
    }

    @Test(arguments: ["", "[]", "1", "{", "\u{FEFF}{}x"])
    func aFileThatIsNoRecordIsRefused(_ text: String) throws {
        let folder = try Folder()
        let settings = Settings(file: try folder.write("a.json", text))
        #expect(settings.findings.map(\.number) == [.notConfiguration])
        #expect(Settings(file: "/nowhere").findings.map(\.number) == [.unreadableFile])
    }

    @Test func listsAreWrittenAsListsOrWithCommas() throws {
        let folder = try Folder()
        let file = try folder.write(
            "a.json",
            #"{"site": {"footerLinks": ["Privacy=https://a.example/privacy", "News=/news"]}}"#)
        let settings = Settings(
            environment: ["OUTTURN_PROXY_TRUSTED": "10.0.0.0/8, ::1"], file: file)
        #expect(settings.findings.isEmpty)
        #expect(settings.site.footerLinks.map(\.words) == ["Privacy", "News"])
        let networks = settings.site.proxies.networks
        #expect(networks.count == 2)
        let inside = try #require(InternetAddress("10.1.2.3"))
        let outside = try #require(InternetAddress("11.1.2.3"))
        #expect(networks.contains { $0.contains(inside) })
        #expect(!networks.contains { $0.contains(outside) })
    }

    @Test func aSiteOpenToTheNetworkWithoutEncryptionIsAdvisedAgainst() {
        let open = Settings(commandLine: ["site.host": "0.0.0.0"])
        #expect(open.findings.map(\.number) == [.unencrypted] && !open.isWrong)
        let proxied = Settings(commandLine: [
            "site.host": "0.0.0.0", "site.baseAddress": "https://a.example",
        ])
        #expect(proxied.findings.isEmpty && proxied.site.isSecure)
    }

    @Test(arguments: ["https://a.example/", "a.example", "ftp://a", "https://", "https://a b"])
    func aBaseAddressIsAnOrigin(_ text: String) {
        let settings = Settings(commandLine: ["site.baseAddress": text])
        #expect(settings.findings.map(\.number) == [.notWhatIsExpected])
    }

    @Test func eachSettingHasANameOfItsOwnEverywhere() {
        #expect(Set(Setting.allCases.map(\.variable)).count == Setting.allCases.count)
        #expect(Setting.siteBaseAddress.variable == "OUTTURN_SITE_BASE_ADDRESS")
        for setting in Setting.allCases {
            #expect(setting.sentence.hasSuffix("."), "\(setting)")
            guard let standard = setting.standard else { continue }
            #expect(setting.kind.admits(SettingValue([standard])), "\(setting)")
        }
    }

    @Test func thePageAboutSettingsIsCurrent() throws {
        let path = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "docs/configuration.md")
        var text = try String(contentsOf: path, encoding: .utf8)
        let parts = [("settings", SettingsTable.settings), ("findings", SettingsTable.findings)]
        if ProcessInfo.processInfo.environment["OUTTURN_BLESS"] != nil {
            for (name, table) in parts {
                let (open, close) = ("<!-- \(name) -->\n", "<!-- end of \(name) -->")
                let start = try #require(text.range(of: open)).upperBound
                let end = try #require(text.range(of: close)).lowerBound
                text.replaceSubrange(start..<end, with: table)
            }
            try text.write(to: path, atomically: true, encoding: .utf8)
        }
        for (name, table) in parts { #expect(text.contains(table), "\(name)") }
    }
}
