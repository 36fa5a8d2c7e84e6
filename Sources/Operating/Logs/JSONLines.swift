import Foundation
public import Logging
import Synchronization

/// Writes a log as lines of JSON: time, level, what happened, and its particulars by name.
public struct JSONLines: LogHandler {
    /// The least level that is written.
    public var logLevel: Logger.Level
    /// Particulars that every line carries.
    public var metadata: Logger.Metadata = [:]
    private let label: String
    private let file: LogFile

    /// A log under a name, into a file.
    public init(_ label: String, level: Logger.Level = .info, into file: LogFile) {
        self.label = label
        self.file = file
        logLevel = level
    }

    /// One particular that every line carries.
    public subscript(metadataKey key: String) -> Logger.MetadataValue? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    /// Writes one line.
    public func log(event: LogEvent) {
        var line = "{\"time\":\"\(Self.time(Date()))\",\"level\":\"\(event.level)\""
        line += ",\"log\":" + Self.quoted(label)
        line += ",\"event\":" + Self.quoted("\(event.message)")
        let all = metadata.merging(event.metadata ?? [:]) { _, new in new }
        for (name, value) in all.sorted(by: { $0.key < $1.key }) {
            line += "," + Self.quoted(name) + ":" + Self.value(value)
        }
        file.write(line + "}\n")
    }

    /// The moment in ISO 8601 with milliseconds, in universal time.
    private static func time(_ date: Date) -> String {
        date.formatted(
            .iso8601.year().month().day().timeZone(separator: .omitted)
                .time(includingFractionalSeconds: true))
    }

    private static func value(_ value: Logger.MetadataValue) -> String {
        switch value {
        case .string(let text): quoted(text)
        case .stringConvertible(let number as Int): "\(number)"
        case .stringConvertible(let number as Double): "\(number)"
        case .stringConvertible(let other): quoted("\(other)")
        case .array(let list): "[" + list.map(Self.value).joined(separator: ",") + "]"
        case .dictionary(let fields):
            "{"
                + fields.sorted { $0.key < $1.key }
                .map { quoted($0.key) + ":" + Self.value($0.value) }.joined(separator: ",") + "}"
        }
    }

    /// A text as JSON writes it: nothing in it begins a new line or ends the text, and it is
    /// bounded.
    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars.prefix(2_000) {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}

/// Where a log's lines go: a file, or standard error.
public final class LogFile: Sendable {
    private let handle: Mutex<FileHandle>

    /// Standard error.
    public static let standardError = LogFile(.standardError)

    private init(_ handle: FileHandle) {
        self.handle = Mutex(handle)
    }

    /// The file at a path, written at its end; made for its owner's eyes only when there is none;
    /// nil when it cannot be written.
    public init?(path: String) {
        let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return nil }
        handle = Mutex(FileHandle(fileDescriptor: descriptor, closeOnDealloc: true))
    }

    /// Writes a line whole; what cannot be written is lost, for a log must not stop the site.
    func write(_ line: String) {
        handle.withLock { try? $0.write(contentsOf: Data(line.utf8)) }
    }
}
