internal import Foundation

/// The prefixes under which one part uses the vocabularies of OpenDocument (ODF 1.3, part 3, 1.4).
///
/// Two vocabularies may use one local name on one element, as `office:value-type` and
/// `calcext:value-type`, so that local names alone are not enough here.
struct OdsNames {
    private(set) var office = Array("office:".utf8)
    private(set) var table = Array("table:".utf8)
    private(set) var text = Array("text:".utf8)
    private(set) var extended = Array("calcext:".utf8)

    /// The prefixes that the element just opened declares.
    init(_ xml: borrowing XMLScanner) {
        for index in 0..<xml.attributeCount {
            let attribute = xml.attributes[index]
            let full = xml.string(attribute.fullName)
            guard full == "xmlns" || full.hasPrefix("xmlns:") else { continue }
            let prefix = full == "xmlns" ? [] : Array((full.dropFirst(6) + ":").utf8)
            switch xml.string(attribute.value) {
            case Self.oasis + "office:1.0": office = prefix
            case Self.oasis + "table:1.0": table = prefix
            case Self.oasis + "text:1.0": text = prefix
            case Self.calc: extended = prefix
            default: continue
            }
        }
    }

    private static let oasis = "urn:oasis:names:tc:opendocument:xmlns:"
    private static let calc = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
}

extension XMLScanner {
    /// Whether the element just opened has the name in the vocabulary with the prefix.
    func isElement(_ prefix: [UInt8], _ local: StaticString) -> Bool {
        isNamed(local) && hasPrefix(fullName, prefix, local)
    }

    /// The attribute of the name in the vocabulary with the prefix, as written.
    func attributeRun(_ prefix: [UInt8], _ local: StaticString) -> ByteRun? {
        for index in 0..<attributeCount {
            let attribute = attributes[index]
            if matches(attribute.name, local), hasPrefix(attribute.fullName, prefix, local) {
                return attribute.value
            }
        }
        return nil
    }

    /// The value of the attribute of the name in the vocabulary with the prefix.
    func attribute(
        _ prefix: [UInt8], _ local: StaticString
    ) throws(WorkbookRefusal) -> String? {
        guard let run = attributeRun(prefix, local) else { return nil }
        return try unescaped(run, isLiteral: false)
    }

    private func hasPrefix(_ full: ByteRun, _ prefix: [UInt8], _ local: StaticString) -> Bool {
        full.count == prefix.count + local.utf8CodeUnitCount
            && bytes[full.start..<(full.start + prefix.count)].elementsEqual(prefix)
    }
}
