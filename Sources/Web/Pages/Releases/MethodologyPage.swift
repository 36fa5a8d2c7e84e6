import Accountability
import Documents
import Forms
import Ledger
import Reckoning
import Statistics

/// How the figures came about: made from the form, its checks, and what was chosen.
struct MethodologyPage {
    let at: PublicationVisit

    private var figures: ReleaseFigures { at.figures }

    private var form: Form? {
        at.visit.books.collection(at.plan.collection).flatMap {
            at.visit.books.form($0.form)?.form
        }
    }

    var page: Page {
        PublicationFrame(at: at, here: .methodology).page(
            """
            \(collection)
            \(response)
            <h2>Missing figures</h2>
            \(treatments)
            <h2>How figures are made</h2>
            \(methods)
            \(disclosure)
            <h2>Provisional and revised figures</h2>
            <p>Figures of the latest period are \(at.plan.maturity.title.lowercased()). Authorities \
            may correct a return after it was published; a figure that differs from what was \
            published before is marked [r]. A correction is published with the day and what was \
            corrected, at the same address. Every earlier version stays available.</p>
            \(checks)
            """)
    }

    private var collection: Html {
        guard let form else { return .nothing }
        let questions = form.everyQuestion.map { question -> [Html] in
            [.words(question.id), .words(question.label), .words(question.kind.inWords)]
        }
        let table = DataTable(
            caption: "Questions of the form",
            columns: [.words("Question"), .words("What is asked"), .words("Answer")],
            rows: questions)
        let steps = form.signOff.map(\.title).joined(separator: ", then ")
        return """
            <h2>Collection</h2>
            <p>The figures are from “\(form.title)”, a return to \(form.owner) for \
            \(form.period.inWords). \(steps.isEmpty ? "" : "Each return is signed: \(steps).")</p>
            \(.folded("The \(questions.count) questions of the form", table.html))
            """
    }

    private var response: Html {
        DataTable(
            caption: "Response",
            columns: [.words("Period"), .figure("Asked"), .figure("Returned"), .words("Without")],
            rows: figures.periods.map { period in
                [
                    .words(period.name), "\(period.asked)", "\(period.responded)",
                    .words(period.silent.isEmpty ? "none" : period.silent.joined(separator: "; ")),
                ]
            }
        ).html
    }

    private var treatments: Html {
        let items = figures.periods.map { period -> Html in
            let reason = at.version.schedule.treatments.first {
                $0.collection == period.collection
            }?.reason
            return "<li>\(period.name): \(period.treatment.inWords) \(reason ?? "")</li>"
        }
        return """
            <ul>\(items)</ul>
            <p>Why a figure is missing is kept apart: an authority that did not respond, a figure \
            that was not given, not yet known, not collected, not applicable, or withheld. Figures \
            that were never asked for are not estimated.</p>
            """
    }

    private var methods: Html {
        var seen: Set<String> = []
        let items = figures.measures.flatMap { thing in
            thing.statistics.compactMap { statistic -> Html? in
                let (title, method) = (thing.title(of: statistic), thing.method(of: statistic))
                guard seen.insert(title + method).inserted else { return nil }
                return "<dt>\(title)</dt><dd>\(method)</dd>"
            }
        }
        return """
            <dl>\(items)</dl>
            <p>Numbers are added exactly and rounded once, when they are shown. Medians and quartiles \
            lie on a straight line between two figures.</p>
            """
    }

    private var disclosure: Html {
        guard figures.measures.contains(where: \.measure.countsPeople) else { return .nothing }
        let names = figures.measures.filter(\.measure.countsPeople).map(\.measure.title)
        return """
            <h2>Disclosure control</h2>
            <p>\(names.joined(separator: "; ")) count people. Counts from 1 to 5 are withheld and \
            shown as [c]; nought is shown. Further counts are withheld until nobody can work out more \
            about a small one than that it is from 1 to 5, by adding and subtracting along any margin: \
            the authorities of a region and of a class, and the regions and classes of the nation. \
            Medians and quartiles of such measures are not published.</p>
            """
    }

    private var checks: Html {
        guard let form, !form.checks.isEmpty else { return .nothing }
        let rows = form.checks.map { check -> [Html] in
            [
                .words(check.id), .words(check.severity.word),
                .words(check.places.joined(separator: ", ")),
                "<code>\(check.formula.source)</code>",
            ]
        }
        return """
            <h2>Checks</h2>
            <p>An Error is put right before a return can be signed; a Query is put right or \
            explained; a Note is for information.</p>
            \(DataTable(
                caption: "Checks of the form",
                columns: [.words("Check"), .words("Severity"), .words("Questions"), .words("Raised when")],
                rows: rows).html)
            """
    }
}
