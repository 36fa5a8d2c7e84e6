import Accountability
import Clerk
import Documents
import Forms
import Ledger
import Reckoning

/// The form on which a collection is begun, perhaps like an earlier one.
struct NewCollectionPage {
    let visit: Visit
    /// What is wrong with the definition that was sent.
    var findings: [Finding] = []

    /// The bodies that the visitor collects for.
    private var owners: [OrganisationID] {
        (visit.officer?.organisations ?? []).filter {
            visit.officer?.holds(Role.statisticians, for: $0) ?? false
        }.sorted { $0.text < $1.text }
    }

    /// The forms that nothing asks for yet, the latest period first.
    private var forms: [Form] {
        let used = Set(visit.books.everyCollection.map(\.form))
        return visit.books.everyForm.map(\.form).filter { !used.contains($0.id) }
            .sorted { ($0.period.to, $0.id) > ($1.period.to, $1.id) }
    }

    private var like: Accountability.Collection? {
        visit.query["like"].flatMap { visit.books.collection(CollectionID($0)) }
    }

    /// The form that is chosen to begin with: the one that follows the earlier collection's.
    private var first: String {
        if let named = visit.query["form"] { return named }
        let next = forms.first { form in like.map { form.previous == $0.form } ?? false }
        return next?.id ?? ""
    }

    var page: Page {
        Page(
            title: "Set up a collection",
            crumbs: [Crumb(words: "Collections", path: CollectionRoute.collections.path())],
            hasProblems: !findings.isEmpty, isWide: true,
            main: """
                <h1>Set up a collection</h1>
                \(forms.isEmpty
                    ? "<p>Every form in use is asked for already. Take another form into use first.</p>"
                    : drafting)
                \(uploading)
                """)
    }

    private var drafting: Html {
        let form = PlainForm(visit, "draft", to: CollectionRoute.draftCollection.path())
        let earlier = visit.books.everyCollection.filter { owners.contains($0.owner) }
            .reversed().map { collection in
                let known = visit.books.form(collection.form)?.form
                let words = known.map { "\($0.title), \($0.period.inWords)" }
                return (value: collection.id.text, words: words ?? collection.id.text)
            }
        let owner: Html =
            owners.count == 1
            ? .carrying("owner", owners[0].text)
            : form.choice(
                "owner", "For whom",
                owners.map { ($0.text, visit.books.organisation($0)?.name ?? $0.text) })
        return form.html(
            "Begin the set-up",
            """
            \(form.choice("definition", "Form", forms.map { ($0.id, "\($0.title), \($0.period.inWords)") }, first))
            \(form.choice("like", "Copy respondents, joint returns and reminders from", earlier, like?.id.text ?? "", nothing: "Nothing"))
            \(owner)
            """)
    }

    private var uploading: Html {
        let form = PlainForm(visit, "upload", to: CollectionRoute.uploadForm.path())
        let told = TableFindings(findings: findings).html
        return """
            <h2>Take a form into use</h2>
            \(told)
            <p>The file that defines the form is checked as a whole: references, formulas and \
            circles. A form that is in use already needs the next version number.</p>
            \(form.html(
                "Check it and take it into use", sendsFile: true,
                form.file("file", "Form definition (YAML)")))
            """
    }
}

extension Site {
    /// Takes the definition that was sent into use, and goes on to what can be done with it.
    func uploadForm(_ visit: Visit) async throws(Problem) -> Reply {
        guard let file = visit.file, !file.isEmpty else {
            return NewCollectionPage(visit: visit).refusing("Select a form definition to upload")
        }
        guard file.count <= DefinitionFile.mostBytes,
            let text = String(validating: file, as: UTF8.self)
        else {
            return NewCollectionPage(visit: visit).refusing(
                "The selected file must be text in UTF-8, smaller than 1MB")
        }
        let read = await readingRoom.read { () -> Result<FormToAdopt, WrongDefinition> in
            do throws(WrongDefinition) {
                return .success(try FormToAdopt(text))
            } catch {
                return .failure(error)
            }
        }
        switch read {
        case nil: throw .busy
        case .failure(let wrong)?:
            var page = NewCollectionPage(visit: visit)
            page.findings = wrong.findings
            return visit.page(page.page, status: 422)
        case .success(let form)?:
            do throws(Problem) {
                try await carryOut(
                    .collection(.adoptForm(form: form.id, definition: form.definition)), visit)
            } catch {
                guard case .refused(let refusal) = error else { throw error }
                return NewCollectionPage(visit: visit).refusing(
                    "\(refusal.reason) \(refusal.remedy) (\(refusal.number.code))")
            }
            let asking = visit.books.collection(on: form.id)
            return .go(
                to: asking.map { CollectionRoute.form.path($0.id.text) }
                    ?? CollectionRoute.newCollection.path() + "?form=\(form.id.inQuery)")
        }
    }
}

extension NewCollectionPage {
    fileprivate func refusing(_ message: String) -> Reply {
        var back = visit
        back.problems = [FieldProblem(field: "upload-file", message: message)]
        return back.page(NewCollectionPage(visit: back).page, status: 422)
    }
}

/// A definition that describes a form.
private struct FormToAdopt: Sendable {
    let id: String
    let definition: CanonicalValue

    init(_ text: String) throws(WrongDefinition) {
        let nodes = try DefinitionFile.nodes(of: text)
        id = try Form(definition: nodes).id
        definition = nodes.canonical
    }
}
