internal import Foundation

/// Something in the file that is reported and never run, fetched or opened.
public struct WorkbookRemark: Sendable, Hashable, CustomStringConvertible {
    /// What kind of thing it is.
    public enum Kind: String, Sendable, CaseIterable {
        /// A program that Excel could run.
        case macro = "a macro"
        /// A link to another workbook.
        case externalLink = "a link to another file"
        /// A connection to a database or a web page.
        case connection = "a connection to outside data"
        /// A file inside the file.
        case embedding = "an embedded file"
        /// A control such as a button or a list box.
        case control = "an active control"
        /// A change to the ribbon or an add-in.
        case customInterface = "a changed user interface"
    }

    /// What kind of thing it is.
    public let kind: Kind
    /// The part that holds it.
    public let part: String

    /// One sentence for a list of remarks.
    public var description: String {
        "The file contains \(kind.rawValue) (\(part)), which was left alone."
    }

    /// The remarks that a list of part names gives rise to.
    static func all(in parts: [String]) -> [WorkbookRemark] {
        parts.compactMap { part in
            kind(of: ZipName.key(part)).map { WorkbookRemark(kind: $0, part: part) }
        }
    }

    private static func kind(of part: String) -> Kind? {
        if part.hasSuffix(".rels") || part.hasSuffix("/") { return nil }
        if part.hasPrefix("basic/"), !part.hasSuffix("script-lc.xml") { return .macro }
        if part.hasPrefix("scripts/") { return .macro }
        if part.hasSuffix("vbaproject.bin") || says(part, "/macrosheets/") { return .macro }
        if says(part, "externallinks/") { return .externalLink }
        if part.hasSuffix("/connections.xml") || says(part, "/querytables/") {
            return .connection
        }
        if says(part, "/embeddings/") { return .embedding }
        if says(part, "/activex/") || says(part, "/ctrlprops/") { return .control }
        return part.hasPrefix("customui") || says(part, "/webextensions/")
            ? .customInterface : nil
    }

    /// Searched in bytes, because a file may have two thousand parts.
    private static func says(_ part: String, _ word: String) -> Bool {
        strstr(part, word) != nil
    }
}
