import Foundation
import Reckoning

extension CanonicalValue {
    /// What a JSON text says, when it is made of texts, whole numbers, flags, lists and records, no
    /// deeper in one another than anything that is kept.
    ///
    /// The order of fields and white space do not matter.
    init?(json bytes: [UInt8]) {
        guard
            let value = try? JSONSerialization.jsonObject(
                with: Data(bytes), options: [.fragmentsAllowed]),
            let read = Self.reading(value, depth: 0)
        else { return nil }
        self = read
    }

    private static func reading(_ value: Any, depth: Int) -> CanonicalValue? {
        guard depth <= maximumDepth else { return nil }
        switch value {
        case let text as String: return .text(text)
        case let number as NSNumber: return whole(number)
        case let list as [Any]:
            var items: [CanonicalValue] = []
            for item in list {
                guard let read = reading(item, depth: depth + 1) else { return nil }
                items.append(read)
            }
            return .list(items)
        case let fields as [String: Any]:
            var all: [(String, CanonicalValue)] = []
            for (key, value) in fields {
                guard let read = reading(value, depth: depth + 1) else { return nil }
                all.append((key, read))
            }
            return CanonicalRecord(all).map { .record($0) }
        default: return nil
        }
    }

    private static func whole(_ number: NSNumber) -> CanonicalValue? {
        if String(cString: number.objCType) == "c" { return .flag(number.boolValue) }
        let whole = number.int64Value
        return number == NSNumber(value: whole) ? .whole(whole) : nil
    }
}
