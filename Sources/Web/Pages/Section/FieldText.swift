import Forms
import Reckoning

extension Form {
    /// The answer as it stands in a field, so that reading it back gives the same answer.
    func fieldText(_ answer: Answer?, for question: Question) -> String {
        switch answer {
        case nil: ""
        case .text(let text)?, .remark(let text)?: text
        case .number(let number)?: question.kind.fieldText(number)
        case .date(let day)?: day.inWords
        case .choice(let code)?: option(code, question)?.shown ?? code
        case .choices(let codes)?: codes.joined(separator: "; ")
        case .yesNo(let yes)?: yes ? "Yes" : "No"
        case .missing(let reason)?: question.kind.isText ? "[\(reason.rawValue)]" : reason.rawValue
        }
    }

    private func option(_ code: String, _ question: Question) -> Option? {
        question.kind.list.flatMap { options[$0] }?.option(code: code)
    }

    /// What a field says, understood as an answer to the question.
    func answer(typed text: String, to question: Question) -> Answer? {
        read(.text(text), for: question).answer
    }
}

extension AnswerKind {
    /// A number as people type it: with commas, money with pence, a share per cent.
    fileprivate func fieldText(_ number: DecimalNumber) -> String {
        let plain: String
        switch self {
        case .percent:
            let scale = max(0, number.scale - 2)
            let shifted =
                number.scale >= 2
                ? DecimalNumber(coefficient: number.coefficient, scale: scale)
                : DecimalNumber(
                    coefficient: number.coefficient * (number.scale == 1 ? 10 : 100), scale: 0)
            plain = (shifted ?? number).formatted()
        case .money: plain = number.formatted(decimals: number.isWhole ? 0 : 2)
        case .text, .whole, .decimal, .date, .choice, .choices, .yesNo: plain = number.formatted()
        }
        return plain.hasPrefix("−") ? "-" + plain.dropFirst() : plain
    }
}

extension AnswerKey {
    /// The name of the key's field in a form.
    var fieldName: String { Self.fieldPrefix + description }

    /// What the names of all answers' fields begin with.
    static let fieldPrefix = "answer."

    /// The identifier of the key's field on a page.
    var anchor: String { "q-" + question + (row.map { "-\($0)" } ?? "") }

    /// The key in an address: `A2b~11`.
    var inAddress: String { question + (row.map { "~\($0)" } ?? "") }

    init?(inAddress text: String) {
        self.init(
            written: text.split(separator: "~", omittingEmptySubsequences: false)
                .joined(separator: "/"))
    }
}
