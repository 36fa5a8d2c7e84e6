/// Puts annotations into an Office Open XML workbook, or takes those of an earlier copy out again.
struct XlsxAnnotation {
    let archive: ZipArchive
    var copy: PackageCopy
    /// The part that lists the sheets.
    let main: String
    let links: Relationships
    let book: XlsxBook
    /// The vocabularies are those of the strict form of the standard.
    let isStrict: Bool
    private(set) var types: ContentTypesEdit
    private var bookLinks: LinksEdit

    init(_ archive: ZipArchive) throws(WorkbookRefusal) {
        self.archive = archive
        copy = PackageCopy(archive)
        let package = try Relationships(of: "", in: archive)
        main = package.target(role: "officeDocument") ?? ""
        links = try Relationships(of: main, in: archive)
        book = try XlsxBook(part: main, links: links, in: archive)
        isStrict = try EditedPart(main, in: archive).scan { xml throws(WorkbookRefusal) in
            try xml.enterRoot("workbook")
            for index in 0..<xml.attributeCount
            where xml.string(xml.attributes[index].value).contains("purl.oclc.org") { return true }
            return false
        }
        types = try ContentTypesEdit(archive)
        bookLinks = try LinksEdit(of: main, in: archive, isStrict: isStrict)
    }

    /// The vocabulary of sheets.
    var vocabulary: String {
        isStrict
            ? "http://purl.oclc.org/ooxml/spreadsheetml/main"
            : "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    }

    /// Adds the first sheet and the marks.
    mutating func add(_ plan: AnnotationPlan) throws(WorkbookRefusal) {
        var styles = try stylesEdit()
        var record: [FindingsSheet.Record] = []
        for (index, marks) in plan.marks.sorted(by: { $0.key < $1.key }) {
            guard let part = sheetPart(index) else { continue }
            var edit = try SheetEdit(part, of: book.sheets[index].name, self)
            let formats = try edit.mark(marks, &styles)
            record += zip(marks, formats).map { mark, format in
                FindingsSheet.Record(
                    sheet: book.sheets[index].name, cell: mark.address, format: format)
            }
            self = try edit.finished()
        }
        let sheet = FindingsSheet(plan, record, styles.formatsOfList(), vocabulary)
        try put(styles)
        let part = copy.freeName("xl/worksheets/findings", ".xml")
        copy.put(part, Array(sheet.markup.utf8))
        types.add(part, "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml")
        let link = bookLinks.add("worksheet", part)
        var listing = try BookEdit(main, in: archive)
        try listing.add(sheet: plan.sheetName, link: link, links: bookLinks.vocabulary)
        try copy.put(listing.part)
    }

    /// Takes the first sheet and the marks of an earlier copy out.
    mutating func clear(
        _ record: FindingsRecord, _ earlier: SheetEntry
    ) throws(WorkbookRefusal) {
        guard let part = sheetPart(earlier.index) else { return }
        let formats = try FindingsSheet.formats(in: EditedPart(part, in: archive))
        for (index, cells) in record.cells.sorted(by: { $0.key < $1.key }) {
            guard let part = sheetPart(index) else { continue }
            var edit = try SheetEdit(part, of: book.sheets[index].name, self)
            try edit.unmark(cells.compactMapValues { formats[$0] })
            self = try edit.finished()
        }
        copy.remove(part)
        types.remove(part)
        bookLinks.remove(book.sheets[earlier.index].relationship)
        var listing = try BookEdit(main, in: archive)
        try listing.remove(sheet: earlier.index)
        try copy.put(listing.part)
    }

    /// The whole copy.
    func bytes() throws(WorkbookRefusal) -> [UInt8] {
        var copy = copy
        try bookLinks.finish(&copy)
        try types.finish(&copy)
        return try copy.bytes()
    }

    private func sheetPart(_ index: Int) -> String? {
        let link = links.relationship(book.sheets[index].relationship)
        return link?.role == "worksheet" ? link?.target : nil
    }

    private mutating func stylesEdit() throws(WorkbookRefusal) -> StylesEdit {
        if let part = links.target(role: "styles"), archive.has(part) {
            return try StylesEdit(EditedPart(part, in: archive))
        }
        // Some programs look for it under its usual name only.
        let usual = "xl/styles.xml"
        let part = archive.has(usual) ? copy.freeName("xl/stylesOfFindings", ".xml") : usual
        types.add(part, "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml")
        _ = bookLinks.add("styles", part)
        let text = StylesEdit.least(vocabulary)
        return try StylesEdit(EditedPart(part, text: Array(text.utf8), limits: archive.limits))
    }

    private mutating func put(_ styles: StylesEdit) throws(WorkbookRefusal) {
        copy.put(styles.part.name, try styles.changed())
    }
}

extension XlsxAnnotation {
    /// Declares what a part holds.
    mutating func declare(_ part: String, _ type: String) { types.add(part, type) }

    /// Declares what parts with an ending hold.
    mutating func declareEnding(_ ending: String, _ type: String) {
        types.addEnding(ending, type)
    }
}
