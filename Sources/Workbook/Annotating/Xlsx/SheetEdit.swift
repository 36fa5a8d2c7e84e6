/// One sheet with its notes: marks are put on its cells, or taken off.
struct SheetEdit {
    private var annotation: XlsxAnnotation
    private var part: EditedPart
    private let name: String
    private let links: Relationships

    init(
        _ part: String, of name: String, _ annotation: XlsxAnnotation
    ) throws(WorkbookRefusal) {
        self.annotation = annotation
        self.part = try EditedPart(part, in: annotation.archive)
        self.name = name
        links = try Relationships(of: part, in: annotation.archive)
    }

    /// Marks cells and says what format each had; nothing when the sheet has no cells.
    mutating func mark(
        _ marks: [AnnotationPlan.Mark], _ styles: inout StylesEdit
    ) throws(WorkbookRefusal) -> [Int] {
        var levels: [CellAddress: Annotation.Level] = [:]
        for mark in marks { levels[mark.address] = mark.level }
        var walk = SheetWalk(marks.map(\.address), insertsMissing: true)
        try part.scan { xml throws(WorkbookRefusal) in
            try walk.walk(&xml) { address, own throws(WorkbookRefusal) in
                try styles.format(own, marked: levels[address] ?? .slight)
            }
        }
        guard walk.frame.hasCells else { return [] }
        part.splices = walk.splices
        try addNotes(marks, walk.frame)
        return marks.map { walk.formats[$0.address] ?? 0 }
    }

    /// Gives cells their formats back and takes their notes away.
    mutating func unmark(_ formats: [CellAddress: Int]) throws(WorkbookRefusal) {
        var walk = SheetWalk(formats.keys.sorted(), insertsMissing: false)
        try part.scan { xml throws(WorkbookRefusal) in
            try walk.walk(&xml) { address, own in formats[address] ?? own }
        }
        part.splices = walk.splices
        guard let notes = links.target(role: "comments"), annotation.archive.has(notes) else {
            return
        }
        var edit = try NotesEdit(EditedPart(notes, in: annotation.archive))
        let gone = try edit.remove()
        try annotation.copy.put(edit.part)
        guard let drawing = drawing(walk.frame) else { return }
        var shapes = try NoteShapes(EditedPart(drawing, in: annotation.archive))
        shapes.remove(gone)
        try annotation.copy.put(shapes.part)
    }

    /// The annotation with the sheet as it becomes.
    func finished() throws(WorkbookRefusal) -> XlsxAnnotation {
        var annotation = annotation
        try annotation.copy.put(part)
        return annotation
    }

    /// The part that draws the notes.
    private func drawing(_ frame: SheetFrame) -> String? {
        guard let target = frame.drawing.flatMap(links.relationship)?.target else { return nil }
        return annotation.archive.has(target) ? target : nil
    }

    private mutating func addNotes(
        _ marks: [AnnotationPlan.Mark], _ frame: SheetFrame
    ) throws(WorkbookRefusal) {
        var newLinks = try LinksEdit(
            of: part.name, in: annotation.archive, isStrict: annotation.isStrict)
        var notes = try notesEdit(&newLinks)
        let drawn = try notes.add(marks)
        try annotation.copy.put(notes.part)
        var shapes: NoteShapes
        if let drawing = drawing(frame) {
            shapes = try NoteShapes(EditedPart(drawing, in: annotation.archive))
        } else {
            let name = annotation.copy.freeName("xl/drawings/notesOfFindings", ".vml")
            shapes = NoteShapes(new: name, annotation.archive.limits)
            annotation.declareEnding(
                "vml", "application/vnd.openxmlformats-officedocument.vmlDrawing")
            let link = newLinks.add("vmlDrawing", name)
            frame.name(link, newLinks.vocabulary, &part.splices)
        }
        try shapes.add(drawn)
        try annotation.copy.put(shapes.part)
        try newLinks.finish(&annotation.copy)
    }

    private mutating func notesEdit(
        _ newLinks: inout LinksEdit
    ) throws(WorkbookRefusal) -> NotesEdit {
        if let notes = links.target(role: "comments"), annotation.archive.has(notes) {
            return try NotesEdit(EditedPart(notes, in: annotation.archive))
        }
        let name = annotation.copy.freeName("xl/commentsOfFindings", ".xml")
        annotation.declare(
            name, "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml")
        _ = newLinks.add("comments", name)
        let text = NotesEdit.least(annotation.vocabulary)
        return try NotesEdit(
            EditedPart(name, text: Array(text.utf8), limits: annotation.archive.limits))
    }
}
