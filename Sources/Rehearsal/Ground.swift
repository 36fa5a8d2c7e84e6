public import Foundation

/// Where the files that rehearsals read lie, found from the source tree.
public enum Ground {
    /// The folder that holds the package.
    public static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    /// The folder of scenarios.
    public static let scenarios = root.appending(path: "Tests/Scenarios")

    /// The text of a file of the package, such as `Forms/ibcf-2017-18-q2.yaml`.
    public static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// Whether expected output is to be rewritten: `OUTTURN_BLESS=1`.
    public static var isBlessing: Bool {
        ProcessInfo.processInfo.environment["OUTTURN_BLESS"] == "1"
    }
}
