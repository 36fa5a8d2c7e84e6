import Foundation
import Reckoning

extension CanonicalValue {
    /// What a JSON text says, when it is made of texts, whole numbers, flags, lists and records.
    ///
    /// The order of fields and white space do not matter; a field that is null is left out.
    init?(json bytes: [UInt8]) {
        guard
            let value = try? JSONSerialization.jsonObject(
                with: Data(bytes), options: [.fragmentsAllowed]),
            let read = Self.reading(value)
        else { return nil }
        self = read
    }

    private static func reading(_ value: Any) -> CanonicalValue? {
        switch value {
        case let text as String: return .text(text)
        case let number as NSNumber: return whole(number)
        case let list as [Any]:
            let items = list.compactMap(reading)
            return items.count == list.count ? .list(items) : nil
        case let fields as [String: Any]:
            var all: [(String, CanonicalValue)] = []
            for (key, value) in fields where !(value is NSNull) {
                guard let read = reading(value) else { return nil }
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
