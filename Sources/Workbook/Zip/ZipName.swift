import Foundation

/// The names of entries: brought to one spelling, and refused where they lead outside.
enum ZipName {
    /// The name with forward slashes and without a leading one.
    static func checked(
        _ bytes: ArraySlice<UInt8>, limits: WorkbookLimits
    ) throws(WorkbookRefusal) -> String {
        let text = String(validating: bytes, as: UTF8.self) ?? latin(bytes)
        guard bytes.count <= limits.nameBytes else {
            throw WorkbookRefusal(
                .nameTooLong, at: String(text.prefix(40)),
                found: "Found a part name of \(bytes.count) bytes.")
        }
        let name = text.split(separator: "\\", omittingEmptySubsequences: false)
            .joined(separator: "/")
        guard isInside(name) else {
            throw WorkbookRefusal(
                .unsafeEntryName, at: name, found: "Found a part name that leads elsewhere.")
        }
        return name
    }

    /// The spelling under which a name is looked up: package names ignore case.
    static func key(_ name: String) -> String {
        name.lowercased()
    }

    private static func isInside(_ name: String) -> Bool {
        let control = name.unicodeScalars.contains { $0.value < 32 || $0.value == 127 }
        let steps = name.split(separator: "/", omittingEmptySubsequences: false)
        return !name.isEmpty && !control && !name.hasPrefix("/") && !name.contains(":")
            && !steps.contains("..") && !steps.contains(".")
    }

    private static func latin(_ bytes: ArraySlice<UInt8>) -> String {
        String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    }
}
