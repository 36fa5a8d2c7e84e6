internal import Reckoning
@_spi(_Unicode) internal import Swift

/// Text as a person typed or pasted it, with the stray marks that come along taken off.
struct TypedText {
    /// The text in Unicode's composed form, with plain line ends, without blanks around it.
    let trimmed: String

    init(_ text: String) {
        var scalars = String.UnicodeScalarView()
        var afterReturn = false
        for scalar in text._nfc {
            if Self.isInvisible(scalar) { continue }
            if scalar == "\n", afterReturn {
                afterReturn = false
                continue
            }
            afterReturn = scalar == "\r"
            scalars.append(afterReturn ? "\n" : scalar)
        }
        trimmed = Self.trimming(scalars)
    }

    var isBlank: Bool { trimmed.isEmpty }

    /// Control characters and marks of no width: nothing a person can see or mean.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D: false
        case 0..<0x20, 0x7F..<0xA0, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF: true
        default: false
        }
    }

    private static func trimming(_ scalars: String.UnicodeScalarView) -> String {
        var rest = scalars[...]
        while let first = rest.first, first.properties.isWhitespace { rest.removeFirst() }
        while let last = rest.last, last.properties.isWhitespace { rest.removeLast() }
        return String(String.UnicodeScalarView(rest))
    }

    /// The reason that the words give for having no answer; only in brackets where text is asked.
    func missing(bracketed: Bool) -> MissingReason? {
        let lower = trimmed.lowercased()
        if lower.hasPrefix("["), lower.hasSuffix("]") {
            return MissingReason(rawValue: String(lower.dropFirst().dropLast()))
        }
        if bracketed { return nil }
        switch lower {
        case "n/a", "na", "n.a.", "not applicable": return .notApplicable
        case "tbc", "tbd", "tba", "to be confirmed", "not known", "not yet known", "unknown":
            return .notYetKnown
        case "unreadable": return .unreadable
        default: return nil
        }
    }

    /// The answer of the kind, nil when the text is not one.
    func answer(_ kind: AnswerKind) -> Answer? {
        switch kind {
        case .text: .text(trimmed)
        case .whole, .decimal, .money: number.map { .number($0) }
        case .percent: fraction.map { .number($0) }
        case .date: day.map { .date($0) }
        case .yesNo: yesNo.map { .yesNo($0) }
        case .choice, .choices: nil
        }
    }

    /// The number in `£15.29`, ` 1,840 `, `−5`; nil when there is any word with it.
    var number: DecimalNumber? {
        var rest = trimmed.filter { !$0.isWhitespace }[...]
        var sign = ""
        if let first = rest.first, "-−–".contains(first) {
            sign = "-"
            rest.removeFirst()
        }
        if rest.first == "£" { rest.removeFirst() }
        guard let first = rest.first, first.isASCII, first.isNumber || first == "." else {
            return nil
        }
        let halves = rest.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = Self.ungrouped(halves[0]) else { return nil }
        let fraction = halves.count > 1 ? "." + halves[1] : ""
        return DecimalNumber(sign + whole + fraction)
    }

    /// The digits without their commas, when every comma stands before three digits.
    private static func ungrouped(_ text: Substring) -> String? {
        let groups = text.split(separator: ",", omittingEmptySubsequences: false)
        let isGrouped =
            groups.count == 1
            || (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 }
        return isGrouped ? groups.joined() : nil
    }

    /// The share in `3.73%` or `3.73`, as a fraction.
    var fraction: DecimalNumber? {
        let bare = trimmed.hasSuffix("%") ? String(trimmed.dropLast()) : trimmed
        guard let percent = TypedText(bare).number else { return nil }
        return DecimalNumber(coefficient: percent.coefficient, scale: percent.scale + 2)
    }

    var yesNo: Bool? {
        switch trimmed.lowercased() {
        case "yes", "y", "true": true
        case "no", "n", "false": false
        default: nil
        }
    }
}
