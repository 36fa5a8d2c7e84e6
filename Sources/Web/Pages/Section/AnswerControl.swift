import Accountability
import Forms

/// The field that an answer is typed or chosen in.
struct AnswerControl {
    let at: ReturnVisit
    let key: AnswerKey
    let question: Question
    /// The identifiers of what describes the field.
    let describedBy: [String]
    let hasError: Bool
    /// The field stands in a table, where space is short.
    var isInTable = false
    /// The field takes the focus when the page opens.
    var isFocused = false

    private var value: String { at.form.fieldText(at.entry.sheet[key], for: question) }

    private var attributes: Html {
        let ids = describedBy.isEmpty ? nil : describedBy.joined(separator: " ")
        return """
            \(attribute: "id", key.anchor)\(attribute: "name", key.fieldName)\
            \(attribute: "aria-describedby", ids)\
            \(attribute: "aria-invalid", hasError ? "true" : nil)\(flag: "autofocus", isFocused)
            """
    }

    var html: Html {
        switch question.kind {
        case .text(let words): text(words)
        case .whole(_, let unit): number(unit, "numeric", prefix: nil)
        case .decimal(_, _, let unit): number(unit, "decimal", prefix: nil)
        case .money(_, let unit): number(unit, "decimal", prefix: "£")
        case .percent: number("%", "decimal", prefix: nil)
        case .date: "<input class=\"width-date\" type=\"text\"\(attributes) value=\"\(value)\">"
        case .choice(let list): isInTable ? menu(list) : radios(list)
        case .choices(let list): isInTable ? codes : checkboxes(list)
        case .yesNo: radios(["Yes", "No"])
        }
    }

    /// A group of choices has a legend rather than a label.
    var isGroup: Bool {
        switch question.kind {
        case .choice, .choices: !isInTable
        case .yesNo: true
        case .text, .whole, .decimal, .money, .percent, .date: false
        }
    }

    private func text(_ words: Int?) -> Html {
        let rows = isInTable ? 2 : max(2, min(16, (words ?? 300) / 60))
        return "<textarea rows=\"\(rows)\"\(attributes)>\n\(value)</textarea>"
    }

    private func number(_ unit: String, _ mode: String, prefix: String?) -> Html {
        """
        <span class="number">\(prefix.map { affix($0) })\
        <input class="width-number" type="text"\(attributes) value="\(value)" inputmode="\(mode)" \
        autocomplete="off">\(unit.isEmpty ? .nothing : affix(unit))</span>
        """
    }

    private func affix(_ words: String) -> Html {
        "<span class=\"affix\" aria-hidden=\"true\">\(words)</span>"
    }

    private var codes: Html {
        "<input type=\"text\"\(attributes) value=\"\(value)\" autocomplete=\"off\">"
    }

    private func shown(_ list: String) -> [String] {
        at.form.options[list]?.options.map(\.shown) ?? []
    }

    private func menu(_ list: String) -> Html {
        let shown = shown(list)
        let extra = value.isEmpty || shown.contains(value) ? [] : [value]
        let options = ([""] + shown + extra).map { option -> Html in
            """
            <option value="\(option)"\(flag: "selected", option == value)>\
            \(extra.contains(option) ? "“\(option)” (as given)" : option)</option>
            """
        }
        return "<select\(attributes)>\(options)</select>"
    }

    private func radios(_ list: String) -> Html { radios(shown(list)) }

    private func radios(_ shown: [String]) -> Html {
        let extra = value.isEmpty || shown.contains(value) ? [] : [value]
        let choices = (shown + extra + [""]).enumerated().map { position, option -> Html in
            let id = position == 0 ? key.anchor : "\(key.anchor)-\(position)"
            let words = option.isEmpty ? "No answer yet" : option
            return """
                <div class="choice"><input type="radio" id="\(id)" name="\(key.fieldName)" \
                value="\(option)"\(flag: "checked", option == value)>\
                <label for="\(id)">\(words)</label></div>
                """
        }
        return choices.joined()
    }

    private func checkboxes(_ list: String) -> Html {
        var chosen: [String] = []
        if case .choices(let codes)? = at.entry.sheet[key] { chosen = codes }
        let boxes = (at.form.options[list]?.options ?? []).enumerated().map {
            position, option -> Html in
            let id = position == 0 ? key.anchor : "\(key.anchor)-\(position)"
            return """
                <div class="choice"><input type="checkbox" id="\(id)" name="\(key.fieldName)" \
                value="\(option.shown)"\(flag: "checked", chosen.contains(option.code))>\
                <label for="\(id)">\(option.shown)</label></div>
                """
        }
        return .carrying(key.fieldName, "") + boxes.joined()
    }
}
