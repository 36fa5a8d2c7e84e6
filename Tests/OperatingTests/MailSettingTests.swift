import Foundation
import Outbound
import Testing

@testable import Operating

@Suite struct MailSettingTests {
    @Test func aPasswordIsKeptInAFileAndShownToNobody() throws {
        let folder = try SettingsTests.Folder()
        let file = try folder.write("password", "s3cret\n")
        let said = [
            "mail.host": "post.example", "mail.from": "a@b.example", "mail.user": "outturn",
        ]
        let settings = Settings(
            commandLine: said, environment: ["OUTTURN_MAIL_PASSWORD_FILE": file])
        #expect(settings.findings.isEmpty)
        #expect(settings.mail?.login?.password == "s3cret")
        #expect(settings.lines.contains("mail.password = (hidden)  (OUTTURN_MAIL_PASSWORD_FILE)"))
        #expect(!settings.lines.joined().contains("s3cret"))
        let twice = Settings(
            commandLine: said.merging(["mail.password": "other"]) { $1 },
            environment: ["OUTTURN_MAIL_PASSWORD_FILE": file])
        #expect(twice.findings.map(\.number) == [.saidTwice])
        #expect(!"\(twice.findings)".contains("other"))
    }

    @Test func aSecretThatOthersMayReadIsAdvisedAgainst() throws {
        let folder = try SettingsTests.Folder()
        let open = try folder.write("password", "s3cret", mode: 0o644)
        var said = [
            "mail.host": "post.example", "mail.from": "a@b.example", "mail.user": "outturn",
        ]
        said["mail.passwordFile"] = open
        let settings = Settings(commandLine: said)
        #expect(settings.findings.map(\.number) == [.openSecret] && !settings.isWrong)
        said["mail.passwordFile"] = "/nowhere"
        let missing = Settings(commandLine: said).findings.map(\.number)
        #expect(missing.contains(.unreadableFile))
    }

    @Test func whatBelongsTogetherIsSetTogether() {
        let alone = Settings(commandLine: ["mail.host": "post.example"])
        #expect(alone.findings.map(\.number) == [.companionMissing] && alone.mail == nil)
        let bare = Settings(commandLine: [
            "mail.host": "post.example", "mail.from": "a@b.example", "mail.user": "a",
            "mail.password": "b", "mail.security": "none",
        ])
        #expect(bare.findings.map(\.number) == [.notWhatIsExpected])
        #expect(Settings().mail == nil)
    }

    @Test func aSecretThatIsWrongIsNotRepeated() {
        let settings = Settings(commandLine: ["mail.password": "two\nlines", "mail.user": "a"])
        #expect(settings.isWrong && !"\(settings.findings)".contains("two"))
    }
}
