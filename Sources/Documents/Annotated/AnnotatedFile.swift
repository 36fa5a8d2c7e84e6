public import Forms
internal import Workbook

/// Somebody's own workbook with what was found in it, or why it cannot be given back so.
public enum AnnotatedFile: Sendable {
    /// The copy: its bytes, the ending of its name and its media type.
    case copy([UInt8], ending: String, type: String)
    /// No copy can be made of this file.
    case refused(Finding)
}

extension DraftComparison {
    /// What was found in the file itself, and not only in the return as it would be.
    public var fileFindings: [Finding] {
        findings.filter { $0.place.cell != nil || $0.number.rawValue < 2_000 }
    }

    /// A copy of the file in which everything that was found in it is listed on a first sheet and
    /// marked at its cell; nothing else is changed.
    public func annotatedFile(
        of bytes: [UInt8], by reader: WorkbookReader = .here
    ) -> AnnotatedFile {
        do throws(WorkbookRefusal) {
            let copy = try reader.place.annotated(bytes, with: fileFindings.map(Annotation.init))
            return copy.isOpenDocument
                ? .copy(
                    copy.bytes, ending: "ods",
                    type: "application/vnd.oasis.opendocument.spreadsheet")
                : .copy(
                    copy.bytes, ending: "xlsx",
                    type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
        } catch {
            return .refused(
                Finding(
                    .unreadableWorkbook, .error, at: Place(), found: error.found,
                    expected: error.expected,
                    message: "No copy of the file can be marked (\(error.number)): \(error.found)",
                    remedy: error.remedy))
        }
    }
}

extension Annotation {
    /// A finding in the words in which the site lists it.
    fileprivate init(_ finding: Finding) {
        let level: Level =
            switch finding.severity {
            case .error: .grave
            case .query: .doubtful
            case .note: .slight
            }
        self.init(
            level, finding.severity.word, sheet: finding.place.sheet,
            cell: finding.place.cell.flatMap { CellAddress($0) },
            problem: "\(finding.message) (\(finding.number.code))", remedy: finding.remedy)
    }
}
