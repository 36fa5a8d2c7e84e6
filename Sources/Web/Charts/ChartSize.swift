import Reckoning

/// One of the two shapes in which a chart is drawn; the style sheet shows the one that fits.
struct ChartSize {
    let name: String
    let width: Double
    let height: Double

    static let wide = ChartSize(name: "wide", width: 640, height: 300)
    static let narrow = ChartSize(name: "narrow", width: 320, height: 270)

    var isWide: Bool { width > 400 }

    func with(height: Double) -> ChartSize {
        ChartSize(name: name, width: width, height: height)
    }
}

/// Elements of a picture, with nothing in them but words and finite numbers.
enum Svg {
    enum Anchor: String {
        case start, middle, end
    }

    static func line(_ from: (Double, Double), _ to: (Double, Double), _ kind: String) -> Html {
        """
        <line class="\(kind)" x1="\(from.0.length)" y1="\(from.1.length)" x2="\(to.0.length)" \
        y2="\(to.1.length)"></line>
        """
    }

    static func rect(_ corner: (Double, Double), _ size: (Double, Double), _ kind: String) -> Html {
        """
        <rect class="\(kind)" x="\(corner.0.length)" y="\(corner.1.length)" \
        width="\(max(0, size.0).length)" height="\(max(0, size.1).length)"></rect>
        """
    }

    static func path(_ points: [(Double, Double)], isClosed: Bool = false, _ kind: String) -> Html {
        guard !points.isEmpty else { return .nothing }
        let steps = points.map { "\($0.0.length) \($0.1.length)" }.joined(separator: "L")
        return "<path class=\"\(kind)\" d=\"M\(steps)\(isClosed ? "Z" : "")\"></path>"
    }

    static func circle(_ centre: (Double, Double), _ radius: Double, _ kind: String) -> Html {
        """
        <circle class="\(kind)" cx="\(centre.0.length)" cy="\(centre.1.length)" \
        r="\(radius.length)"></circle>
        """
    }

    static func text(
        _ words: String, _ at: (Double, Double), _ anchor: Anchor = .start, _ kind: String = "words"
    ) -> Html {
        """
        <text class="\(kind)" x="\(at.0.length)" y="\(at.1.length)" \
        text-anchor="\(anchor.rawValue)">\(words)</text>
        """
    }
}

extension Double {
    /// The number as an attribute holds it: never anything that is not a number.
    var length: String { DecimalNumber(self, decimals: 1)?.description ?? "0" }
}

/// Words within a picture, whose width is estimated as of a wide face.
enum ChartText {
    /// The size of words in the picture's own units, as the style sheet has it.
    static let size = 13.0

    static func width(_ words: String) -> Double {
        words.unicodeScalars.reduce(0) { width, letter in
            switch letter {
            case " ", ".", ",", ":", ";", "i", "l", "j": width + 4.3
            case "m", "w", "M", "W", "%": width + 12.6
            default: width + 8.2
            }
        }
    }

    /// The words on at most two lines of a width; what does not fit ends in an ellipsis.
    static func lines(_ words: String, within width: Double) -> [String] {
        var lines = [""]
        for word in words.split(separator: " ") {
            let longer = lines[lines.count - 1] + (lines[lines.count - 1].isEmpty ? "" : " ") + word
            if Self.width(longer) <= width || lines[lines.count - 1].isEmpty {
                lines[lines.count - 1] = longer
            } else {
                lines.append(String(word))
            }
        }
        let kept = lines.count > 2 ? [lines[0], lines[1] + " …"] : lines
        return kept.map { shortened($0, within: width) }
    }

    private static func shortened(_ line: String, within width: Double) -> String {
        guard Self.width(line) > width else { return line }
        var line = line
        while !line.isEmpty, Self.width(line + "…") > width { line.removeLast() }
        return line + "…"
    }

    /// Places for labels near those they want, in their order, that do not overlap.
    static func spread(_ wanted: [Double], gap: Double, within range: ClosedRange<Double>)
        -> [Double]
    {
        let order = wanted.indices.sorted { wanted[$0] < wanted[$1] }
        var places = wanted
        var least = range.lowerBound
        for index in order {
            places[index] = max(places[index], least)
            least = places[index] + gap
        }
        var most = range.upperBound
        for index in order.reversed() {
            places[index] = min(places[index], most)
            most = places[index] - gap
        }
        return places
    }
}
