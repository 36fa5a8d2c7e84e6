/// Writes a formula the way a workbook file holds it, with no bracket that could be left out.
struct FormulaPrinter {
    let place: (FormulaReference) -> String

    func text(of node: FormulaNode) -> String {
        switch node {
        case .number(let number): FormulaText.literal(number)
        case .text(let text): FormulaText.quoted(text)
        case .flag(let flag): flag ? "TRUE" : "FALSE"
        case .reference(let reference): place(reference)
        case .negative(let node): "-" + text(of: node, atLeast: .sign)
        case .percent(let node): text(of: node, atLeast: .percent) + "%"
        case .chain(let first, let links): chain(first, links)
        case .call(let function, let arguments):
            function.spelling + "(" + arguments.map { text(of: $0) }.joined(separator: ",") + ")"
        }
    }

    private func text(of node: FormulaNode, atLeast rank: FormulaRank) -> String {
        let plain = text(of: node)
        return node.rank < rank ? "(" + plain + ")" : plain
    }

    private func chain(_ first: FormulaNode, _ links: [FormulaLink]) -> String {
        let rank = links.first?.sign.rank ?? .single
        return links.reduce(text(of: first, atLeast: rank)) { written, link in
            written + link.sign.rawValue + text(of: link.node, atLeast: rank.tighter)
        }
    }
}
