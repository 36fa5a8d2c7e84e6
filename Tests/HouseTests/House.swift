import Foundation

/// The source tree as these tests look at it.
enum House {
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// The files below a folder with an ending, by their paths from the root.
    static func files(in folder: String, ending: String) throws -> [String] {
        let found = try FileManager.default.subpathsOfDirectory(
            atPath: root.appending(path: folder).path)
        return found.filter { $0.hasSuffix(ending) }.map { folder.isEmpty ? $0 : "\(folder)/\($0)" }
            .filter { path in !path.split(separator: "/").contains { $0.hasPrefix(".") } }.sorted()
    }

    /// Every file of Swift in the sources and the tests, read once.
    private static let everyFile = Result { () throws -> [SwiftFile] in
        try (files(in: "Sources", ending: ".swift") + files(in: "Tests", ending: ".swift"))
            .map { SwiftFile(path: $0, text: try text($0)) }
    }

    static func swiftFiles(in folder: String) throws -> [SwiftFile] {
        try everyFile.get().filter { $0.path.hasPrefix(folder + "/") }
    }

    /// The modules of the manifest, in its order.
    static func modules() throws -> [Module] {
        let manifest = try text("Package.swift").components(separatedBy: "let package = ")[0]
        let pattern =
            #/
            (?: module | program | library ) \( \s* "(\w+)"
            (?: , \s* uses: \s* \[ ([^\]]*) \] )?
            (?: , \s* and: \s* \[ ([^\]]*) \] )?
            /#
        return manifest.matches(of: pattern).map { match in
            Module(
                name: String(match.1), uses: names(in: match.2 ?? ""),
                products: names(in: match.3 ?? ""))
        }
    }

    private static func names(in list: Substring) -> [String] {
        list.matches(of: /\w+/).map { String($0.output) }
    }
}

/// A module as the manifest declares it.
struct Module {
    let name: String
    let uses: [String]
    let products: [String]
}
