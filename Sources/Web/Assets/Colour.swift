import Foundation

/// A colour of the screen, and how well it is read (WCAG 2.2, relative luminance).
struct Colour: Hashable, Sendable {
    let hexadecimal: String
    private let parts: [Double]

    /// The least contrast of text on its ground (WCAG 2.2, 1.4.3).
    static let leastContrast = 4.5
    /// The least contrast of a mark on its ground (WCAG 2.2, 1.4.11).
    static let leastMarkContrast = 3.0

    init(_ text: String) throws(SiteFault) {
        let digits = text.dropFirst()
        guard text.first == "#", digits.count == 6, let number = Int(digits, radix: 16),
            digits.allSatisfy(\.isHexDigit)
        else { throw .notAColour(text) }
        hexadecimal = text
        parts = [number >> 16, number >> 8 & 255, number & 255].map { Double($0) / 255 }
    }

    /// A colour that text may have, and that white text may lie upon.
    init(readable text: String) throws(SiteFault) {
        try self.init(text)
        let least = min(contrastOnWhite, contrast(on: try Colour(ThemeColour.ground.rawValue)))
        guard least >= Self.leastContrast else { throw .tooPale(text, contrast: least) }
    }

    var contrastOnWhite: Double { 1.05 / (luminance + 0.05) }

    /// How much the lighter of the two outshines the other.
    func contrast(on ground: Colour) -> Double {
        let (mine, other) = (luminance + 0.05, ground.luminance + 0.05)
        return max(mine, other) / min(mine, other)
    }

    private var luminance: Double {
        let linear = parts.map { $0 <= 0.04045 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4) }
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }
}
