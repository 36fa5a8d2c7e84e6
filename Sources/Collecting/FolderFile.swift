import Foundation

/// A file in a folder of workbooks, not yet read.
public struct FolderFile: Hashable, Sendable {
    /// Its name in the folder.
    public let name: String
    /// Where it is.
    let url: URL
    /// It is a file itself: no folder, no link, nothing that waits for a writer.
    let isFile: Bool

    /// The most files that one folder may hold.
    public static let most = 5_000
    /// The most bytes that are read of one: what is longer is refused by its length.
    private static let mostBytes = 20_000_001

    /// What is in a folder, by name; what a system or an office program keeps there for itself is
    /// left out. Throws where the folder cannot be read.
    public static func all(in folder: String) throws -> [FolderFile] {
        let keys: [URLResourceKey] = [.isRegularFileKey, .isSymbolicLinkKey]
        let found = try FileManager.default.contentsOfDirectory(
            at: URL(filePath: folder, directoryHint: .isDirectory),
            includingPropertiesForKeys: keys)
        return found.filter { !isOfAProgram($0.lastPathComponent) }.map { url in
            let values = try? url.resourceValues(forKeys: Set(keys))
            let isFile = values?.isRegularFile == true && values?.isSymbolicLink != true
            return FolderFile(name: url.lastPathComponent, url: url, isFile: isFile)
        }.sorted { $0.name < $1.name }
    }

    private static func isOfAProgram(_ name: String) -> Bool {
        name.hasPrefix(".") || name.hasPrefix("~$") || name == "Thumbs.db"
    }

    /// Its bytes; nil where it cannot be read.
    func bytes() -> [UInt8]? {
        guard isFile, let handle = try? FileHandle(forReadingFrom: url) else { return nil }
        defer { try? handle.close() }
        do {
            return [UInt8](try handle.read(upToCount: Self.mostBytes) ?? Data())
        } catch {
            return nil
        }
    }
}
