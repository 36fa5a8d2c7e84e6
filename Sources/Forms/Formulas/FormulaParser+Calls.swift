extension FormulaParser {
    /// The rest of a call, after its opening bracket.
    mutating func call(of name: String, at offset: Int) throws(FormulaMistake) -> FormulaNode {
        switch name.uppercased() {
        case "PREVIOUS": return try previous(at: offset)
        case "TRUE": return try constant(.flag(true), named: name, at: offset)
        case "FALSE": return try constant(.flag(false), named: name, at: offset)
        default:
            let function = try function(named: name, at: offset)
            let arguments = try arguments(of: function, at: offset)
            try check(arguments, of: function)
            return .call(function, arguments.map(\.node))
        }
    }

    private mutating func constant(
        _ node: FormulaNode, named name: String, at offset: Int
    ) throws(FormulaMistake) -> FormulaNode {
        guard token.kind == .close else {
            throw FormulaMistake("\(name.uppercased()) takes no value.", at: token.offset)
        }
        try advance()
        return node
    }

    private mutating func previous(at offset: Int) throws(FormulaMistake) -> FormulaNode {
        let place = token.offset
        guard case .name(let name) = token.kind else { throw notPrevious(at: place) }
        try advance()
        guard token.kind == .close else { throw notPrevious(at: place) }
        try advance()
        return .reference(try reference(name, at: place, isPrevious: true))
    }

    private func notPrevious(at offset: Int) -> FormulaMistake {
        FormulaMistake(
            "PREVIOUS takes one question and nothing else.", at: offset,
            expected: "a question, as in PREVIOUS(B2a)")
    }
}

// MARK: - Functions by name

extension FormulaParser {
    private func function(
        named name: String, at offset: Int
    ) throws(FormulaMistake) -> FormulaFunction {
        let upper = name.uppercased()
        let prefix = FormulaFunction.prefix.uppercased()
        let plain = upper.hasPrefix(prefix) ? String(upper.dropFirst(prefix.count)) : upper
        if let function = FormulaFunction(rawValue: plain) { return function }
        throw FormulaMistake(
            "There is no function \(name).", at: offset, expected: Self.nearest(to: plain))
    }

    /// The allowed names most like `name`, as a phrase.
    private static func nearest(to name: String) -> String {
        let names = FormulaFunction.allCases.map(\.rawValue) + ["PREVIOUS", "TRUE", "FALSE"]
        let ranked = names.map { (distance(name, $0), $0) }.sorted { $0 < $1 }
        let near = ranked.filter { $0.0 <= max(1, name.count / 3) }.prefix(3).map(\.1)
        let chosen = near.isEmpty ? names.filter { alike(name, $0) }.prefix(3).sorted() : near
        guard let last = chosen.last else { return "a function such as SUM, IF or ROUND" }
        return chosen.count == 1 ? last : chosen.dropLast().joined(separator: ", ") + " or " + last
    }

    /// One name begins with the other, as in MINIMUM and MIN.
    private static func alike(_ first: String, _ second: String) -> Bool {
        min(first.count, second.count) >= 2
            && (first.hasPrefix(second) || second.hasPrefix(first))
    }

    /// How many letters must be added, taken away or changed (Levenshtein).
    private static func distance(_ first: String, _ second: String) -> Int {
        let target = Array(second.utf8)
        var row = Array(0...target.count)
        for (line, letter) in first.utf8.prefix(32).enumerated() {
            var corner = row[0]
            row[0] = line + 1
            for column in target.indices {
                let change = corner + (letter == target[column] ? 0 : 1)
                corner = row[column + 1]
                row[column + 1] = min(change, corner + 1, row[column] + 1)
            }
        }
        return row[target.count] + max(0, first.utf8.count - 32)
    }
}

// MARK: - What stands between the brackets

extension FormulaParser {
    /// A value in a call and where it begins.
    struct Argument {
        let node: FormulaNode
        let offset: Int
    }

    private mutating func arguments(
        of function: FormulaFunction, at offset: Int
    ) throws(FormulaMistake) -> [Argument] {
        var found: [Argument] = []
        if token.kind != .close { try readArguments(into: &found, of: function) }
        try advance()
        let counts = function.signature.counts
        guard counts.contains(found.count) else {
            throw FormulaMistake(
                "\(function.rawValue) takes \(Self.words(counts)), not \(found.count).", at: offset)
        }
        return found
    }

    private mutating func readArguments(
        into found: inout [Argument], of function: FormulaFunction
    ) throws(FormulaMistake) {
        while true {
            let offset = token.offset
            found.append(Argument(node: try expression(), offset: offset))
            if token.kind == .close { return }
            guard token.kind == .separator else {
                throw FormulaMistake(
                    "A bracket is missing before \(token.words).", at: token.offset,
                    expected: "“)” or “;” in \(function.rawValue)")
            }
            try advance()
        }
    }

    private func check(
        _ arguments: [Argument], of function: FormulaFunction
    ) throws(FormulaMistake) {
        let signature = function.signature
        for (index, argument) in arguments.enumerated() {
            switch signature.parameter(at: index) {
            case .value: try refuseColumn(argument.node, at: argument.offset)
            case .values: break
            case .cells: try requireReference(argument, in: function)
            }
        }
        if function == .sumIf, arguments.count == 3 { try requireOneTable(arguments) }
    }

    private func requireReference(
        _ argument: Argument, in function: FormulaFunction
    ) throws(FormulaMistake) {
        if case .reference = argument.node { return }
        throw FormulaMistake(
            "\(function.rawValue) looks at answers, not at a calculation.", at: argument.offset,
            expected: "a question, or a table's column such as A2.A2b")
    }

    /// A spreadsheet stretches the second column to the first one's length, over other cells.
    private func requireOneTable(_ arguments: [Argument]) throws(FormulaMistake) {
        guard case .reference(let first) = arguments[0].node,
            case .reference(let second) = arguments[2].node, first.table != second.table
        else { return }
        throw FormulaMistake(
            "SUMIF needs two columns of one table.", at: arguments[2].offset,
            expected: first.table.map { "a column of \($0)" } ?? "a question")
    }

    private static func words(_ counts: ClosedRange<Int>) -> String {
        let (fewest, most) = (counts.lowerBound, counts.upperBound)
        if most == 0 { return "no value" }
        if fewest == most { return fewest == 1 ? "1 value" : "\(fewest) values" }
        if most == FormulaSignature.most { return "at least " + words(fewest...fewest) }
        return "\(fewest) \(most == fewest + 1 ? "or" : "to") \(most) values"
    }
}
