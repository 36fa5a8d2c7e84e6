@testable import Workbook

/// Something wrong at a cell of the sheet S.
func wrong(
    _ text: String, _ level: Annotation.Level = .grave, sheet: String? = "S",
    problem: String = "There is no date."
) -> Annotation {
    Annotation(
        level, "Error", sheet: sheet, cell: CellAddress(text), problem: problem,
        remedy: "Enter one.")
}

/// The parts of a package as text.
func parts(_ bytes: [UInt8]) throws -> [String: String] {
    let archive = try ZipArchive(reading: bytes, limits: .standard)
    var parts: [String: String] = [:]
    for name in archive.names where !name.hasSuffix("/") {
        parts[name] = String(decoding: try archive.part(name), as: UTF8.self)
    }
    return parts
}
