import Foundation

/// The settings of a site as they hold, with where each was said and all that is wrong with them.
public struct Settings: Sendable {
    /// Everything that is wrong or could be better, all at once.
    public internal(set) var findings: [SettingFinding] = []
    private var held: [Setting: Held] = [:]

    private struct Held: Sendable {
        let value: SettingValue
        let place: String
    }

    /// What the command line, the environment and a file say, the first the strongest.
    ///
    /// - `commandLine`: values by the settings' names, `site.port`.
    /// - `file`: the path of a file of JSON; nil for none.
    public init(
        commandLine: [String: String] = [:], environment: [String: String] = [:],
        file: String? = nil
    ) {
        var sources = SettingSources()
        sources.add(commandLine: commandLine)
        sources.add(environment: environment)
        if let file {
            if let bytes = Self.bytes(of: file, most: 1_000_000) {
                sources.add(file: file, bytes)
            } else {
                note(.unreadableFile, file, "there is no such file, or it cannot be read.")
            }
        }
        findings += sources.findings
        for setting in Setting.allCases { take(setting, sources) }
        look()
    }

    private mutating func take(_ setting: Setting, _ sources: SettingSources) {
        let plain = sources.said(setting).first
        let file = sources.saidFile(setting).first
        if let plain, let file {
            note(.saidTwice, plain.place, "the secret stands here, and \(file.place) names a file.")
        }
        guard let said = file.flatMap({ secret(in: $0) }) ?? plain else { return }
        if setting.kind.admits(said.value) {
            held[setting] = Held(value: said.value, place: said.place)
        } else {
            let found = setting.isSecret ? "" : "“\(said.value.text)” was found; "
            note(.notWhatIsExpected, said.place, "\(found)it has to be \(setting.kind.inWords).")
        }
    }

    /// The secret that a file holds, without the line break at its end.
    private mutating func secret(in said: SettingSources.Said) -> SettingSources.Said? {
        let path = said.value.text
        guard let bytes = Self.bytes(of: path, most: 10_000),
            let text = String(validating: bytes, as: UTF8.self)
        else {
            note(.unreadableFile, said.place, "\(path) cannot be read.")
            return nil
        }
        if Self.othersMayRead(path) {
            note(.openSecret, said.place, "others may read \(path). Run: chmod 600 \(path)")
        }
        let secret = text.last?.isNewline == true ? String(text.dropLast()) : text
        return SettingSources.Said(value: SettingValue([secret]), place: said.place)
    }

    mutating func note(_ number: SettingNumber, _ place: String, _ message: String) {
        findings.append(SettingFinding(number: number, place: place, message: message))
    }

    /// Something is wrong that keeps the site from starting.
    public var isWrong: Bool { findings.contains { $0.isError } }

    /// The value that holds: what was said, or the standard; nil when there is neither.
    public func value(_ setting: Setting) -> SettingValue? {
        held[setting]?.value ?? setting.standard.map { SettingValue([$0]) }
    }

    /// Where the value was said; nil while the standard holds.
    public func place(_ setting: Setting) -> String? { held[setting]?.place }

    func text(_ setting: Setting) -> String? { value(setting)?.text }

    func flag(_ setting: Setting) -> Bool? { text(setting).flatMap { Bool($0) } }

    func whole(_ setting: Setting, _ otherwise: Int) -> Int {
        text(setting).flatMap { Int($0) } ?? otherwise
    }

    func list(_ setting: Setting) -> [String] { value(setting)?.list ?? [] }

    /// Each setting with its value, as an operator may see it.
    public var lines: [String] {
        Setting.allCases.map { setting in
            let value = setting.isSecret && held[setting] != nil ? "(hidden)" : text(setting) ?? "–"
            return "\(setting.rawValue) = \(value)  (\(place(setting) ?? "standard"))"
        }
    }

    static func bytes(of path: String, most: Int) -> [UInt8]? {
        guard let handle = FileHandle(forReadingAtPath: path) else { return nil }
        defer { try? handle.close() }
        do {
            let data = try handle.read(upToCount: most + 1) ?? Data()
            return data.count <= most ? [UInt8](data) : nil
        } catch {
            return nil
        }
    }

    static func othersMayRead(_ path: String) -> Bool {
        let mode = try? FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
        return ((mode as? NSNumber)?.intValue ?? 0) & 0o077 != 0
    }
}
