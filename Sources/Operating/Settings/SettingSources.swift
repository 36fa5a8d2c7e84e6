import Configuration
import Forms
import Foundation

/// Where settings are said, the strongest first: the command line, the environment, a file.
struct SettingSources {
    private(set) var findings: [SettingFinding] = []
    private var sources: [Source] = []

    /// One place where settings are said.
    private struct Source {
        let provider: any ConfigProvider
        /// How a setting in it is named to the operator.
        let place: (Setting) -> String
        let fileNamePlace: (Setting) -> String
    }

    /// What one place says of a setting.
    struct Said {
        let value: SettingValue
        let place: String
    }

    /// Names of the environment that are ours and no settings.
    static let otherVariables: Set = [
        "OUTTURN_CONFIG", "OUTTURN_HOME", "OUTTURN_SHARED", "OUTTURN_SOFFICE", "OUTTURN_PROGRAM",
        "OUTTURN_REHEARSE", "OUTTURN_BLESS", "OUTTURN_COPIES",
    ]

    private static let paths: [String: Setting] = {
        var paths: [String: Setting] = [:]
        for setting in Setting.allCases {
            paths[setting.rawValue] = setting
            if let name = setting.fileName { paths[name] = setting }
        }
        return paths
    }()

    /// What the command line says, by the settings' names.
    mutating func add(commandLine: [String: String]) {
        var values: [String: ConfigContent] = [:]
        for (name, value) in commandLine.sorted(by: { $0.key < $1.key }) {
            guard let content = content(.string(value), of: name, in: "the command line") else {
                continue
            }
            values[name] = content
        }
        add(values) { "--set \($0)" }
    }

    /// What the environment says.
    mutating func add(environment: [String: String]) {
        let prefix = Setting.variablePrefix
        var known: Set<String> = []
        for setting in Setting.allCases {
            known.insert(setting.variable)
            if let name = setting.fileName {
                known.insert(
                    prefix + Setting.variable(of: name.split(separator: ".").map(String.init)))
            }
        }
        var ours: [String: String] = [:]
        for (name, value) in environment.sorted(by: { $0.key < $1.key })
        where name.hasPrefix(prefix) && !Self.otherVariables.contains(name) {
            if known.contains(name) {
                ours[String(name.dropFirst(prefix.count))] = value
            } else {
                findings.append(
                    SettingFinding(
                        number: .unknownVariable, place: name,
                        message: "no setting is called that\(Self.hint(name, known))."))
            }
        }
        sources.append(
            Source(
                provider: EnvironmentVariablesProvider(environmentVariables: ours),
                place: { $0.variable }, fileNamePlace: { $0.variable + "_FILE" }))
    }

    /// What a file says.
    mutating func add(file path: String, _ bytes: [UInt8]) {
        guard let record = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
        else {
            findings.append(
                SettingFinding(
                    number: .notConfiguration, place: path,
                    message:
                        "it has to be one record of JSON, such as {\"site\": {\"title\": \"Outturn\"}}."
                ))
            return
        }
        var values: [String: ConfigContent] = [:]
        for (name, found) in Self.flat(record, below: "").sorted(by: { $0.0 < $1.0 }) {
            if let content = content(found, of: name, in: path) { values[name] = content }
        }
        add(values) { "\($0) in \(path)" }
    }

    private mutating func add(
        _ values: [String: ConfigContent], _ place: @escaping (String) -> String
    ) {
        let pairs = values.map { name, content in
            (
                AbsoluteConfigKey(name.split(separator: ".").map(String.init)),
                ConfigValue(content, isSecret: Self.paths[name]?.isSecret ?? false)
            )
        }
        sources.append(
            Source(
                provider: InMemoryProvider(values: Dictionary(uniqueKeysWithValues: pairs)),
                place: { place($0.rawValue) }, fileNamePlace: { place($0.rawValue + "File") }))
    }

    /// A file's record taken apart into names and what stands there.
    private static func flat(_ record: [String: Any], below: String) -> [(String, Found)] {
        record.flatMap { key, value -> [(String, Found)] in
            let name = below + key
            switch value {
            case let inner as [String: Any]: return flat(inner, below: name + ".")
            case let list as [String]: return [(name, .list(list))]
            case let text as String: return [(name, .string(text))]
            case let number as NSNumber:
                let isFlag = String(cString: number.objCType) == "c"
                return [(name, .string(isFlag ? "\(number.boolValue)" : number.stringValue))]
            default: return [(name, .other)]
            }
        }
    }

    private enum Found {
        case string(String)
        case list([String])
        case other
    }

    /// What was found as the setting's kind keeps it; nil, and a finding, when it cannot be.
    private mutating func content(
        _ found: Found, of name: String, in place: String
    ) -> ConfigContent? {
        guard let setting = Self.paths[name] else {
            findings.append(
                SettingFinding(
                    number: .unknown, place: "\(name) in \(place)",
                    message: "no setting is called that\(Self.hint(name, Set(Self.paths.keys)))."))
            return nil
        }
        switch found {
        case .string(let text):
            return setting.kind.isList ? .stringArray(Self.parts(of: text)) : .string(text)
        case .list(let list) where setting.kind.isList: return .stringArray(list)
        case .list, .other:
            findings.append(
                SettingFinding(
                    number: .notWhatIsExpected, place: "\(name) in \(place)",
                    message: "it has to be \(setting.kind.inWords)."))
            return nil
        }
    }

    private static func hint(_ name: String, _ known: Set<String>) -> String {
        let names = Dictionary(known.map { ($0.lowercased(), $0) }) { first, _ in first }
        let nearest = name.nearest(of: names.keys.sorted()).flatMap { names[$0] }
        return nearest.map { "; there is \($0)" } ?? ""
    }

    private static func parts(of text: String) -> [String] {
        text.split(separator: ",").map { part in
            String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }
    }

    /// What each place says of a setting, the strongest first.
    func said(_ setting: Setting) -> [Said] {
        sources.compactMap { source in
            value(of: setting.path, in: source, setting.kind.isList).map {
                Said(value: $0, place: source.place(setting))
            }
        }
    }

    /// Which file each place names for a secret, the strongest first.
    func saidFile(_ setting: Setting) -> [Said] {
        guard let name = setting.fileName else { return [] }
        let path = name.split(separator: ".").map(String.init)
        return sources.compactMap { source in
            value(of: path, in: source, false).map {
                Said(value: $0, place: source.fileNamePlace(setting))
            }
        }
    }

    private func value(of path: [String], in source: Source, _ isList: Bool) -> SettingValue? {
        let type: ConfigType = isList ? .stringArray : .string
        let found = try? source.provider.value(forKey: AbsoluteConfigKey(path), type: type)
        switch found?.value?.content {
        case .string(let text)?: return SettingValue([text])
        case .stringArray(let list)?: return SettingValue(list.flatMap(Self.parts))
        default: return nil
        }
    }
}
