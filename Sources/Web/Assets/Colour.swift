import Foundation

/// A colour of the screen, and how well it is read on white (WCAG 2.2, relative luminance).
struct Colour: Hashable, Sendable {
    let hexadecimal: String
    private let parts: [Double]

    /// The least contrast of text on its ground (WCAG 2.2, 1.4.3).
    static let leastContrast = 4.5

    init(_ text: String) throws(SiteFault) {
        let digits = text.dropFirst()
        guard text.first == "#", digits.count == 6, let number = Int(digits, radix: 16),
            digits.allSatisfy(\.isHexDigit)
        else { throw .notAColour(text) }
        hexadecimal = text
        parts = [number >> 16, number >> 8 & 255, number & 255].map { Double($0) / 255 }
    }

    /// A colour that text on white may have.
    init(readable text: String) throws(SiteFault) {
        try self.init(text)
        guard contrastOnWhite >= Self.leastContrast else {
            throw .tooPale(text, contrast: contrastOnWhite)
        }
    }

    var contrastOnWhite: Double { 1.05 / (luminance + 0.05) }

    private var luminance: Double {
        let linear = parts.map { $0 <= 0.04045 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4) }
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }
}
