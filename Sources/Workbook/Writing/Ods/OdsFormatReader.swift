/// Reads one section of a number format of Excel.
struct OdsFormatReader {
    private let scalars: [Unicode.Scalar]
    private var index = 0
    private var read = OdsNumberFormat.Section()

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
    }

    /// The section; nil for what this does not know.
    mutating func section() -> OdsNumberFormat.Section? {
        if String(String.UnicodeScalarView(scalars)).lowercased() == "general" {
            read.pieces = [.number(OdsNumberFormat.NumberShape(least: 1))]
            return read
        }
        while index < scalars.count {
            guard step(scalars[index]) else { return nil }
        }
        read.kind = kind
        return read
    }

    /// What the parts make of the whole.
    private var kind: OdsNumberFormat.Kind {
        var names: Set<String> = []
        for case .part(let name, _) in read.pieces { names.insert(name) }
        if !names.isDisjoint(with: ["year", "month", "day", "day-of-week"]) { return .date }
        if !names.isDisjoint(with: ["hours", "minutes", "seconds"]) { return .time }
        if names.contains("text-content") { return .text }
        return read.pieces.contains(.words("%")) ? .percentage : .number
    }

    /// Reads one thing; false for what this does not know.
    private mutating func step(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\"": return quoted()
        case "\\": return escaped()
        case "_":
            index += 2
            words(" ")
        case "*": index += 2
        case "[": return bracket()
        case "@": part("text-content")
        case "%":
            read.pieces.append(.words("%"))
            index += 1
        case "0", "#", "?", ".": return number()
        case "a", "A": return halfDay()
        case "d", "m", "y", "h", "s", "D", "M", "Y", "H", "S": return date(scalar)
        default:
            guard !scalar.properties.isAlphabetic || scalar.value > 127 else { return false }
            index += 1
            words(String(scalar))
        }
        return true
    }

    private mutating func words(_ words: String) {
        if case .words(let before)? = read.pieces.last, before != "%" {
            read.pieces[read.pieces.count - 1] = .words(before + words)
        } else {
            read.pieces.append(.words(words))
        }
    }

    private mutating func part(_ name: String, _ attributes: [String: String] = [:]) {
        read.pieces.append(.part(name, attributes))
        index += 1
    }

    private mutating func quoted() -> Bool {
        guard let end = scalars[(index + 1)...].firstIndex(of: "\"") else { return false }
        words(String(String.UnicodeScalarView(scalars[(index + 1)..<end])))
        index = end + 1
        return true
    }

    private mutating func escaped() -> Bool {
        guard index + 1 < scalars.count else { return false }
        words(String(scalars[index + 1]))
        index += 2
        return true
    }

    /// A colour, a currency sign, or hours that count on.
    private mutating func bracket() -> Bool {
        guard let end = scalars[index...].firstIndex(of: "]") else { return false }
        let inner = String(String.UnicodeScalarView(scalars[(index + 1)..<end]))
        index = end + 1
        if let colour = Self.colours[inner.lowercased()] {
            read.colour = colour
        } else if inner.hasPrefix("$") {
            words(String(inner.dropFirst().prefix { $0 != "-" }))
        } else if inner.lowercased() == "h" || inner.lowercased() == "hh" {
            read.isElapsed = true
            read.pieces.append(.part("hours", inner.count > 1 ? Self.long : [:]))
        } else {
            return false
        }
        return true
    }

    private static let long = ["style": "long"]
    private static let colours = [
        "black": "#000000", "blue": "#0000ff", "cyan": "#00ffff", "green": "#00ff00",
        "magenta": "#ff00ff", "red": "#ff0000", "white": "#ffffff", "yellow": "#ffff00",
    ]

    private mutating func halfDay() -> Bool {
        let rest = String(String.UnicodeScalarView(scalars[index...].prefix(5))).uppercased()
        guard rest == "AM/PM" else { return false }
        read.pieces.append(.part("am-pm", [:]))
        index += 5
        return true
    }
}

extension OdsFormatReader {
    /// The digits of a number, with commas, decimals and a power of ten.
    fileprivate mutating func number() -> Bool {
        var shape = OdsNumberFormat.NumberShape()
        var commas = 0
        while index < scalars.count, "0#?,".unicodeScalars.contains(scalars[index]) {
            if scalars[index] == "," {
                commas += 1
            } else {
                shape.isGrouped = shape.isGrouped || commas > 0
                commas = 0
                if scalars[index] == "0" { shape.least += 1 }
            }
            index += 1
        }
        shape.divisor = (0..<commas).reduce(1) { power, _ in power * 1_000 }
        decimals(&shape)
        guard exponent(&shape) else { return false }
        read.pieces.append(.number(shape))
        return true
    }

    private mutating func decimals(_ shape: inout OdsNumberFormat.NumberShape) {
        shape.decimals = 0
        guard index < scalars.count, scalars[index] == "." else { return }
        index += 1
        while index < scalars.count, "0#?".unicodeScalars.contains(scalars[index]) {
            shape.decimals = (shape.decimals ?? 0) + 1
            if scalars[index] == "0" { shape.leastDecimals += 1 }
            index += 1
        }
    }

    private mutating func exponent(_ shape: inout OdsNumberFormat.NumberShape) -> Bool {
        guard index < scalars.count, scalars[index] == "E" else { return true }
        index += 1
        guard index < scalars.count, "+-".unicodeScalars.contains(scalars[index]) else {
            return false
        }
        index += 1
        let digits = scalars[index...].prefix { $0 == "0" }.count
        shape.exponent = digits
        index += digits
        return digits > 0
    }

    /// A part of a date or a time; `m` beside hours or seconds are minutes.
    fileprivate mutating func date(_ letter: Unicode.Scalar) -> Bool {
        let small = Unicode.Scalar(letter.value | 32) ?? letter
        let count = scalars[index...].prefix { ($0.value | 32) == small.value }.count
        let isMinutes = small == "m" && (followsHours || precedesSeconds(index + count))
        index += count - 1
        let style = count.isMultiple(of: 2) ? Self.long : [:]
        switch small {
        case "y": part("year", count > 2 ? Self.long : [:])
        case "d" where count > 2: part("day-of-week", count > 3 ? Self.long : [:])
        case "d": part("day", style)
        case "h": part("hours", style)
        case "s": part("seconds", style)
        case "m" where isMinutes: part("minutes", style)
        default:
            var attributes = style
            if count > 2 { attributes["textual"] = "true" }
            part("month", attributes)
        }
        return true
    }

    private var followsHours: Bool {
        for case .part(let name, _) in read.pieces.reversed() { return name == "hours" }
        return false
    }

    private func precedesSeconds(_ place: Int) -> Bool {
        let next = scalars[place...].first { $0.properties.isAlphabetic }
        return next == "s" || next == "S"
    }
}
