import Accountability
import Documents
import Forms
import Foundation
import Reckoning
import Rehearsal
import Testing

struct AuthorityTableTests {
    private static func records(_ text: String) throws -> [AuthorityRecord] {
        try AuthorityTable.records(of: CSVTable(Array(text.utf8)))
    }

    private static let head = "authority,name,class,region,from,to,codes,successors\n"

    @Test func `the register that is shipped reads back as it was written`() throws {
        let records = try NationStage.register()
        #expect(try Self.records(AuthorityTable.text(of: records)) == records)
    }

    @Test func `a code may be used for a time only`() throws {
        let records = try Self.records(
            Self.head + "E1,Ashby,UA,,2010-04-01,,E99 2010-04-01 to 2013-03-31;E98,\n")
        let codes = try #require(records.first?.codes)
        #expect(codes.map(\.code) == ["E99", "E98"])
        #expect(codes.first?.to == Day(year: 2013, month: 3, day: 31))
        #expect(try Self.records(AuthorityTable.text(of: records)) == records)
    }

    @Test func `every mistake is found, each with its row and column`() {
        let text =
            Self.head + "E1,,UA,,2010-04-01,,,\nE2,Birch,UA,,spring,,,\nE3,Coal,UA,,"
            + "2010-04-01,,,\nE3,Coal,UA,,2010-04-01,,,\n"
        do {
            _ = try Self.records(text)
            Issue.record("nothing was found")
        } catch let wrong as WrongDefinition {
            let found = wrong.findings.map { "\($0.place.line ?? 0) \($0.place.column ?? "")" }
            #expect(found == ["2 name", "3 from", "5 authority"])
        } catch {
            Issue.record("\(error)")
        }
    }

    /// The table of 445 authorities as it was published for 2017-18, with the code of another
    /// authority in North Yorkshire's row.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["OUTTURN_SHARED"] != nil))
    func `of all codes in the published table only North Yorkshire's is wrong`() throws {
        let folder = try #require(ProcessInfo.processInfo.environment["OUTTURN_SHARED"])
        let data = try Data(
            contentsOf: URL(filePath: "\(folder)/data/revenue_outturn_2017_18.csv"))
        let table = try CSVTable([UInt8](data))
        let register = AuthorityRegister(try NationStage.register())
        let day = try #require(Day(year: 2018, month: 3, day: 31))
        let classes = try #require(table.column("class"))
        let codes = try #require(table.column("ecode"))
        let ons = try #require(table.column("ons_code"))
        let upper = table.rows.filter { ["UA", "MD", "LB", "L", "SC"].contains($0.field(classes)) }
        #expect(upper.count == 152)
        let wrong = upper.filter { row in
            !register.findings(
                on: [row.field(codes), row.field(ons)], at: Place(line: row.number), on: day
            ).isEmpty
        }
        #expect(wrong.map { $0.field(codes) } == ["E2721"])
    }
}
