public import Accountability
public import Forms
internal import Workbook

/// A workbook that somebody sent, read once, before it is known whose it is.
public struct SentWorkbook: Sendable {
    /// What a workbook that this program wrote says of itself.
    public struct Claim: Hashable, Sendable {
        /// The form it was made from.
        public let form: String
        /// The code of the organisation it was made for.
        public let organisation: String
    }

    /// Whose it says it is, in the places that survive other programs; nil where it says nothing.
    public let claim: Claim?
    private let content: Result<WorkbookFile, WorkbookRefusal>

    /// Reads the bytes of a file; one that is no workbook becomes a finding of every draft.
    public init(_ bytes: [UInt8], by reader: WorkbookReader = .here) {
        let place = reader.place
        content = Result { () throws(WorkbookRefusal) in try place.read(bytes) }
        let identity = (try? content.get()).flatMap { WorkbookIdentity.found(in: $0).first }
        claim = identity.map { Claim(form: $0.form, organisation: $0.organisation) }
    }

    /// Why it is no workbook that can be read; nil where it is one.
    public var unreadable: Finding? {
        guard case .failure(let refusal) = content else { return nil }
        return Finding(
            .unreadableWorkbook, .error, at: Place(), found: refusal.found,
            expected: refusal.expected,
            message: "The file was not read (\(refusal.number)): \(refusal.found)",
            remedy: refusal.remedy)
    }

    /// The answers in it, as the workbook of a return.
    public func draft(for context: ReturnInContext) -> ReturnDraft {
        var reading = ReturnReading(context: context)
        do throws(WorkbookRefusal) {
            try reading.read(try content.get())
        } catch {
            reading.refuse(error)
        }
        return reading.draft
    }

    /// The answers in it, as a map reads them.
    public func draft(through map: ReadingMap, for form: Form) -> ReturnDraft {
        var reading = MappedReading(map: map, form: form)
        do throws(WorkbookRefusal) {
            try reading.read(try content.get())
        } catch {
            reading.refuse(error)
        }
        return reading.draft
    }
}

extension MappedReading {
    /// Takes nothing of a file that cannot be read.
    mutating func refuse(_ refusal: WorkbookRefusal) {
        refuse(
            .unreadableWorkbook, found: refusal.found, expected: refusal.expected,
            "The file was not read (\(refusal.number)): \(refusal.found)", refusal.remedy)
    }
}
