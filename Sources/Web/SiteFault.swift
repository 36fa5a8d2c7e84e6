/// Why a site cannot be started with its settings.
public enum SiteFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// The accent is not written as `#` and six hexadecimal digits.
    case notAColour(String)
    /// The accent is too pale to be read; the contrast it has on the light grounds of the pages.
    case tooPale(String, contrast: Double)
    /// The logo is neither a PNG nor an SVG that only draws, or it is too large.
    case logoUnusable(String)
    /// The certificate and the key cannot be read, or do not belong together.
    case certificateUnusable(String, String)

    /// What is wrong, and what to do.
    public var description: String {
        switch self {
        case .notAColour(let text): "“\(text)” is not a colour. Write it as #1d4f73."
        case .tooPale(let text, let contrast):
            "\(text) has a contrast of \((contrast * 10).rounded() / 10) to 1 on a light ground; 4.5 to 1 "
                + "is the least that can be read. Choose a darker colour."
        case .logoUnusable(let why):
            "The logo cannot be used: \(why). Give a PNG, or an SVG that only draws, of at most "
                + "\(Logo.mostBytes / 1_000) KB."
        case .certificateUnusable(let certificate, let key):
            "\(certificate) and \(key) are not a certificate and its key in PEM. Look whether both "
                + "can be read and belong together."
        }
    }
}

extension SiteSettings {
    /// Why a colour cannot be the accent; nil when it can.
    public static func colourFault(_ text: String) -> SiteFault? {
        do throws(SiteFault) {
            _ = try Colour(readable: text)
            return nil
        } catch {
            return error
        }
    }
}
