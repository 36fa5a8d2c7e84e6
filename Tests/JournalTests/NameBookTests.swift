import Foundation
import Testing

@testable import Journal

/// Names lie outside the chain, and once erased they are nowhere.
@Suite struct NameBookTests {
    let place: Workplace
    let book: NameBook
    let ada = NamedOfficer(
        identifier: "officer-7", name: "Ada Merriweather", email: "ada.m@example.gov.uk")
    let ben = NamedOfficer(
        identifier: "officer-8", name: "Ben Oyelaran", email: "ben.o@example.gov.uk")

    init() throws {
        place = try Workplace()
        book = try NameBook(path: place.path + "/names.db")
    }

    private func traces(of text: String) throws -> [String] {
        try place.names.filter { try place.bytes($0).firstRange(of: Array(text.utf8)) != nil }
    }

    @Test func `a name is kept under its identifier`() throws {
        try book.put(ben)
        try book.put(ada)
        #expect(try book.officer("officer-7") == ada)
        #expect(try book.officer("officer-9") == nil)
        #expect(try book.officers() == [ada, ben])
    }

    @Test func `a name outlasts closing`() throws {
        try book.put(ada)
        try book.close()
        #expect(try NameBook(path: place.path + "/names.db").officers() == [ada])
    }

    @Test func `an erased person's name and address are in no file`() throws {
        for number in 0..<200 {
            try book.put(
                NamedOfficer(identifier: "o\(number)", name: "Name \(number)", email: "e\(number)"))
        }
        try book.put(ada)
        #expect(try !traces(of: ada.name).isEmpty)
        #expect(try !traces(of: ada.email).isEmpty)
        #expect(try book.erase("officer-7"))
        #expect(try traces(of: ada.name).isEmpty)
        #expect(try traces(of: ada.email).isEmpty)
        #expect(try traces(of: "officer-7").isEmpty)
        #expect(try book.officers().count == 200)
    }

    @Test func `a name that was put in another's place is in no file either`() throws {
        try book.put(ada)
        try book.put(NamedOfficer(identifier: "officer-7", name: "Ada Lowe", email: "ada.l@x.uk"))
        #expect(try traces(of: "Merriweather").isEmpty)
        #expect(try !traces(of: "Ada Lowe").isEmpty)
    }

    @Test func `erasing somebody who is not there says so`() throws {
        #expect(try !book.erase("officer-7"))
    }

    @Test func `a journal is not a name book`() throws {
        try SQLiteStore.open(place.journal).close()
        #expect(fault { _ = try NameBook(path: place.journal) } == .notAJournal)
    }
}
