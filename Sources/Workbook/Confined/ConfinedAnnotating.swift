extension ReadingPlace {
    /// The argument by which the program is told to be a process that annotates.
    public static let annotatingArgument = "--annotate-confined"

    /// How many annotations are taken, and how many bytes they may have.
    private static let mostAnnotations = 20_000
    private static let annotationBytes = 100_000_000

    /// A copy of a workbook with annotations; throws a numbered refusal, also when the process that
    /// made it was stopped.
    public func annotated(
        _ bytes: [UInt8], with annotations: [Annotation], limits: WorkbookLimits = .standard
    ) throws(WorkbookRefusal) -> AnnotatedCopy {
        let sorted = annotations.sorted { $0.level.rawValue < $1.level.rawValue }
        let taken = Array(sorted.prefix(Self.mostAnnotations))
        guard case .confined(let program, let confinement) = self,
            bytes.count <= limits.fileBytes
        else { return try AnnotatedCopy(of: bytes, with: taken, limits: limits) }
        let process = ConfinedProcess(
            program: program, confinement: confinement, argument: Self.annotatingArgument)
        var relay = RelayBytes()
        relay.annotations(taken)
        let output = try process.output(for: relay.bytes + bytes)
        guard let result = try? Self.result(output) else {
            throw ConfinedProcess.stopped("The reader broke off before it was done.")
        }
        return try result.get()
    }

    /// What the confined process does: takes annotations and a file from its input, gives up its
    /// rights, and hands the copy over on its output.
    public static func serveAnnotating(limits: WorkbookLimits = .standard) {
        let most = limits.fileBytes + annotationBytes
        guard let input = Descriptor.input.read(atMost: most) else { return }
        _ = Confinement.standard.enter()
        var scanner = RelayScanner(input)
        guard let annotations = try? scanner.annotations() else { return }
        var relay = RelayBytes()
        do throws(WorkbookRefusal) {
            let copy = try AnnotatedCopy(of: scanner.rest(), with: annotations, limits: limits)
            relay.number(WorkbookRelay.Tag.end)
            relay.number(copy.isOpenDocument ? 1 : 0)
            Descriptor.output.write(relay.bytes)
            Descriptor.output.write(copy.bytes)
        } catch {
            relay.refusal(error)
            Descriptor.output.write(relay.bytes)
        }
    }

    private static func result(
        _ output: [UInt8]
    ) throws(RelayScanner.Broken) -> Result<AnnotatedCopy, WorkbookRefusal> {
        var scanner = RelayScanner(output)
        switch try scanner.number() {
        case WorkbookRelay.Tag.refusal: return .failure(try RelayedWorkbook.refusal(&scanner))
        case WorkbookRelay.Tag.end:
            let isOpenDocument = try scanner.number() == 1
            return .success(AnnotatedCopy(bytes: scanner.rest(), isOpenDocument: isOpenDocument))
        default: throw RelayScanner.Broken()
        }
    }
}

extension RelayBytes {
    fileprivate mutating func annotations(_ annotations: [Annotation]) {
        number(annotations.count)
        for annotation in annotations {
            number(annotation.level.rawValue)
            text(annotation.word.cut(AnnotationLimits.word))
            text(annotation.sheet.map { "s\($0)".cut(AnnotationLimits.sentence) } ?? "")
            text(annotation.cell.map { "\($0)" } ?? "")
            text(annotation.problem.cut(AnnotationLimits.sentence))
            text(annotation.remedy.cut(AnnotationLimits.sentence))
        }
    }
}

extension RelayScanner {
    fileprivate mutating func annotations() throws(Broken) -> [Annotation] {
        try list { scanner throws(Broken) in
            guard let level = Annotation.Level(rawValue: try scanner.number()) else {
                throw Broken()
            }
            let word = try scanner.text()
            let sheet = try scanner.text()
            let cell = try scanner.text()
            return Annotation(
                level, word, sheet: sheet.isEmpty ? nil : String(sheet.dropFirst()),
                cell: CellAddress(cell), problem: try scanner.text(), remedy: try scanner.text())
        }
    }
}
