import Accountability
import Forms

/// What the body that collects decides about a return: to accept it, to open sections again, to
/// leave it out.
struct ReviewedDecisions {
    let page: ReviewedReturnPage

    private var entry: Return? { page.entry }

    var html: Html {
        """
        <section aria-labelledby="decide"><h2 id="decide" tabindex="-1">Decide</h2>
        \(entry?.stage == .submitted ? acceptance + reopening : waiting)
        \(entry?.excluded == nil ? exclusion : inclusion)</section>
        """
    }

    private var waiting: Html {
        "<p>The return is open, and waits to be submitted again.</p>"
    }

    private var acceptance: Html {
        guard let version = page.version else { return .nothing }
        if entry?.acceptedVersion == version.number, entry?.acceptedInPart == nil {
            return "<p>Version \(version.number) is accepted.</p>"
        }
        return PlainForm(page.visit, "accept", to: page.path(.accept)).html(
            "Accept version \(version.number)", .nothing) + partialAcceptance
    }

    private var partialAcceptance: Html {
        let form = PlainForm(page.visit, "accept-in-part", to: page.path(.acceptInPart))
        return .folded(
            "Accept it without some sections or questions", isOpen: form.isBack,
            form.html(
                "Accept the rest",
                """
                \(form.text("without", "What is not accepted", hint: "A section, table or question on each line, such as C or D2b. It is published as [x]."))
                \(form.text("reason", "Why", hint: "The reason is published."))
                """))
    }

    private var reopening: Html {
        let form = PlainForm(page.visit, "reopen", to: page.path(.reopen))
        let ticked = Set(form.isBack ? page.visit.fields.all("section") : [])
        let sections = page.form.sections.map { section -> Html in
            """
            <div class="choice"><input type="checkbox" id="section-\(section.id)" name="section" \
            value="\(section.id)"\(flag: "checked", ticked.contains(section.id))>\
            <label for="section-\(section.id)">\(section.id). \(section.title)</label></div>
            """
        }
        return Html.folded(
            "Open sections again", isOpen: form.isBack,
            form.html(
                "Open again",
                """
                <fieldset class="field"><legend class="title">Sections</legend>\(sections)</fieldset>
                \(form.text("reason", "Why", hint: "The organisation reads it."))
                """))
    }

    private var exclusion: Html {
        let form = PlainForm(page.visit, "exclude", to: page.path(.exclude))
        return Html.folded(
            "Leave the return out of the figures", isOpen: form.isBack,
            form.html(
                "Leave it out", isGrave: true, form.text("reason", "Why")))
    }

    private var inclusion: Html {
        PlainForm(page.visit, "include", to: page.path(.include)).html(
            "Take it back into the figures", .nothing)
    }
}
