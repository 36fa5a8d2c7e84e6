import Accountability
import Accounts
import Clerk
import Ledger
import Outbound
import Reckoning

extension Site {
    /// Sends a link to an address. The answer is the same, and takes the same time, whether anybody
    /// has the address or not: what has to be done is done afterwards.
    func askForLink(_ visit: Visit) async throws(Problem) -> Reply {
        guard postbox != nil else { throw .notFound }
        let address = (visit.fields["email"] ?? "").trimmed
        guard MailAddress(address) != nil else {
            return try await again(
                visit, "link-email",
                address.isEmpty
                    ? "Enter your email address"
                    : "Enter an email address in the correct format, like name@example.gov.uk")
        }
        guard linkRequests.allows(at: visit.now) else { throw .tooManySignIns }
        let next = visit.fields["next"] ?? ""
        if linksToOne.allows(address.lowercased(), at: visit.now) {
            Task { await self.sendLink(to: address, next: next, at: visit.now) }
        }
        return .go(to: SignInRoute.linkSent.path())
    }

    private func sendLink(
        to address: String, next: String, at now: Instant
    ) async {
        guard let officer = people.officer(address: address) else { return }
        do throws(Problem) {
            try await sendLink(
                to: officer, next: Self.isOwnPage(next) ? next : "", at: now)
        } catch {
            // The cause was noted where it arose; whoever asked learns nothing from the answer.
        }
    }

    /// Makes a link and sends it to the officer's address; answers whether there is one.
    @discardableResult
    func sendLink(
        to officer: OfficerID, next: String = "", at now: Instant
    ) async throws(Problem) -> Bool {
        guard let person = people.officer(officer.text), !person.email.isEmpty else { return false }
        let secret = try await atDesk { people throws(PeopleFault) in
            try people.makeLink(
                for: officer, lasting: PeopleBook.sentLinkLasts, next: next, at: now)
        }
        let address = face.settings.publicAddress + SignInRoute.followLink.path(secret.text)
        await send(
            person.email, "Sign in to \(face.settings.title)",
            """
            Use this link to sign in to \(face.settings.title). It works once, within 30 minutes:

            \(address)

            If you did not ask for it, ignore this letter: nobody can sign in without the link.
            """)
        return true
    }

    /// Drops a letter in; that it could not be is noted, without the address.
    private func send(_ address: String, _ subject: String, _ text: String) async {
        guard let postbox, let to = MailAddress(address) else { return }
        do throws(OutboundFault) {
            try await postbox.send(Letter(to: to, subject: subject, text: text))
        } catch {
            watch.noteEvent("letter: \(error)")
        }
    }

    /// Tries an emergency passphrase; hashing has two places and a short line, and who finds it
    /// full is turned away before anything is hashed.
    func breakGlass(_ visit: Visit) async throws(Problem) -> Reply {
        let identifier = (visit.fields["officer"] ?? "").trimmed
        let passphrase = Passphrase(visit.fields["passphrase"] ?? "")
        if identifier.isEmpty {
            return try await again(visit, "emergency-officer", "Enter your officer identifier")
        }
        let (people, now) = (people, visit.now)
        let outcome = await hashing.read { () -> Result<GuessOutcome, PeopleFault> in
            Result { () throws(PeopleFault) in
                try people.guess(passphrase, for: identifier, at: now)
            }
        }
        guard let outcome else { throw .tooManySignIns }
        switch outcome {
        case .failure(let fault): throw failed("\(fault)")
        case .success(.wrong):
            return try await again(
                visit, "emergency-passphrase",
                "The identifier or the passphrase is not right")
        case .success(.locked):
            return try await again(
                visit, "emergency-passphrase",
                "Too many passphrases were wrong. Wait a while, or ask the operator to set a new one",
                status: 429)
        case .success(.right(let officer)):
            await tellOfBreakGlass(officer, visit)
            return try await begin(officer, .breakGlass, visit, next: visit.fields["next"] ?? "")
        }
    }

    /// Using an emergency passphrase is noted in the operator's log and told to every auditor.
    private func tellOfBreakGlass(_ officer: OfficerID, _ visit: Visit) async {
        watch.noteEvent("sign-in: \(officer) used an emergency passphrase")
        guard postbox != nil else { return }
        let auditors = visit.books.everyOfficer.filter { officer in
            officer.mandates.contains { $0.role == .auditor }
        }
        for auditor in auditors {
            guard let email = people.officer(auditor.id.text)?.email, !email.isEmpty else {
                continue
            }
            await send(
                email, "An emergency passphrase was used",
                """
                \(officer) signed in to \(face.settings.title) with an emergency passphrase at \
                \(visit.now.inWords). You are told because you audit it. Ask the administrator why.
                """)
        }
    }

    /// The sign-in page with what is wrong; the address that was typed is kept, a passphrase never.
    private func again(
        _ visit: Visit, _ field: String, _ message: String, status: Int = 422
    ) async throws(Problem) -> Reply {
        var back = visit
        back.problems = [FieldProblem(field: field, message: message)]
        return try await signInPage(back, status: status)
    }
}
