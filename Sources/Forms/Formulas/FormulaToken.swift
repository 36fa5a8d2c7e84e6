/// One word of a formula and where it stands.
struct FormulaToken: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case number(Double)
        case text(String)
        /// A name, with its dots: `B2a`, `A2.A2b`, `_xlfn.IFNA`.
        case name(String)
        case sign(FormulaSign)
        case percent
        case open
        case close
        case separator
        case end
    }

    let kind: Kind
    /// The UTF-8 bytes of the source before it.
    let offset: Int
}

extension FormulaToken {
    /// The token as a message quotes it.
    var words: String {
        switch kind {
        case .number(let number): FormulaText.number(number)
        case .text: "a text"
        case .name(let name): name
        case .sign(let sign): "“\(sign.rawValue)”"
        case .percent: "“%”"
        case .open: "“(”"
        case .close: "“)”"
        case .separator: "“;”"
        case .end: "the end"
        }
    }
}
