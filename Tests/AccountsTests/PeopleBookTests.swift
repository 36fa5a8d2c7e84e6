import Accountability
import Foundation
import Reckoning
import Testing

@testable import Accounts

/// A book in a folder of its own, removed afterwards.
final class BookPlace {
    let folder: URL
    var path: String { folder.appending(path: "accounts.sqlite").path }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "people-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    /// The files in which a text can be found.
    func traces(of text: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { name in
            let bytes = try Data(contentsOf: folder.appending(path: name))
            return bytes.firstRange(of: Data(text.utf8)) != nil
        }
    }
}

/// Names and sign-ins lie outside the chain, and once erased they are nowhere.
@Suite struct PeopleBookTests {
    static let start = Instant(Day(number: 17_450), hour: 9)
    let place: BookPlace
    let book: PeopleBook
    let ada = NamedOfficer(
        identifier: "officer-7", name: "Ada Merriweather", email: "ada.m@example.gov.uk")
    let ben = NamedOfficer(
        identifier: "officer-8", name: "Ben Oyelaran", email: "ben.o@example.gov.uk")

    init() throws {
        place = try BookPlace()
        book = try PeopleBook(path: place.path)
    }

    @Test func `a name is kept under its identifier, and outlasts closing`() throws {
        try book.put(ben)
        try book.put(ada)
        #expect(book.officer("officer-7") == ada)
        #expect(book.officer("officer-9") == nil)
        try book.close()
        #expect(try PeopleBook(path: place.path).officers() == [ada, ben])
    }

    @Test func `an address is found whatever its case, and is one officer's only`() throws {
        try book.put(ada)
        #expect(book.officer(address: "Ada.M@Example.GOV.UK") == OfficerID("officer-7"))
        #expect(book.officer(address: "") == nil)
        let twin = NamedOfficer(identifier: "officer-9", name: "A", email: "ADA.M@example.gov.uk")
        #expect(fault { try book.put(twin) } == .addressTaken)
        try book.put(NamedOfficer(identifier: "officer-9", name: "A", email: ""))
        try book.put(NamedOfficer(identifier: "officer-10", name: "B", email: ""))
    }

    @Test func `only its owner may read the file`() throws {
        let attributes = try FileManager.default.attributesOfItem(atPath: place.path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    @Test func `an erased person leaves no byte, whatever they signed in with`() throws {
        for number in 0..<200 {
            try book.put(
                NamedOfficer(identifier: "o\(number)", name: "Name \(number)", email: "e\(number)"))
        }
        let officer = OfficerID("officer-7")
        try book.put(ada)
        let secret = try book.begin(for: officer, by: .link, on: "Netscape on BeOS", at: Self.start)
        _ = try book.makeLink(for: officer, lasting: 60_000, next: "/funds/zebra", at: Self.start)
        try book.setPassphrase(
            Passphrase("four quiet words here"), for: officer,
            cost: ScryptCost(rounds: 16, blocks: 1, lanes: 1))
        try book.tie(
            OutsideIdentity(issuer: "https://login.example", subject: "subject-of-ada"),
            to: officer, at: Self.start)
        _ = try book.makeToken(
            TokenRequest(
                title: "Export of Ada", organisation: OrganisationID("E1"), areas: [.funds],
                days: 30), for: officer, at: Self.start)
        let marks = [
            ada.name, ada.email, "officer-7", "Netscape on BeOS", "/funds/zebra", "subject-of-ada",
            "Export of Ada",
        ]
        try book.tend(at: Self.start)
        for mark in marks { #expect(try !place.traces(of: mark).isEmpty, "\(mark)") }
        #expect(try book.erase("officer-7"))
        for mark in marks { #expect(try place.traces(of: mark).isEmpty, "\(mark)") }
        #expect(book.session(secret, at: Self.start) == nil)
        #expect(book.officers().count == 200)
        #expect(try !book.erase("officer-7"))
    }

    @Test func `a name that was put in another's place is in no file either`() throws {
        try book.put(ada)
        try book.put(NamedOfficer(identifier: "officer-7", name: "Ada Lowe", email: "ada.l@x.uk"))
        #expect(try place.traces(of: "Merriweather").isEmpty)
        #expect(try !place.traces(of: "Ada Lowe").isEmpty)
    }

    @Test func `a file that is something else is not taken for a people book`() throws {
        let other = place.folder.appending(path: "other").path
        try Data("not a database, and long enough not to be taken for an empty one".utf8)
            .write(to: URL(filePath: other))
        #expect(fault { _ = try PeopleBook(path: other) } == .notAPeopleBook)
    }

    @Test func `what another program changes is seen here`() throws {
        let secret = try book.begin(
            for: OfficerID("officer-7"), by: .link, on: "", at: Self.start)
        let other = try PeopleBook(path: place.path)
        try other.put(ben)
        try other.endSessions(of: OfficerID("officer-7"))
        #expect(book.session(secret, at: Self.start) != nil)
        try book.tend(at: Self.start)
        #expect(book.session(secret, at: Self.start) == nil)
        #expect(book.name(of: OfficerID("officer-8")) == ben.name)
    }

    func fault(_ body: () throws -> Void) -> PeopleFault.Code? {
        do {
            try body()
            return nil
        } catch {
            return (error as? PeopleFault)?.code
        }
    }
}
