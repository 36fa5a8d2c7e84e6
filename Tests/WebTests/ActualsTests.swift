import Accountability
import Clerk
import Documents
import Foundation
import Ledger
import Reckoning
import Rehearsal
import Testing

@testable import Web

/// An export of the general ledger, from the file to the locked month.
@Suite struct ActualsTests {
    private static let path = "/funds/care-capital/actuals"
    private static let head = "Posting date,Value,Cost centre,Voucher,Subjective\r\n"

    private static func file(_ rows: [String]) -> [UInt8] {
        Array((head + rows.joined(separator: "\r\n") + "\r\n").utf8)
    }

    private static let mapping = [
        "form": "mapping", "name": "general-ledger", "day": "Posting date", "amount": "Value",
        "initiative": "Cost centre", "reference": "Voucher", "category": "Subjective",
        "codes": "IB001 | INI-001",
    ]

    @Test func anExportIsMappedReadReconciledAndLoadedOnce() async throws {
        let world = try await World()
        let visitor = try await Visitor(world, as: "finance")
        let file = Self.file(["03/10/2017,\"1,000.10\",IB001,V1,Staff", "04/10/2017,20,IB001,V2,"])
        await visitor.get(Self.path)
        await visitor.upload(Self.path, file, name: "a.csv")
        await visitor.follow()
        let draft = Self.path + "/1"
        #expect(visitor.page.contains("What do the columns hold?"))
        #expect(visitor.page.contains("<option value=\"Voucher\" selected>"))
        await visitor.post(draft + "/mapping", Self.mapping.merging(["codes": "nonsense"]) { $1 })
        #expect(visitor.reply.status == 422 && visitor.page.contains("href=\"#mapping-codes\""))
        await visitor.post(draft + "/mapping", Self.mapping)
        await visitor.follow()
        #expect(visitor.page.contains("2 actuals would be recorded"))
        #expect(visitor.page.contains("£1,020.10"))
        let before = world.clerk.books.sequence
        await visitor.post(draft + "/load", ["form": "load", "control": "1,020"])
        #expect(visitor.page.contains("R3111") && visitor.page.contains("£0.10"))
        #expect(visitor.page.contains("href=\"#load-control\""))
        #expect(world.clerk.books.sequence == before)
        await visitor.post(draft + "/load", ["form": "load", "control": "1,020.10"])
        #expect(visitor.header("location") == Self.path)
        #expect(world.clerk.books.sequence == before + 2)
        await visitor.get(draft)
        #expect(visitor.reply.status == 404)
        await visitor.get(Self.path)
        await visitor.upload(Self.path, file, name: "a.csv")
        await visitor.follow()
        #expect(visitor.page.contains("What do the columns hold?"))
    }

    @Test func everyRowsMistakeIsSaidAtOnceAndNothingIsRecorded() async throws {
        let world = try await World()
        try await world.carryOut(
            .fund(
                DrawdownStory.fund,
                .save(
                    ColumnMapping(
                        for: DrawdownStory.fund, named: "gl", day: "Posting date", amount: "Value",
                        initiative: "Cost centre", reference: "Voucher"))), by: "finance")
        let visitor = try await Visitor(world, as: "finance")
        await visitor.get(Self.path)
        let file = Self.file([
            "31/02/2017,1,INI-001,V1,", "03/10/2017,x,INI-001,V2,", "03/10/2017,1,IB9,V3,",
            "03/10/2017,1,INI-001,,", "15/01/2015,1,INI-001,V5,", "03/10/2017,-112350,INI-001,V6,",
        ])
        let body = Self.form(["form": "actuals", "mapping": "gl", "token": visitor.token], file)
        await visitor.send(
            "POST", Self.path, [("content-type", "multipart/form-data; boundary=mark")], body)
        await visitor.follow()
        #expect(visitor.page.contains("Nothing can be recorded yet"))
        #expect(visitor.page.contains("6 mistakes in 6 rows"))
        #expect(visitor.page.contains("R3110") && visitor.page.contains("It may take back S-1"))
        #expect(!visitor.page.contains("load-control"))
        let before = world.clerk.books.sequence
        await visitor.post(Self.path + "/1/load", ["form": "load", "control": "1"])
        #expect(world.clerk.books.sequence == before)
    }

    private static func form(_ fields: [String: String], _ file: [UInt8]) -> [UInt8] {
        let parts = fields.map {
            "--mark\r\nContent-Disposition: form-data; name=\"\($0.key)\"\r\n\r\n\($0.value)\r\n"
        }.joined()
        let head =
            "--mark\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n"
        return Array((parts + head).utf8) + file + Array("\r\n--mark--\r\n".utf8)
    }

    @Test func aFileThatIsNoTableComesBack() async throws {
        let visitor = try await Visitor(World(), as: "finance")
        for (file, words) in [
            (Array("a,a\r\n1,2\r\n".utf8), "href=\"#actuals-file\""), ([], "Select a CSV file"),
            (Array(repeating: 65, count: Site.mostTableBytes + 1), "smaller than 5MB"),
        ] as [([UInt8], String)] {
            await visitor.get(Self.path)
            await visitor.upload(Self.path, file, name: file.isEmpty ? "" : "a.csv")
            #expect(visitor.reply.status == 422 && visitor.page.contains(words), "\(words)")
        }
    }

    @Test func whatOnePersonSentNobodyElseSees() async throws {
        let world = try await World()
        let visitor = try await Visitor(world, as: "finance")
        await visitor.get(Self.path)
        await visitor.upload(Self.path, Self.file(["03/10/2017,1,INI-001,V1,"]), name: "a.csv")
        await visitor.follow()
        #expect(visitor.reply.status == 200)
        try await world.carryOut(
            .people(
                .grant(
                    OfficerID("board"), Mandate(role: .finance, organisation: World.council))),
            by: "administrator")
        let other = try await Visitor(world, as: "board")
        await other.get(Self.path + "/1")
        #expect(other.reply.status == 404)
    }
}
