/// Works out what a formula amounts to.
struct FormulaEvaluator {
    let operand: (FormulaReference) -> FormulaOperand

    /// The whole formula's value.
    func value(of node: FormulaNode) -> FormulaValue {
        worth(of: node).value
    }

    func worth(of node: FormulaNode) -> FormulaWorth {
        switch node {
        case .number(let number): .found(.number(number))
        case .text(let text): .found(.text(text))
        case .flag(let flag): .found(.flag(flag))
        case .reference(let reference): answer(to: reference)
        case .negative(let node): .found(calculated(worth(of: node)) { -$0 })
        case .percent(let node): .found(calculated(worth(of: node)) { $0 / 100 })
        case .chain(let first, let links): chain(first, links)
        case .call(let function, let arguments): call(function, arguments)
        }
    }

    private func answer(to reference: FormulaReference) -> FormulaWorth {
        switch operand(reference) {
        case .value(let value): .cell(Self.clean(value))
        case .range(let values): .range(values.map(Self.clean))
        }
    }

    /// A spreadsheet has no infinity and no number that is not one.
    private static func clean(_ value: FormulaValue) -> FormulaValue {
        if case .number(let number) = value, !number.isFinite { return .failure(.number) }
        return value
    }

    private func chain(_ first: FormulaNode, _ links: [FormulaLink]) -> FormulaWorth {
        links.reduce(worth(of: first)) { left, link in
            .found(FormulaOperation(sign: link.sign).value(left, worth(of: link.node)))
        }
    }

    private func calculated(_ worth: FormulaWorth, _ step: (Double) -> Double) -> FormulaValue {
        var blame = FormulaBlame()
        let number = worth.number(&blame)
        return blame.number(step(number))
    }
}

extension FormulaEvaluator {
    private func call(_ function: FormulaFunction, _ nodes: [FormulaNode]) -> FormulaWorth {
        switch function {
        case .if: condition(nodes)
        case .choose: choice(nodes)
        case .ifError: rescue(nodes) { $0.failure != nil }
        case .ifNotAvailable: rescue(nodes) { $0.failure == .notAvailable }
        default: .found(FormulaCall(function, nodes.map(worth)).value)
        }
    }

    private func condition(_ nodes: [FormulaNode]) -> FormulaWorth {
        var blame = FormulaBlame()
        let isTrue = worth(of: nodes[0]).number(&blame) != 0
        if let failure = blame.failure { return .found(.failure(failure)) }
        if isTrue { return worth(of: nodes[1]) }
        return nodes.count > 2 ? worth(of: nodes[2]) : .found(.flag(false))
    }

    private func choice(_ nodes: [FormulaNode]) -> FormulaWorth {
        var blame = FormulaBlame()
        let index = worth(of: nodes[0]).whole(bits: 32, &blame)
        if let failure = blame.failure { return .found(.failure(failure)) }
        guard index >= 1, index < nodes.count else { return .found(.failure(.value)) }
        return worth(of: nodes[index])
    }

    private func rescue(
        _ nodes: [FormulaNode], when hasFailed: (FormulaWorth) -> Bool
    ) -> FormulaWorth {
        let first = worth(of: nodes[0])
        return hasFailed(first) ? worth(of: nodes[1]) : first
    }
}
