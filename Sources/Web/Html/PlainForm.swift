import Accountability
import Accounts
import Reckoning

/// A form on a page. It carries the token and an entry of its own, by which it is entered once, and
/// when it was not carried out it shows again what was typed.
struct PlainForm {
    let visit: Visit
    let name: String
    let action: String

    /// A form of a name that is used once on the page, sent to an address.
    init(_ visit: Visit, _ name: String, to action: String) {
        self.visit = visit
        self.name = name
        self.action = action
    }

    /// It was sent and came back.
    var isBack: Bool { visit.fields["form"] == name }

    private var entry: String {
        (isBack ? visit.fields["entry"] : nil) ?? String(Secret.drawn().text.prefix(16))
    }

    /// The form around its fields, with the button that sends it.
    ///
    /// `others` stands beside the button; a form with a file is sent in parts.
    func html(
        _ button: String, isGrave: Bool = false, sendsFile: Bool = false,
        others: Html = .nothing, _ fields: Html
    ) -> Html {
        """
        <form method="post" action="\(action)" id="\(name)" class="plain" tabindex="-1" \
        novalidate\(attribute: "enctype", sendsFile ? "multipart/form-data" : nil)>
        \(visit.tokenField)\(.carrying("form", name))\(.carrying("entry", entry))
        \(fields)
        <div class="actions"><button class="button\(isGrave ? " danger" : "")" \
        type="submit">\(button)</button>\(others)</div></form>
        """
    }

    /// What a field shows: what was typed, or what it begins with.
    func value(_ field: String, _ start: String = "") -> String {
        isBack ? visit.fields[field] ?? "" : start
    }

    func id(_ field: String) -> String { "\(name)-\(field)" }

    private func problem(_ field: String) -> String? {
        visit.problems.first { $0.field == id(field) }?.message
    }

    /// A field under its title, with its hint and what is wrong with it.
    private func unit(
        _ field: String, _ title: String, _ hint: String, _ control: (String?, Bool) -> Html
    ) -> Html {
        let problem = problem(field)
        let told = [
            hint.isEmpty ? nil : "\(id(field))-hint", problem == nil ? nil : "\(id(field))-error",
        ].compactMap(\.self).joined(separator: " ")
        return """
            <div class="field"><label class="title" for="\(id(field))">\(title)</label>
            \(hint.isEmpty ? .nothing : "<p class=\"hint\" id=\"\(id(field))-hint\">\(hint)</p>")
            \(problem.map { .error($0, id: "\(id(field))-error") } ?? Html.nothing)
            \(control(told.isEmpty ? nil : told, problem != nil))</div>
            """
    }

    /// A line of text.
    func line(
        _ field: String, _ title: String, _ start: String = "", hint: String = "",
        width: String = "width-text"
    ) -> Html {
        unit(field, title, hint) { told, isWrong in
            """
            <input type="text" id="\(id(field))" name="\(field)" class="\(width)" \
            value="\(value(field, start))"\(attribute: "aria-describedby", told)\
            \(attribute: "aria-invalid", isWrong ? "true" : nil)>
            """
        }
    }

    /// A file.
    func file(_ field: String, _ title: String, hint: String = "") -> Html {
        unit(field, title, hint) { told, isWrong in
            """
            <input type="file" id="\(id(field))" name="\(field)"\
            \(attribute: "aria-describedby", told)\
            \(attribute: "aria-invalid", isWrong ? "true" : nil)>
            """
        }
    }

    /// Several lines of text.
    func text(
        _ field: String, _ title: String, _ start: String = "", hint: String = "", rows: Int = 3
    ) -> Html {
        unit(field, title, hint) { told, isWrong in
            """
            <textarea id="\(id(field))" name="\(field)" rows="\(rows)"\
            \(attribute: "aria-describedby", told)\
            \(attribute: "aria-invalid", isWrong ? "true" : nil)>\(value(field, start))</textarea>
            """
        }
    }

    /// An amount in pounds.
    func amount(_ field: String, _ title: String, _ start: Money? = nil) -> Html {
        unit(field, title + ", in pounds", "") { told, isWrong in
            """
            <div class="number"><span class="affix" aria-hidden="true">£</span>\
            <input type="text" id="\(id(field))" name="\(field)" class="width-number" \
            inputmode="decimal" value="\(value(field, start?.typed ?? ""))"\
            \(attribute: "aria-describedby", told)\
            \(attribute: "aria-invalid", isWrong ? "true" : nil)></div>
            """
        }
    }

    /// A day.
    func day(_ field: String, _ title: String, _ start: Day? = nil) -> Html {
        line(
            field, title, start?.inWords ?? "", hint: "For example, 12 October 2017",
            width: "width-date")
    }

    /// One of a list.
    func choice(
        _ field: String, _ title: String, _ options: [(value: String, words: String)],
        _ start: String = "", hint: String = "", nothing: String = "Choose"
    ) -> Html {
        let chosen = value(field, start)
        let items = [(value: "", words: nothing)] + options
        return unit(field, title, hint) { told, isWrong in
            """
            <select id="\(id(field))" name="\(field)" class="width-text"\
            \(attribute: "aria-describedby", told)\
            \(attribute: "aria-invalid", isWrong ? "true" : nil)>
            \(items.map { option($0.value, $0.words, chosen) })</select>
            """
        }
    }

    private func option(_ value: String, _ words: String, _ chosen: String) -> Html {
        "<option value=\"\(value)\"\(flag: "selected", value == chosen)>\(words)</option>"
    }

    /// Something that is so when ticked.
    func tick(_ field: String, _ title: String, _ isOn: Bool = false) -> Html {
        let isTicked = isBack ? visit.fields[field] != nil : isOn
        return """
            <div class="choice"><input type="checkbox" id="\(id(field))" name="\(field)" \
            value="yes"\(flag: "checked", isTicked)><label for="\(id(field))">\(title)</label></div>
            """
    }
}

extension Money {
    /// The amount as it is typed into a field: `1,300,000`.
    var typed: String { inWords.replacing("£", with: "") }
}
