import Accountability
import Accounts
import Clerk
import Ledger
import Outbound
import Reckoning
import WorkingPapers

extension Site {
    /// What answers the addresses of officers and their roles.
    func answer(_ route: PeopleRoute, _ visit: Visit) async throws(Problem) -> Reply {
        switch route {
        case .people: return visit.page(OfficersPage(visit).page)
        case .peopleFile: return OfficersPage(visit).file.reply
        case .newOfficer: return visit.page(EnrolmentPage(visit).page)
        case .enrol: return try await enrol(visit)
        case .officer: return visit.page(try officerPage(visit))
        case .rename: return try await rename(visit)
        case .grant, .withdraw: return try await changeRole(route, visit)
        case .appoint: return try await appoint(visit)
        case .endDeputy: return try await endDeputy(visit)
        case .sendLink:
            guard postbox != nil else { throw .notFound }
            try await sendLink(to: try visit.namedOfficer(), at: visit.now)
            return .go(to: PeopleRoute.officer.path(visit.open[0]))
        case .endSessions:
            try await endSessions(of: try visit.namedOfficer())
            return .go(to: PeopleRoute.officer.path(visit.open[0]))
        case .erase: return try await erase(visit)
        }
    }

    private func officerPage(_ visit: Visit) throws(Problem) -> Page {
        try OfficerPage(visit, sendsLinks: postbox != nil).page
    }

    /// Ends every session of an officer: at once, whatever browser asks next.
    func endSessions(of officer: OfficerID) async throws(Problem) {
        try await atDesk { people throws(PeopleFault) in try people.endSessions(of: officer) }
    }

    /// Enrols an officer, with a first role where one is chosen, and writes the name down.
    private func enrol(_ visit: Visit) async throws(Problem) -> Reply {
        var reading = FormReading(visit)
        let id = reading.needed("officer", "Enter an identifier")
        if !id.isEmpty, !id.utf8.allSatisfy(Self.isPlain) || id.utf8.count > 60 {
            reading.complain("officer", "Use small letters, digits and hyphens, such as finance-2")
        }
        if visit.books.officer(OfficerID(id)) != nil {
            reading.complain("officer", "There is an officer of this identifier already")
        }
        let person = reading.person(id, known: people)
        var instructions: [PeopleInstruction] = [.enrol(OfficerID(id))]
        if !reading.isBlank("role"), let mandate = reading.mandate() {
            instructions.append(.grant(OfficerID(id), mandate))
        }
        return try await carryOut(
            visit, reading, instructions, naming: person,
            then: PeopleRoute.officer.path(id)
        ) { visit throws(Problem) in EnrolmentPage(visit).page }
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        (97...122).contains(byte) || (48...57).contains(byte) || byte == 45
    }

    private func rename(_ visit: Visit) async throws(Problem) -> Reply {
        let id = try visit.namedOfficer().text
        var reading = FormReading(visit)
        let person = reading.person(id, known: people)
        return try await carryOut(
            visit, reading, [], naming: person, then: PeopleRoute.officer.path(id)
        ) { visit throws(Problem) in try officerPage(visit) }
    }

    private func changeRole(_ route: PeopleRoute, _ visit: Visit) async throws(Problem) -> Reply {
        let id = try visit.namedOfficer()
        var reading = FormReading(visit)
        var instructions: [PeopleInstruction] = []
        if let mandate = reading.mandate() {
            instructions = [route == .grant ? .grant(id, mandate) : .withdraw(id, mandate)]
        }
        let reply = try await carryOut(
            visit, reading, instructions, then: PeopleRoute.officer.path(id.text) + "#roles"
        ) { visit throws(Problem) in try officerPage(visit) }
        if route == .withdraw, reply.status == 303 { try await endSessions(of: id) }
        return reply
    }

