import Accountability
import Forms
import Ledger
import Reckoning

/// One instruction put before the rules, with the books as they stand.
struct Ruling {
    let books: Books
    let actor: OfficerID
    let now: Instant

    func facts(_ instruction: Instruction) throws(NotCarriedOut) -> [Fact] {
        switch instruction {
        case .people(let instruction): return try people(instruction)
        case .authority(let instruction): return try authority(instruction)
        case .collection(let instruction): return try collection(instruction)
        case .openReturn(let collection, let organisation):
            return try opening(collection, organisation)
        case .return(let id, let instruction): return try about(id, instruction)
        case .decision(let instruction): return try decision(instruction)
        case .fund(let id, let instruction): return try fund(id, instruction)
        case .initiative(let id, let instruction): return try initiative(id, instruction)
        case .outcome(let id, let instruction): return try outcome(id, instruction)
        case .publicity(let instruction): return try publicity(instruction)
        case .release(let instruction): return try release(instruction)
        }
    }

    func officer() throws(NotCarriedOut) -> Officer {
        guard let officer = books.officer(actor) else {
            throw .refused(.unknown(officer: actor))
        }
        return officer.acting(on: now.onLondonClock.day)
    }

    private func people(_ instruction: PeopleInstruction) throws(NotCarriedOut) -> [Fact] {
        try refusing { () throws(Refusal) in
            try instruction.facts(
                PeopleBackground(
                    actor: books.officer(actor)?.acting(on: now.onLondonClock.day),
                    isFirst: isFirst, organisation: { books.organisation($0) },
                    officer: { books.officer($0) }, everyOfficer: { books.everyOfficer }))
        }.map { .people($0) }
    }

    /// Nobody is an administrator yet, so whoever sets the program up may make one.
    private var isFirst: Bool { !books.hasAdministrator }

    /// An authority that is entered becomes an organisation too, when it is none yet.
    private func authority(_ instruction: AuthorityInstruction) throws(NotCarriedOut) -> [Fact] {
        let officer = try officer()
        let facts = try refusing { () throws(Refusal) in
            try instruction.facts(books.register, by: officer)
        }
        return facts.flatMap { fact -> [Fact] in
            guard case .entered(let record) = fact, books.organisation(record.authority) == nil
            else { return [.authority(fact)] }
            return [
                .people(.organisationRegistered(Organisation(record))), .authority(fact),
            ]
        }
    }

    private func collection(_ instruction: CollectionInstruction) throws(NotCarriedOut) -> [Fact] {
        let officer = try officer()
        if case .adoptForm(let name, let definition) = instruction {
            try check(definition, of: name)
        }
        let background = CollectionBackground(
            actor: officer, now: now, form: { books.form($0) },
            collection: { books.collection($0) }, organisation: { books.organisation($0) },
            entry: { books.return(to: $0, of: $1) }, register: books.register)
        return try refusing { () throws(Refusal) in
            try instruction.facts(background)
        }.map { .collection($0) }
    }

    /// The definition describes a form, and the form that it is taken into use as.
    private func check(_ definition: CanonicalValue, of name: String) throws(NotCarriedOut) {
        do throws(WrongDefinition) {
            let form = try Form(definition: DefinitionNode(canonical: definition))
            guard form.id == name else { throw .otherForm(form.id, expected: name) }
        } catch {
            throw .wrongDefinition(error)
        }
    }

    private func opening(
        _ id: CollectionID, _ organisation: OrganisationID
    ) throws(NotCarriedOut) -> [Fact] {
        let returnID = ReturnID("\(id)-\(organisation)")
        if books.return(returnID) != nil { return [] }
        guard let collection = books.collection(id) else {
            throw .refused(.unknown(collection: id))
        }
        let form = books.form(collection.form)?.form
        let previous = form?.previous.flatMap { books.return(on: $0, of: organisation) }
        let background = try background(collection, previous)
        let facts = try refusing { () throws(Refusal) in
            try Return.opening(returnID, for: organisation, background)
        }
        return (facts + feeding(facts, background)).map { .return($0) }
    }

    private func about(
        _ id: ReturnID, _ instruction: ReturnInstruction
    ) throws(NotCarriedOut) -> [Fact] {
        guard let entry = books.return(id)?.entry,
            let collection = books.collection(entry.collection)
        else { throw .refused(.unknown(return: id)) }
        let background = try background(
            collection, entry.previous.flatMap { books.return($0)?.entry })
        return try refusing { () throws(Refusal) in
            try entry.facts(instruction, background)
        }.map { .return($0) }
    }

    func background(
        _ collection: Accountability.Collection, _ previous: Return?
    ) throws(NotCarriedOut) -> ReturnBackground {
        guard let adopted = books.form(collection.form) else {
            throw .refused(.unknown(collection: collection.id))
        }
        return ReturnBackground(
            actor: try officer(), now: now, form: adopted.form,
            formFingerprint: adopted.fingerprint, collection: collection, previous: previous,
            officer: { books.officer($0) }, fingerprint: { Fingerprint(of: $0) })
    }

    func refusing<Value>(
        _ rule: () throws(Refusal) -> Value
    ) throws(NotCarriedOut) -> Value {
        do throws(Refusal) { return try rule() } catch { throw .refused(error) }
    }
}

extension WrongDefinition {
    fileprivate static func otherForm(_ found: String, expected: String) -> WrongDefinition {
        WrongDefinition(findings: [
            Finding(
                .wrongValue, .error, at: Place(line: 1), found: found, expected: expected,
                message: "The definition is of \(found), not of \(expected).",
                remedy: "Take it into use as \(found).")
        ])
    }
}
