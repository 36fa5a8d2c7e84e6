import Foundation
import Reckoning
import Testing

@testable import WorkingPapers

struct CommentTests {
    private static func draft(
        _ text: String, by author: String = "ann", on question: String = "B2",
        in thread: Int64? = nil
    ) -> CommentDraft {
        var draft = CommentDraft(
            return: "r1", question: question, author: author, at: Instant(milliseconds: 5_000),
            text: text)
        draft.thread = thread
        return draft
    }

    @Test func `a conversation is read in the order in which it was held`() async throws {
        let papers = try WorkingPapers()
        let first = try #require(try await papers.add(Self.draft("Is this so?")))
        let other = try #require(try await papers.add(Self.draft("And this?", on: "A2b/11")))
        let reply = try #require(try await papers.add(Self.draft("Yes.", by: "bob", in: first)))
        let all = try await papers.comments(on: "r1")
        #expect(all.map(\.number) == [first, other, reply])
        #expect(all.map(\.thread) == [first, other, first])
        #expect(all.map(\.isFirst) == [true, true, false])
        #expect(all[2].author == "bob" && all[1].question == "A2b/11")
        #expect(try await papers.comments(on: "r2").isEmpty)
    }

    @Test func `a reply is read by those who read the conversation`() async throws {
        let papers = try WorkingPapers()
        var shared = Self.draft("For the department")
        shared.audience = .department
        let thread = try #require(try await papers.add(shared))
        _ = try await papers.add(Self.draft("Yes.", in: thread))
        let inner = try #require(try await papers.add(Self.draft("Only us")))
        var reply = Self.draft("Meant to be shared", in: inner)
        reply.audience = .department
        _ = try await papers.add(reply)
        let audiences = try await papers.comments(on: "r1").map(\.audience)
        #expect(audiences == [.department, .department, .organisation, .organisation])
    }

    @Test func `a reply to a conversation elsewhere is not kept`() async throws {
        let papers = try WorkingPapers()
        let thread = try #require(try await papers.add(Self.draft("Here")))
        #expect(try await papers.add(Self.draft("There", on: "B4", in: thread)) == nil)
        #expect(try await papers.add(Self.draft("Nowhere", in: 99)) == nil)
        let reply = try #require(try await papers.add(Self.draft("Here too", in: thread)))
        #expect(try await papers.add(Self.draft("Under a reply", in: reply)) == nil)
        #expect(try await papers.comments(on: "r1").count == 2)
    }

    @Test func `a conversation is settled and opened again`() async throws {
        let papers = try WorkingPapers()
        var draft = Self.draft("Bob, is it so?")
        draft.addressee = "bob"
        let thread = try #require(try await papers.add(draft))
        #expect(try await papers.comments(meantFor: "bob").map(\.number) == [thread])
        let now = Instant(milliseconds: 9_000)
        try await papers.settle(thread, true, by: "bob", at: now)
        let settled = try await papers.comments(on: "r1")[0].resolved
        #expect(settled == Comment.Resolution(by: "bob", at: now))
        #expect(try await papers.comments(meantFor: "bob").isEmpty)
        try await papers.settle(thread, false, by: "ann", at: now)
        #expect(try await papers.comments(on: "r1")[0].resolved == nil)
    }

    @Test func `a return has room for so many comments and no more`() async throws {
        let papers = try WorkingPapers()
        for _ in 1...WorkingPapers.mostComments { _ = try await papers.add(Self.draft("x")) }
        #expect(try await papers.add(Self.draft("One more")) == nil)
        #expect(try await papers.comments(on: "r1").count == WorkingPapers.mostComments)
    }

    @Test func `what is longer than a comment is cut`() async throws {
        let papers = try WorkingPapers()
        _ = try await papers.add(Self.draft(String(repeating: "é", count: 5_000)))
        #expect(try await papers.comments(on: "r1")[0].text.count == WorkingPapers.longestComment)
    }

    @Test func `what is erased is in no byte of the file`() async throws {
        let path = NSTemporaryDirectory() + "papers-\(UUID().uuidString).sqlite"
        defer { try? FileManager.default.removeItem(atPath: path) }
        let papers = try WorkingPapers(path: path)
        let secret = "Marguerite Oyelaran is on sick leave"
        let first = try #require(try await papers.add(Self.draft(secret + " (1)")))
        _ = try await papers.add(Self.draft(secret + " (2)", by: "bob"))
        _ = try await papers.add(Self.draft("kept words", by: "cat"))
        #expect(try Self.bytes(path).contains(Array(secret.utf8)))
        try await papers.erase(first)
        #expect(try await papers.eraseAll(by: "bob") == 1)
        #expect(try await papers.eraseAll(by: "bob") == 0)
        try papers.close()
        #expect(try !Self.bytes(path).contains(Array("Marguerite".utf8)))
        #expect(try Self.bytes(path).contains(Array("kept words".utf8)))
        #expect(!FileManager.default.fileExists(atPath: path + "-journal"))
        let again = try WorkingPapers(path: path)
        let all = try await again.comments(on: "r1")
        #expect(all.map(\.isErased) == [true, true, false])
        #expect(all.map(\.text) == ["", "", "kept words"])
    }

    private static func bytes(_ path: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(filePath: path)))
    }

    @Test func `the file is for its owner alone and nothing else is taken for it`() throws {
        let path = NSTemporaryDirectory() + "papers-\(UUID().uuidString).sqlite"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try WorkingPapers(path: path).close()
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        try Data("something else entirely, and long enough".utf8).write(to: URL(filePath: path))
        #expect(throws: PapersFault.self) { _ = try WorkingPapers(path: path) }
    }
}