    private func appoint(_ visit: Visit) async throws(Problem) -> Reply {
        let principal = try visit.namedOfficer()
        var reading = FormReading(visit)
        let deputy = reading.needed("deputy", "Choose who stands in")
        let parts = reading.needed("mandate", "Choose the role").split(separator: " ")
        let from = reading.day("from", "the first day")
        let to = reading.day("to", "the last day")
        var instructions: [PeopleInstruction] = []
        if parts.count == 2, let role = Role(rawValue: String(parts[0])) {
            let mandate = Mandate(role: role, organisation: OrganisationID(String(parts[1])))
            instructions = [
                .appointDeputy(
                    DeputyAppointment(
                        deputy: OfficerID(deputy), principal: principal, mandate, from: from, to: to
                    )
                )
            ]
        }
        return try await carryOut(
            visit, reading, instructions,
            then: PeopleRoute.officer.path(principal.text) + "#deputies"
        ) { visit throws(Problem) in try officerPage(visit) }
    }

    private func endDeputy(_ visit: Visit) async throws(Problem) -> Reply {
        let fields = visit.fields
        guard let role = fields["role"].flatMap({ Role(rawValue: $0) }),
            let from = fields["from"].flatMap({ Day($0) }),
            let to = fields["to"].flatMap({ Day($0) }), let deputy = fields["deputy"],
            let principal = fields["principal"], let organisation = fields["organisation"]
        else { throw .unreadableForm }
        let mandate = Mandate(role: role, organisation: OrganisationID(organisation))
        try await carryOut(
            .people(
                .endDeputy(
                    DeputyAppointment(
                        deputy: OfficerID(deputy), principal: OfficerID(principal), mandate,
                        from: from, to: to))), visit)
        return .go(to: PeopleRoute.officer.path(visit.open[0]) + "#deputies")
    }

    private func erase(_ visit: Visit) async throws(Problem) -> Reply {
        let id = try visit.namedOfficer().text
        guard visit.fields["sure"] != nil else {
            var back = visit
            back.problems = [
                FieldProblem(field: "erase-sure", message: "Tick the box if you are sure")
            ]
            return back.page(try officerPage(back), status: 422)
        }
        do throws(PapersFault) { _ = try await papers.eraseAll(by: id) } catch {
            throw failed("\(error)")
        }
        _ = try await atDesk { people throws(PeopleFault) in try people.erase(id) }
        try await forgetLetters(of: OfficerID(id))
        return .go(to: PeopleRoute.officer.path(id))
    }

    /// Carries instructions about people out, writes a name down, and goes on; what cannot be read
    /// or is refused comes back on the form's own page.
    private func carryOut(
        _ visit: Visit, _ reading: FormReading, _ instructions: [PeopleInstruction],
        naming person: NamedOfficer? = nil, then next: String,
        page: (Visit) throws(Problem) -> Page
    ) async throws(Problem) -> Reply {
        var back = visit
        back.problems = reading.problems
        if back.problems.isEmpty {
            do throws(Problem) {
                if !instructions.isEmpty {
                    try await carryOut(all: instructions.map { .people($0) }, visit)
                }
                if let person {
                    try await atDesk { people throws(PeopleFault) in try people.put(person) }
                }
                return .go(to: next)
            } catch {
                guard case .refused(let refusal) = error else { throw error }
                back.problems = [reading.problem(refusal)]
            }
        }
        back.books = clerk.books
        return back.page(try page(back), status: 422)
    }
}

extension Visit {
    /// The officer that the address names.
    func namedOfficer() throws(Problem) -> OfficerID {
        guard let officer = books.officer(OfficerID(open[0])) else { throw .notFound }
        return officer.id
    }
}

extension FormReading {
    /// A name and an address; the address is nobody else's.
    fileprivate mutating func person(_ id: String, known people: PeopleBook) -> NamedOfficer {
        let name = needed("name", "Enter the name")
        let email = words("email")
        if name.count > 200 { complain("name", "Write the name in 200 characters or fewer") }
        if !email.isEmpty, MailAddress(email) == nil {
            complain(
                "email", "Enter an email address in the correct format, like name@example.gov.uk")
        }
        if let other = people.officer(address: email), other.text != id {
            complain("email", "Another officer has this address")
        }
        return NamedOfficer(identifier: id, name: name, email: email)
    }

    fileprivate mutating func mandate() -> Mandate? {
        let role = choice("role", "Choose the role", of: Role.self)
        let organisation = needed("organisation", "Choose the organisation")
        return role.map { Mandate(role: $0, organisation: OrganisationID(organisation)) }
    }
}
