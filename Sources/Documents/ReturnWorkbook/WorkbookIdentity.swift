internal import Accountability
internal import Forms
internal import Workbook

/// What a return's workbook says about itself, in three places that survive different programs.
struct WorkbookIdentity: Hashable {
    var form: String
    var version: String
    var organisation: String
    var returnID: String
    /// The number of the last fact when it was written.
    var base: String

    init(_ context: ReturnInContext) {
        form = context.form.form.id
        version = "\(context.form.form.version)"
        organisation = context.organisation.id.text
        returnID = context.entry.id.text
        base = "\(context.sequence)"
    }

    /// The fields under the names that they have in all three places.
    var fields: [(name: String, value: String)] {
        [
            ("outturn-form", form), ("outturn-version", version),
            ("outturn-organisation", organisation), ("outturn-return", returnID),
            ("outturn-base", base),
        ]
    }

    init?(_ fields: [String: String]) {
        guard let form = fields["outturn-form"], let version = fields["outturn-version"],
            let organisation = fields["outturn-organisation"],
            let returnID = fields["outturn-return"], let base = fields["outturn-base"]
        else { return nil }
        self.form = form
        self.version = version
        self.organisation = organisation
        self.returnID = returnID
        self.base = base
    }

    /// The visible line on the cover.
    var line: String { fields.map(\.value).joined(separator: " | ") }

    init?(line: String) {
        let parts = line.split(separator: "|").map { String($0).trimmingBlanks }
        guard parts.count == 5 else { return nil }
        (form, version, organisation) = (parts[0], parts[1], parts[2])
        (returnID, base) = (parts[3], parts[4])
    }

    static let sheetName = "_meta"

    /// What a workbook says in each of the three places where it says anything.
    static func found(in file: WorkbookFile) -> [WorkbookIdentity] {
        var found: [WorkbookIdentity] = []
        if let identity = WorkbookIdentity(file.properties) { found.append(identity) }
        if let identity = WorkbookIdentity(hidden(in: file)) { found.append(identity) }
        if let line = visibleLine(in: file), let identity = WorkbookIdentity(line: line) {
            found.append(identity)
        }
        return found
    }

    private static func hidden(in file: WorkbookFile) -> [String: String] {
        var fields: [String: String] = [:]
        guard let sheet = try? file.sheet(sheetName) else { return fields }
        for (_, cells) in sheet.rows.prefix(20) {
            guard let name = cells.first?.content.text, let value = cells.dropFirst().first else {
                continue
            }
            fields[name] = value.content.text ?? ""
        }
        return fields
    }

    private static func visibleLine(in file: WorkbookFile) -> String? {
        let target = file.definedNames.first { $0.name == CellName.identity }?.target
        guard let target, let sheet = try? file.sheet(target.sheet) else { return nil }
        return sheet[target.range.first]?.text
    }
}

extension CellContent {
    /// The text or the number's spelling, for cells that the program wrote itself.
    var text: String? {
        switch self {
        case .text(let text): text
        case .number(let number): number
        case .date, .time, .duration, .flag, .failure, .formula: nil
        }
    }
}
