internal import Accountability
public import Forms
internal import Workbook

extension ReadingMap {
    /// The answers in somebody else's workbook, to be compared with the return before anything is
    /// recorded.
    ///
    /// Never throws: whatever is wrong is a finding with the sheet and cell of their file. When the
    /// file does not have the layout that the map describes, nothing is taken of it.
    public func draft(
        of bytes: [UInt8], for form: Form, by reader: WorkbookReader = .here
    ) -> ReturnDraft {
        trial(of: bytes, for: form, by: reader).draft
    }

    /// What the map reads in a workbook, with every sheet and what each of its cells came to.
    public func trial(
        of bytes: [UInt8], for form: Form, by reader: WorkbookReader = .here
    ) -> MapTrial {
        var sheets: [Sheet] = []
        var reading = MappedReading(map: self, form: form)
        do throws(WorkbookRefusal) {
            let file = try reader.place.read(bytes)
            sheets = try file.allSheets()
            try reading.read(file)
        } catch {
            reading.refuse(error)
        }
        return MapTrial(reading, sheets)
    }
}
