import Accountability
import Documents
import Forms
import Foundation

/// The forms and examples that come with the program, wherever it is run from.
struct Provisions {
    let folder: String

    /// The folder with `Forms` in it: named by OUTTURN_HOME, or here, or above the program.
    init() throws {
        let environment = ProcessInfo.processInfo.environment["OUTTURN_HOME"]
        var candidates = [environment, FileManager.default.currentDirectoryPath].compactMap(\.self)
        var above = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        for _ in 0..<6 {
            above.deleteLastPathComponent()
            candidates.append(above.path)
            candidates.append(above.appendingPathComponent("share/outturn").path)
        }
        let found = candidates.first {
            FileManager.default.fileExists(atPath: "\($0)/Forms/ibcf-2017-18-q2.yaml")
        }
        guard let found else {
            throw Ending(
                "The forms that come with the program cannot be found. Set OUTTURN_HOME to the "
                    + "folder that holds Forms and Examples.", code: 3)
        }
        folder = found
    }

    /// The definition of a shipped form, as it is kept.
    func definition(_ form: String) throws -> DefinitionNode {
        try DefinitionFile.nodes(of: text(of: "\(folder)/Forms/\(form).yaml"))
    }

    /// A shipped table.
    func table(_ name: String) throws -> CSVTable {
        try CSVTable(bytes(of: "\(folder)/Examples/\(name).csv"))
    }

    /// The text of a shipped example.
    func example(_ name: String) throws -> String {
        try text(of: "\(folder)/Examples/\(name).yaml")
    }
}
