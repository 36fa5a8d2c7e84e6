/// A workbook that is to be annotated: read once from end to end, so that whatever the reader
/// refuses is refused here too.
struct AnnotationSource {
    let archive: ZipArchive
    let file: WorkbookFile
    let isOpenDocument: Bool
    /// What was read of each sheet besides cells.
    let shapes: [SheetShape]
    /// The sheet that an earlier copy was given.
    let earlier: SheetEntry?

    init(_ bytes: [UInt8], _ limits: WorkbookLimits) throws(WorkbookRefusal) {
        file = try WorkbookFile(reading: bytes, limits: limits)
        archive = try ZipArchive(reading: bytes, limits: limits)
        if case .openDocument = DocumentKind(parts: archive.names) {
            isOpenDocument = true
        } else {
            isOpenDocument = false
        }
        try Self.check(file, archive)
        var shapes: [SheetShape] = []
        var earlier: SheetEntry?
        for entry in file.sheets {
            var isOurs = false
            shapes.append(
                try file.scan(entry) { address, content in
                    guard address == FindingsMark.address else { return }
                    isOurs = content.kept() == .text(FindingsMark.text)
                })
            if isOurs, file.sheets.count > 1 { earlier = earlier ?? entry }
        }
        (self.shapes, self.earlier) = (shapes, earlier)
    }

    /// Refuses what may be read but cannot be handed back.
    private static func check(
        _ file: WorkbookFile, _ archive: ZipArchive
    ) throws(WorkbookRefusal) {
        if let macro = file.remarks.first(where: { $0.kind == .macro }) {
            throw WorkbookRefusal(
                .macrosInside, at: macro.part, found: "The file contains a macro.")
        }
        let signature = archive.names.first { name in
            let key = ZipName.key(name)
            return key.hasPrefix("_xmlsignatures/") || key == "meta-inf/documentsignatures.xml"
        }
        if let signature {
            throw WorkbookRefusal(.signed, at: signature, found: "The file is signed.")
        }
    }

    /// The name of the first sheet of a copy, which no other sheet has.
    var findingsName: String {
        let taken = Set(file.sheets.map { $0.name.lowercased() })
        let names = ["Findings"] + (2...(taken.count + 2)).map { "Findings \($0)" }
        return names.first { !taken.contains($0.lowercased()) } ?? "Findings in this file"
    }

    func annotated(
        by plan: AnnotationPlan, _ limits: WorkbookLimits
    ) throws(WorkbookRefusal) -> [UInt8] {
        if isOpenDocument {
            return try OdsAnnotation(plan, of: self).bytes()
        }
        var annotation = try XlsxAnnotation(archive)
        try annotation.add(plan)
        return try annotation.bytes()
    }

    /// The file as it was before an earlier copy was made of it.
    func cleared(
        of earlier: SheetEntry, _ limits: WorkbookLimits
    ) throws(WorkbookRefusal) -> [UInt8] {
        let record = try FindingsRecord(in: file.sheet(earlier.name), of: file)
        if isOpenDocument {
            return try OdsAnnotation(record, earlier, of: self).bytes()
        }
        var annotation = try XlsxAnnotation(archive)
        try annotation.clear(record, earlier)
        return try annotation.bytes()
    }
}
