import Reckoning

/// Asks for a page as it was known at the end of a past day: as the board saw it.
struct KnownDayForm {
    let visit: Visit
    let path: String

    var html: Html {
        let problem = visit.problems.first { $0.field == "known" }?.message
        let value = visit.asKnownOn?.inWords ?? visit.query["known"] ?? ""
        return """
            <form method="get" action="\(path)" class="filter known" aria-label="As known on a day">
            <div><label for="known">As the board saw it on</label>
            <p class="hint" id="known-hint">For example, 12 October 2017</p>
            \(problem.map { .error($0, id: "known-error") } ?? Html.nothing)
            <input type="text" id="known" name="known" class="width-date" value="\(value)" \
            aria-describedby="known-hint\(problem == nil ? "" : " known-error")"></div>
            <div class="actions"><button class="button secondary" type="submit">Show that day</button>
            \(visit.asKnownOn == nil ? .nothing : .link("Back to today", path))</div></form>
            """
    }
}
