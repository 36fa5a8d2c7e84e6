internal import Forms
internal import Workbook

/// The first sheet: what to know before filling the workbook in.
struct GuidanceSheet {
    let writing: ReturnWriting

    func write() {
        let sheet = writing.writer.addSheet("Guidance")
        sheet.columns(0...0, width: 110)
        sheet.text(writing.form.title, at: .at(0, 0), style: SheetStyles.title)
        sheet.text(
            writing.form.periodName, at: .at(1, 0), style: SheetStyles.subtitle)
        sheet.row(0, height: 28)
        for (offset, line) in lines.enumerated() {
            let height = line.isHeading ? 26 : 16 + 15 * Double(line.text.count / 95)
            sheet.row(3 + offset, height: height)
            sheet.text(
                line.text, at: .at(3 + offset, 0),
                style: line.isHeading ? SheetStyles.subtitle : SheetStyles.plain)
        }
        sheet.protect()
    }

    private var lines: [(text: String, isHeading: Bool)] {
        var lines = Self.paragraphs(writing.form.guidance).map { ($0, false) }
        lines.append(("How to use this workbook", true))
        lines += Self.use.map { ($0, false) }
        for section in writing.form.sections where !section.guidance.isEmpty {
            lines.append(("\(section.id) \(section.title)", true))
            lines += Self.paragraphs(section.guidance).map { ($0, false) }
        }
        for list in writing.form.options.values.sorted(by: { $0.name < $1.name }) {
            lines.append(("Options: \(list.name)", true))
            lines += list.options.map { ($0.shown, false) }
        }
        return lines
    }

    private static let use = [
        "Yellow cells are for you to fill in. Grey cells are filled in already, from your last "
            + "return or by calculation; a grey cell that is not calculated can be corrected.",
        "To add an initiative, or anything else that repeats, fill in the next empty row. There is "
            + "always room, and nothing needs to be unlocked.",
        "The column “Check” says what is wrong with a row, in the words that the website uses. The "
            + "cover counts what is left to do.",
        "Upload the workbook on the website when you are ready, complete or not. You are shown what "
            + "it would change before anything is recorded.",
        "Drop-downs are easiest to read at a zoom of 90 to 100%.",
    ]

    static func paragraphs(_ text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .split { $0.allSatisfy(\.isWhitespace) }
            .map { $0.map { String($0).trimmingBlanks }.joined(separator: " ") }
    }
}
