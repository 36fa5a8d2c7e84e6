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
        let name = forward(text)
        guard isInside(name) else {
            throw WorkbookRefusal(
                .unsafeEntryName, at: name, found: "Found a part name that leads elsewhere.")
        }
        return name
    }

    /// The name with forward slashes where a program wrote backslashes.
    static func forward(_ name: String) -> String {
        guard name.utf8.contains(UInt8(ascii: "\\")) else { return name }
        return name.split(separator: "\\", omittingEmptySubsequences: false)
            .joined(separator: "/")
    }

    /// The spelling under which a name is looked up: package names ignore case.
    static func key(_ name: String) -> String {
        name.lowercased()
    }

    private static func isInside(_ name: String) -> Bool {
        let control = name.unicodeScalars.contains { $0.value < 32 || $0.value == 127 }
        let steps = name.split(separator: "/", omittingEmptySubsequences: false)
        return !name.isEmpty && !control && !name.hasPrefix("/") && !isOnDrive(name)
            && !steps.contains("..") && !steps.contains(".")
    }

    /// Whether the name begins with the letter of a drive, as `C:x` does.
    private static func isOnDrive(_ name: String) -> Bool {
        name.utf8.dropFirst().first == UInt8(ascii: ":")
    }

    private static func latin(_ bytes: ArraySlice<UInt8>) -> String {
        String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    }
}
