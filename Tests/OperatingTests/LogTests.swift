import Foundation
import Logging
import Testing

@testable import Operating

@Suite struct LogTests {
    @Test func aLineIsOneRecordWhateverItHolds() throws {
        let folder = try SettingsTests.Folder()
        let path = "\(folder.path)/site.log"
        let settings = Settings(commandLine: ["log.file": path, "log.auditFile": path + "2"])
        let log = try #require(settings.log())
        let hostile = "a\"b\\c\nd\r\u{2028}e\u{0}f\u{1B}[31m"
        log.info(
            "request",
            metadata: ["cause": "\(hostile)", "bytes": .stringConvertible(7), hostileName: "x"])
        log.debug("never")
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(text.filter { $0 == "\n" }.count == 1 && text.hasSuffix("}\n"))
        let record = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        #expect(record?["cause"] as? String == hostile)
        #expect(record?["bytes"] as? Int == 7)
        #expect(record?["level"] as? String == "info")
        let time = try #require(record?["time"] as? String)
        #expect(time.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/) != nil, "\(time)")
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
        #expect((mode as? NSNumber)?.intValue == 0o600)
        try #require(settings.auditLog()).notice("signedIn")
        #expect(try String(contentsOfFile: path + "2", encoding: .utf8).contains("signedIn"))
    }

    private let hostileName = "na\"me"

    @Test func linesFromManyTasksStayWhole() async throws {
        let folder = try SettingsTests.Folder()
        let path = "\(folder.path)/site.log"
        let log = try #require(Settings(commandLine: ["log.file": path]).log())
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<50 {
                group.addTask { for _ in 0..<20 { log.info("n", metadata: ["n": "\(number)"]) } }
            }
        }
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
        #expect(lines.count == 1_000)
        #expect(lines.allSatisfy { $0.hasPrefix("{") && $0.hasSuffix("}") })
    }
}
