/// The notes of one sheet, with ours at their end.
struct NotesEdit {
    private(set) var part: EditedPart
    private var notes: [Note] = []
    private var authors: ElementPlace?
    private var authorCount = 0
    /// Our own place among the authors, when an earlier copy gave us one.
    private var ownAuthor: Int?
    private var list: ElementPlace?

    /// One note as it lies in the part.
    private struct Note {
        let place: ElementPlace
        let address: CellAddress?
        /// The element that holds all its text.
        var text: ElementPlace?
        /// The pieces of its text.
        var pieces: [Piece] = []
    }

    /// One piece of a text and the run that it is all of.
    private struct Piece {
        let text: ElementPlace
        var run: ElementPlace

        var opened: Int { text.opened }
        var closing: Int { text.closing }
    }

    init(_ part: EditedPart) throws(WorkbookRefusal) {
        self.part = part
        var found = self
        try part.scan { xml throws(WorkbookRefusal) in
            try xml.enterRoot("comments")
            while try xml.child(of: 1) {
                let element = xml.openedElement()
                if xml.isNamed("authors") {
                    while try xml.child(of: 2) { try found.readAuthor(&xml) }
                    found.authors = xml.closed(element)
                } else if xml.isNamed("commentList") {
                    try found.readNotes(&xml)
                    found.list = xml.closed(element)
                }
            }
        }
        self = found
    }

    private mutating func readAuthor(_ xml: inout XMLScanner) throws(WorkbookRefusal) {
        if try xml.content() == Self.author { ownAuthor = ownAuthor ?? authorCount }
        authorCount += 1
        try xml.checkListed(authorCount)
    }

    private static let author = "Findings"

    private mutating func readNotes(_ xml: inout XMLScanner) throws(WorkbookRefusal) {
        while try xml.child(of: 2) {
            guard xml.isNamed("comment") else { continue }
            let element = xml.openedElement()
            let address = try xml.attribute("ref").flatMap { CellAddress($0) }
            var note = Note(place: element, address: address)
            while try xml.child(of: 3) {
                guard xml.isNamed("text") else { continue }
                let text = xml.openedElement()
                try Self.readPieces(&xml, into: &note)
                note.text = xml.closed(text)
            }
            notes.append(
                Note(
                    place: xml.closed(element), address: address, text: note.text,
                    pieces: note.pieces))
            try xml.checkListed(notes.count)
        }
    }

    private static func readPieces(
        _ xml: inout XMLScanner, into note: inout Note
    ) throws(WorkbookRefusal) {
        while try xml.child(of: 4) {
            let run = xml.openedElement()
            let first = note.pieces.count
            if xml.isNamed("t") {
                let text = try xml.pass()
                note.pieces.append(Piece(text: text, run: text))
            } else if xml.isNamed("r") {
                while try xml.child(of: 5) {
                    guard xml.isNamed("t") else { continue }
                    note.pieces.append(Piece(text: try xml.pass(), run: run))
                }
                for index in first..<note.pieces.count { note.pieces[index].run = xml.closed(run) }
            }
        }
    }

    /// Adds notes, those of cells that have one already at its end; says which are new.
    mutating func add(
        _ marks: [AnnotationPlan.Mark]
    ) throws(WorkbookRefusal) -> [AnnotationPlan.Mark] {
        guard let list, let authors else {
            throw WorkbookRefusal(
                .unmarkable, at: part.name, found: "The list of notes has no authors.")
        }
        var known: [CellAddress: ElementPlace] = [:]
        for note in notes {
            if let address = note.address, let text = note.text { known[address] = text }
        }
        let p = list.prefix
        let number = ownAuthor ?? authorCount
        var new: [AnnotationPlan.Mark] = []
        var text = ""
        for mark in marks {
            if let element = known[mark.address] {
                part.append("<\(p)r>\(piece("\n\n" + mark.note, p))</\(p)r>", to: element)
            } else {
                new.append(mark)
                text += "<\(p)comment ref=\"\(mark.address)\" authorId=\"\(number)\">"
                text += "<\(p)text><\(p)r>\(piece(mark.note, p))</\(p)r></\(p)text></\(p)comment>"
            }
        }
        guard !new.isEmpty else { return [] }
        if ownAuthor == nil {
            part.append("<\(p)author>\(Self.author)</\(p)author>", to: authors)
        }
        part.append(text, to: list)
        return new
    }

    private func piece(_ text: String, _ p: String) -> String {
        "<\(p)t xml:space=\"preserve\">\(text.asSheetMarkup)</\(p)t>"
    }

    /// Takes our notes out and what we added to others'; says which cells have no note any more.
    mutating func remove() throws(WorkbookRefusal) -> Set<CellAddress> {
        var gone: Set<CellAddress> = []
        for note in notes {
            guard let (index, place) = ours(note) else { continue }
            let before = note.pieces[..<index].map { part.text($0.opened..<$0.closing) }
            let start = part.text(note.pieces[index].opened..<place)
            if (before + [start]).allSatisfy({ $0.allSatisfy(\.isWhitespace) }) {
                part.splices.remove(note.place.range)
                if let address = note.address { gone.insert(address) }
            } else {
                cut(note.pieces[index], from: trimmed(place, note.pieces[index]))
                for piece in note.pieces[(index + 1)...] { cut(piece, from: piece.opened) }
            }
        }
        return gone
    }

    /// The piece in which our heading begins, and where.
    private func ours(_ note: Note) -> (piece: Int, place: Int)? {
        let heading = Array(FindingsMark.heading.utf8)
        for (index, piece) in note.pieces.enumerated() {
            let run = part.bytes[piece.opened..<piece.closing]
            if let place = run.firstRange(of: heading)?.lowerBound { return (index, place) }
        }
        return nil
    }

    /// Takes the end of a piece out, and the whole run when nothing is left of it.
    private mutating func cut(_ piece: Piece, from place: Int) {
        part.splices.remove(place > piece.opened ? place..<piece.closing : piece.run.range)
    }

    /// The place before the line breaks that lead to our heading.
    private func trimmed(_ place: Int, _ piece: Piece) -> Int {
        var place = place
        while place > piece.opened, part.bytes[place - 1] == 10 { place -= 1 }
        return place
    }

    /// A list of notes with none in it.
    static func least(_ vocabulary: String) -> String {
        """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <comments xmlns="\(vocabulary)"><authors></authors><commentList></commentList></comments>
        """
    }
}
