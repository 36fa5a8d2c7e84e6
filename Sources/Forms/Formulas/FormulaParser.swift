/// Reads a formula by recursive descent, one method for each rank of operator.
struct FormulaParser {
    private var scanner: FormulaScanner
    private(set) var token: FormulaToken
    private var depth = 0
    private var nodes = 0

    init(_ source: String) throws(FormulaMistake) {
        var scanner = try FormulaScanner(source)
        self.token = try scanner.next()
        self.scanner = scanner
    }

    /// The whole source as one formula.
    mutating func formula() throws(FormulaMistake) -> FormulaNode {
        if token.kind == .sign(.equal) {
            throw FormulaMistake(
                "A formula does not begin with “=”.", at: token.offset, expected: Self.operand)
        }
        let start = token.offset
        let node = try expression()
        switch token.kind {
        case .end:
            try refuseColumn(node, at: start)
            return node
        case .close:
            throw FormulaMistake("This bracket was never opened.", at: token.offset)
        default:
            throw FormulaMistake(
                "The formula should end before \(token.words).", at: token.offset,
                expected: "an operator such as + or =")
        }
    }

    /// What may stand where a value is needed.
    static let operand = "a number, a text in double quotes, a question or a function"

    mutating func expression() throws(FormulaMistake) -> FormulaNode {
        try chain(.comparison)
    }

    /// Moves on to the next token.
    mutating func advance() throws(FormulaMistake) {
        token = try scanner.next()
    }

    /// Counts one more part of the formula.
    mutating func count() throws(FormulaMistake) {
        nodes += 1
        guard nodes <= Formula.mostNodes else {
            throw FormulaMistake("The formula has more than 2,000 parts.", at: token.offset)
        }
    }

    /// Reads something one level deeper.
    mutating func deeper(
        _ read: (inout FormulaParser) throws(FormulaMistake) -> FormulaNode
    ) throws(FormulaMistake) -> FormulaNode {
        guard depth < Formula.deepestNesting else {
            throw FormulaMistake("This is nested more than 64 deep.", at: token.offset)
        }
        depth += 1
        let node = try read(&self)
        depth -= 1
        return node
    }
}

// MARK: - Operators

extension FormulaParser {
    private mutating func chain(_ rank: FormulaRank) throws(FormulaMistake) -> FormulaNode {
        guard rank < .percent else { return try percent() }
        let start = token.offset
        let first = try chain(rank.tighter)
        var links: [FormulaLink] = []
        while case .sign(let sign) = token.kind, sign.rank == rank {
            try refuseColumn(first, at: start)
            try count()
            try advance()
            let place = token.offset
            let node = try chain(rank.tighter)
            try refuseColumn(node, at: place)
            links.append(FormulaLink(sign: sign, node: node))
        }
        return links.isEmpty ? first : Self.joined(first, links)
    }

    /// `(a-b)-c` is `a-b-c`, so that one meaning has one tree.
    private static func joined(_ first: FormulaNode, _ links: [FormulaLink]) -> FormulaNode {
        if case .chain(let start, let earlier) = first, first.rank == links[0].sign.rank {
            return .chain(start, earlier + links)
        }
        return .chain(first, links)
    }

    private mutating func percent() throws(FormulaMistake) -> FormulaNode {
        let start = token.offset
        var node = try signed()
        while token.kind == .percent {
            try refuseColumn(node, at: start)
            guard Self.percents(of: node) < Self.mostPercents else {
                throw FormulaMistake("There are too many percent signs.", at: token.offset)
            }
            try count()
            try advance()
            node = .percent(node)
        }
        return node
    }

    /// How often one value may be taken as a percentage.
    private static let mostPercents = 8

    private static func percents(of node: FormulaNode) -> Int {
        if case .percent(let inner) = node { return 1 + percents(of: inner) }
        return 0
    }

    private mutating func signed() throws(FormulaMistake) -> FormulaNode {
        guard token.kind == .sign(.subtract) || token.kind == .sign(.add) else {
            return try single()
        }
        let isNegative = token.kind == .sign(.subtract)
        try count()
        try advance()
        let place = token.offset
        let node = try deeper { parser throws(FormulaMistake) in try parser.signed() }
        try refuseColumn(node, at: place)
        return isNegative ? .negative(node) : node
    }

    /// A whole column may only stand directly in a call that takes one.
    func refuseColumn(_ node: FormulaNode, at offset: Int) throws(FormulaMistake) {
        guard case .reference(let reference) = node, reference.isColumn else { return }
        throw FormulaMistake(
            "\(reference) is a whole column where one value is needed.", at: offset,
            expected: "a function over the column, such as SUM(\(reference))")
    }
}

// MARK: - Single values

extension FormulaParser {
    private mutating func single() throws(FormulaMistake) -> FormulaNode {
        try count()
        let start = token
        switch start.kind {
        case .number(let number):
            try advance()
            return .number(number)
        case .text(let text):
            try advance()
            return .text(text)
        case .name(let name):
            try advance()
            return try named(name, at: start.offset)
        case .open:
            try advance()
            return try bracketed(from: start.offset)
        case .sign, .percent, .close, .separator, .end:
            throw FormulaMistake(
                "A value is missing before \(start.words).", at: start.offset,
                expected: Self.operand)
        }
    }

    private mutating func bracketed(from start: Int) throws(FormulaMistake) -> FormulaNode {
        let node = try deeper { parser throws(FormulaMistake) in try parser.expression() }
        guard token.kind == .close else {
            throw FormulaMistake(
                "A bracket is missing before \(token.words).", at: token.offset,
                expected: "“)” for the bracket at character \(start + 1)")
        }
        try advance()
        return node
    }

    private mutating func named(
        _ name: String, at offset: Int
    ) throws(FormulaMistake) -> FormulaNode {
        if token.kind == .open {
            try advance()
            return try deeper { parser throws(FormulaMistake) in
                try parser.call(of: name, at: offset)
            }
        }
        switch name.uppercased() {
        case "TRUE": return .flag(true)
        case "FALSE": return .flag(false)
        default: return .reference(try reference(name, at: offset))
        }
    }

    /// The question or column that a name stands for.
    func reference(
        _ name: String, at offset: Int, isPrevious: Bool = false
    ) throws(FormulaMistake) -> FormulaReference {
        let parts = name.split(separator: ".").map(String.init)
        guard parts.count <= 2, parts.allSatisfy({ $0.first != "_" }), let last = parts.last else {
            throw FormulaMistake(
                "“\(name)” is not a question.", at: offset,
                expected: "a question such as B2a, or a table's column such as A2.A2b")
        }
        return FormulaReference(
            name: last, table: parts.count == 2 ? parts[0] : nil, isPrevious: isPrevious)
    }
}
