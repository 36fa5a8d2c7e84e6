/// Puts annotations into an OpenDocument spreadsheet, or takes those of an earlier copy out again;
/// all of it is in one part.
struct OdsAnnotation {
    private let source: AnnotationSource
    private var part: EditedPart
    private let work: Work

    private enum Work {
        case add(AnnotationPlan)
        case clear(FindingsRecord, SheetEntry)
    }

    init(_ plan: AnnotationPlan, of source: AnnotationSource) throws(WorkbookRefusal) {
        self.source = source
        work = .add(plan)
        part = try EditedPart("content.xml", in: source.archive)
    }

    init(
        _ record: FindingsRecord, _ earlier: SheetEntry, of source: AnnotationSource
    ) throws(WorkbookRefusal) {
        self.source = source
        work = .clear(record, earlier)
        part = try EditedPart("content.xml", in: source.archive)
    }

    /// The whole copy.
    func bytes() throws(WorkbookRefusal) -> [UInt8] {
        var part = part
        part.splices = try part.scan { xml throws(WorkbookRefusal) in
            var splices = Splices()
            try xml.enterRoot("document-content")
            var walk = OdsContentWalk(
                part: part, prefixes: OdsPrefixes(xml, &splices), splices: splices)
            switch work {
            case .add(let plan): try walk.add(plan, source.file, &xml)
            case .clear(let record, let earlier): try walk.clear(record, earlier, &xml)
            }
            return walk.splices
        }
        var copy = PackageCopy(source.archive)
        try copy.put(part)
        return try copy.bytes()
    }
}
