import Accountability
import Clerk
import Dispatch
import Documents
import Forms
import Ledger
import Reckoning
import Testing

@testable import Web

@Suite struct UploadTests {
    private let path = "/returns/\(World.id)/workbook"

    @Test func aWorkbookThatWasNotChangedChangesNothing() async throws {
        let world = try await World()
        let visitor = try await Visitor(world, as: "programme")
        await visitor.get(path)
        #expect(visitor.header("content-disposition")?.contains("attachment; filename=\"") == true)
        let workbook = visitor.reply.body
        let before = world.clerk.books.sequence
        await visitor.get("/returns/\(World.id)")
        await visitor.upload(path, workbook)
        await visitor.follow()
        #expect(visitor.page.contains("<strong>0</strong> changed"), "\(visitor.page)")
        #expect(visitor.page.contains("<strong>0</strong> conflicts"))
        #expect(world.clerk.books.sequence == before)
    }

    @Test func theWorkbookIsOfferedInBothFormatsAndEitherIsTakenBack() async throws {
        let world = try await World()
        let visitor = try await Visitor(world, as: "programme")
        for format in SpreadsheetFormat.allCases {
            await visitor.get("\(path)/\(format.rawValue)")
            #expect(visitor.header("content-type") == format.mediaType)
            let name = visitor.header("content-disposition") ?? ""
            #expect(name.hasSuffix(".\(format.rawValue)\""))
            let workbook = visitor.reply.body
            await visitor.get("/returns/\(World.id)")
            #expect(visitor.page.contains("\(path)/ods") && visitor.page.contains("\(path)\""))
            await visitor.upload(path, workbook)
            await visitor.follow()
            #expect(visitor.page.contains("<strong>0</strong> changed"), "\(format)")
        }
        await visitor.get("\(path)/pdf")
        #expect(visitor.reply.status == 404)
    }

    @Test func nothingIsPublishedBeforeItIsSubmitted() async throws {
        let visitor = try await Visitor(World(), as: "programme")
        for format in PublicationFormat.allCases {
            await visitor.get("/returns/\(World.id)/published/\(format.rawValue)")
            #expect(visitor.reply.status == 409)
            #expect(visitor.page.contains("R2201"))
        }
    }

    @Test func whatIsNoWorkbookIsRefusedWithWords() async throws {
        let visitor = try await Visitor(World(), as: "programme")
        await visitor.get("/returns/\(World.id)")
        await visitor.upload(path, Array("not a workbook".utf8))
        await visitor.follow()
        #expect(visitor.page.contains("This file cannot be used"))
        #expect(!visitor.page.contains("Accept"))
    }

    @Test func noFileAndNothingInItAreSaid() async throws {
        let visitor = try await Visitor(World(), as: "programme")
        await visitor.get("/returns/\(World.id)")
        await visitor.upload(path, [], name: "")
        #expect(visitor.reply.status == 422 && visitor.page.contains("Select a workbook"))
        await visitor.upload(path, [], name: "a.xlsx")
        #expect(visitor.reply.status == 422 && visitor.page.contains("The selected file is empty"))
    }

    @Test func tooMuchIsTurnedAway() async throws {
        let visitor = try await Visitor(World(), as: "programme")
        await visitor.get("/returns/\(World.id)")
        await visitor.upload(path, [UInt8](repeating: 1, count: Site.mostFileBytes + 30_000))
        #expect(visitor.reply.status == 413 && visitor.page.contains("smaller than 20MB"))
        await visitor.post(
            "/returns/\(World.id)/sections/B",
            ["answer.B4": String(repeating: "x", count: FormFields.mostBytes)])
        #expect(visitor.reply.status == 413)
    }

    @Test func anUploadIsItsOfficersAloneAndGoesAwayWithTime() async throws {
        let world = try await World()
        let visitor = try await Visitor(world, as: "programme")
        await visitor.get("/returns/\(World.id)")
        await visitor.upload(path, Array("nothing".utf8))
        let preview = try #require(visitor.header("location"))
        let other = try await Visitor(world, as: "lead")
        await other.get(preview)
        #expect(other.reply.status == 404)
        world.clock.move(minutes: 20)
        await visitor.get(preview)
        #expect(visitor.reply.status == 200)
        for _ in 0..<3 {
            world.clock.move(minutes: 20)
            await visitor.get("/")
        }
        await visitor.get(preview)
        #expect(visitor.reply.status == 404)
    }

    @Test func aFileIsGivenBackWithItsProblemsMarked() async throws {
        let visitor = try await Visitor(World(), as: "programme")
        await visitor.get(path)
        let workbook = visitor.reply.body
        await visitor.get("/returns/\(World.id)")
        await visitor.upload(path, workbook)
        let preview = try #require(visitor.header("location"))
        await visitor.follow()
        #expect(visitor.page.contains("\(preview)/marked"))
        #expect(visitor.page.contains("Download a copy of your file with the problems marked"))
        await visitor.get("\(preview)/marked")
        #expect(visitor.reply.status == 200)
        #expect(visitor.header("content-type")?.contains("spreadsheetml.sheet") == true)
        #expect(visitor.header("content-disposition")?.contains("-findings.xlsx\"") == true)
        let copy = visitor.reply.body
        #expect(copy.count > workbook.count && copy.starts(with: [0x50, 0x4B]))
        let other = try await Visitor(visitor.world, as: "lead")
        await other.get("\(preview)/marked")
        #expect(other.reply.status == 404)
    }

    @Test func aFileThatCannotBeReadHasNoMarkedCopy() async throws {
        let visitor = try await Visitor(World(), as: "programme")
        await visitor.get("/returns/\(World.id)")
        await visitor.upload(path, Array("not a workbook".utf8))
        let preview = try #require(visitor.header("location"))
        await visitor.follow()
        #expect(!visitor.page.contains("/marked"))
        await visitor.get("\(preview)/marked")
        #expect(visitor.reply.status == 422 && visitor.page.contains("cannot be marked"))
    }

    @Test func theShelfKeepsNoMoreFilesThanHaveRoom() async throws {
        let world = try await World()
        let visitor = try await Visitor(world, as: "programme")
        await visitor.get("/returns/\(World.id)")
        await visitor.upload(path, Array("first".utf8))
        let preview = try #require(visitor.header("location"))
        for _ in 0..<6 {
            await visitor.upload(path, [UInt8](repeating: 7, count: 17_000_000))
        }
        await visitor.get(preview)
        #expect(visitor.reply.status == 200)
        await visitor.get("\(preview)/marked")
        #expect(visitor.reply.status == 404)
    }

    @Test func theReadingRoomTurnsAwayWhenTheLineIsFull() async {
        let room = ReadingRoom(desks: 1, longestLine: 0)
        let gate = DispatchSemaphore(value: 0)
        let (begun, beginning) = AsyncStream<Void>.makeStream()
        let first = Task {
            await room.read {
                beginning.yield()
                gate.wait()
                return 2
            }
        }
        for await _ in begun { break }
        #expect(await room.read { 1 } == nil)
        gate.signal()
        #expect(await first.value == 2)
        #expect(await room.read { 3 } == 3)
    }
}
