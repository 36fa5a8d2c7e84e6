import Accountability
import Documents
import Forms
import Reckoning

/// What was said with a table that was sent: the name of a saved mapping, a fund.
struct SentTable: Sendable {
    let choice: String
}

/// A table that waits, read again from its file.
struct WaitingTable: Sendable {
    let number: Int
    let choice: String
    let table: CSVTable

    var text: String { "\(number)" }
}

extension Site {
    /// The most bytes of a table that is sent.
    static let mostTableBytes = 5_000_000

    /// Keeps the table that was sent for an address and hands over its number; a file that cannot
    /// be used comes back as a problem at its field.
    func keepTable(
        _ visit: Visit, for address: String, saying choice: String
    ) async throws(Problem) -> Result<Int, NotATable> {
        guard let officer = visit.officer else { throw .signInFirst }
        guard let file = visit.file, !file.isEmpty else {
            return .failure(
                NotATable(
                    visit.file == nil
                        ? "Select a CSV file to upload" : "The selected file is empty"))
        }
        guard file.count <= Self.mostTableBytes else {
            return .failure(NotATable("The selected file must be smaller than 5MB"))
        }
        if case .failure(let mistake) = try await read(file) { return .failure(mistake) }
        let number = await tables.keep(
            UploadShelf<SentTable>.Upload(
                about: address, officer: officer.id, content: SentTable(choice: choice),
                arrived: visit.now, file: file))
        return .success(number)
    }

    /// The visitor's table that waits under the number at the end of the address.
    func waitingTable(
        _ visit: Visit, _ part: String, for address: String
    ) async throws(Problem) -> WaitingTable {
        guard let officer = visit.officer, let number = Int(part),
            let upload = await tables.upload(
                number, to: address, by: officer.id, at: visit.now),
            let file = upload.file, case .success(let table) = try await read(file)
        else { throw .notFound }
        return WaitingTable(number: number, choice: upload.content.choice, table: table)
    }

    private func read(_ file: [UInt8]) async throws(Problem) -> Result<CSVTable, NotATable> {
        let read = await readingRoom.read { () -> Result<CSVTable, NotATable> in
            do throws(WrongDefinition) {
                return .success(try CSVTable(file))
            } catch {
                return .failure(NotATable(error))
            }
        }
        guard let read else { throw .busy }
        return read
    }
}

/// Why a file is no table.
struct NotATable: Error {
    let sentence: String

    init(_ sentence: String) {
        self.sentence = sentence
    }

    init(_ wrong: WrongDefinition) {
        let first = wrong.findings.first
        let message = first?.message ?? "The selected file is not a CSV file"
        sentence = [message, first?.remedy ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
    }
}

/// What was found in a table, by row and column.
struct TableFindings {
    /// How many are shown; the rest is counted.
    static let most = 200

    let findings: [Finding]

    var html: Html {
        guard !findings.isEmpty else { return .nothing }
        let left = findings.count - Self.most
        return DataTable(
            caption: "What was found in the file",
            columns: [
                .words("Row"), .words("Column"), .words("Level"), .words("Found"),
                .words("Problem"), .words("How to fix"),
            ],
            rows: findings.prefix(Self.most).map { finding in
                [
                    .words(finding.place.line.map { "\($0)" } ?? "The file"),
                    .words(finding.place.column ?? ""), tag(finding.severity),
                    .words(String(finding.found.prefix(60))),
                    "\(finding.message) <span class=\"hint\">\(finding.number.code)</span>",
                    .words(finding.remedy),
                ]
            }
        ).html + (left > 0 ? "<p>\(left) more are not shown.</p>" : .nothing)
    }

    private func tag(_ severity: Severity) -> Html {
        switch severity {
        case .error: .tag(severity.word, .problem)
        case .query: .tag(severity.word, .attention)
        case .note: .tag(severity.word, .quiet)
        }
    }
}
