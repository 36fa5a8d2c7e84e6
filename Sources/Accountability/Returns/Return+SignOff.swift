public import Forms
internal import HashTreeCollections
internal import Reckoning

extension Return {
    /// Everyone who prepared this version: gave an answer, removed one, or explained a query.
    public var preparers: Set<OfficerID> {
        let since = versions.last?.circumstance.sequence ?? 0
        var preparers: Set<OfficerID> = []
        for answers in history.values {
            for given in answers
            where given.circumstance.sequence > since && !given.channel.isFilledIn {
                preparers.insert(given.circumstance.by)
            }
        }
        for explanation in explanations.values where explanation.circumstance.sequence > since {
            preparers.insert(explanation.circumstance.by)
        }
        if let declaredNil, declaredNil.circumstance.sequence > since {
            preparers.insert(declaredNil.circumstance.by)
        }
        return preparers
    }

    /// The signatures under a version, with what was ratified since it was submitted.
    public func signatures(of version: SubmittedVersion) -> [Signature] {
        version.signatures.map { signature in
            var told = signature
            let now = signatures.first { $0.circumstance == signature.circumstance }
            told.ratified = now?.ratified
            told.ratification = now?.ratification
            return told
        }
    }

    /// The step has all the signatures it needs.
    public func isSigned(_ step: SignOffStep) -> Bool {
        let valid = signatures.filter { $0.isValid && $0.step == step.id }
        if valid.contains(where: { $0.basis != .signatories }) { return true }
        return !valid.isEmpty && valid.count >= step.signatories
    }

    /// The first step that still needs a signature, or nil when all are signed.
    public func nextStep(of form: Form) -> SignOffStep? {
        form.signOff.first { !isSigned($0) }
    }

    func sending(_ background: ReturnBackground) throws(Refusal) -> [ReturnFact] {
        if stage == .awaitingSignOff { return [] }
        try unlocked()
        if declaredNil != nil { return [.sentForSignOff(id, content: content(background))] }
        try ready(background)
        return [.sentForSignOff(id, content: content(background))]
    }

    /// No error is left, every query is explained and every section is marked complete.
    private func ready(_ background: ReturnBackground) throws(Refusal) {
        let open = background.form.sections.map(\.id).filter { completedSections[$0] == nil }
        let standing = standing(background)
        guard standing.errors.isEmpty else {
            throw Refusal(
                .errorsStand, "\(Self.count(standing.errors.count, "error")) must be put right.",
                remedy: standing.errors[0].finding.message)
        }
        guard standing.queries.isEmpty else {
            throw Refusal(
                .queriesUnexplained,
                "\(Self.count(standing.queries.count, "query", "queries")) must be put right or "
                    + "explained.",
                remedy: standing.queries[0].finding.message)
        }
        guard open.isEmpty else {
            throw Refusal(
                .notComplete, "Not marked complete: section \(open.joined(separator: ", ")).",
                remedy: "Mark each section complete when it is.")
        }
    }

    static func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
        "\(number) \(number == 1 ? one : many ?? one + "s")"
    }

    func withdrawing(_ reason: String) throws(Refusal) -> [ReturnFact] {
        if stage == .open { return [] }
        try awaiting()
        try given(reason, as: "The reason for taking it back")
        return [.withdrawnFromSignOff(id, reason: reason)]
    }

    func awaiting() throws(Refusal) {
        guard stage != .awaitingSignOff else { return }
        throw Refusal(
            .notAwaitingSignOff, "The return is not waiting for sign-off.",
            remedy: stage == .open ? "Send it for sign-off first." : "It is submitted already.")
    }

    func signing(
        _ name: String, _ basis: SignOffBasis, _ seen: Fingerprint, _ meeting: Meeting?,
        _ background: ReturnBackground
    ) throws(Refusal) -> [ReturnFact] {
        let step = try step(name, background.form)
        let actor = background.actor.id
        let mine = signatures.first {
            $0.isValid && $0.step == name && $0.circumstance.by == actor
        }
        if let mine, mine.content == seen, mine.basis == basis, mine.meeting == meeting {
            return []
        }
        try awaiting()
        guard mine == nil else {
            throw Refusal(
                .signedAlready, "You have signed \(step.title).",
                remedy: "Nothing more is needed from you for this step.")
        }
        try allow(basis, for: step, meeting, background)
        try separate(step, background)
        try reached(step, background.form)
        let content = content(background)
        guard seen == content else {
            throw Refusal(
                .signedSomethingElse,
                "You read \(seen.short)…, but the return is now \(content.short)….",
                remedy: "Read the return as it is now, and sign that.")
        }
        return [.signed(id, step: step.id, basis, content: content, meeting)]
    }

    private func allow(
        _ basis: SignOffBasis, for step: SignOffStep, _ meeting: Meeting?,
        _ background: ReturnBackground
    ) throws(Refusal) {
        guard step.bases.contains(basis) else {
            let allowed = step.bases.map(\.inWords).joined(separator: "; ")
            throw Refusal(
                .basisNotAllowed, "\(step.title) cannot be signed \(basis.inWords).",
                remedy: "Sign it \(allowed).")
        }
        if basis == .meeting { try held(meeting, background) }
    }

    private func held(_ meeting: Meeting?, _ background: ReturnBackground) throws(Refusal) {
        guard let meeting, meeting.minute.contains(where: { !$0.isWhitespace }) else {
            throw Refusal(
                .meetingMissing, "The meeting's date and minute are missing.",
                remedy: "Give the day of the meeting and the minute in which it agreed.")
        }
        guard meeting.date <= background.today else {
            throw Refusal(
                .meetingInFuture, "The meeting is on \(meeting.date.inWords), which is to come.",
                remedy: "Sign after the meeting, or under delegation and ratify later.")
        }
    }

    /// Whoever prepared the return may not sign it, on whatever grounds.
    private func separate(_ step: SignOffStep, _ background: ReturnBackground) throws(Refusal) {
        let roles = try rolesFor(step: step.id, background.form)
        let principals = background.actor.principals(as: roles, for: organisation)
        guard principals.isDisjoint(with: preparers) else {
            throw Refusal(
                .preparerSigns, "You stand in for somebody who prepared this return.",
                remedy: "Someone who did not prepare it has to sign in their own right.")
        }
        guard preparers.contains(background.actor.id) else { return }
        throw Refusal(
            .preparerSigns, "You prepared answers or explanations of this return.",
            remedy: "Someone who did not prepare it has to sign.")
    }

    private func reached(_ step: SignOffStep, _ form: Form) throws(Refusal) {
        guard let next = nextStep(of: form), next.id != step.id,
            let at = form.signOff.firstIndex(of: step),
            let first = form.signOff.firstIndex(of: next),
            first < at
        else { return }
        throw Refusal(
            .stepNotReached, "\(next.title) has not signed yet.",
            remedy: "Wait for \(next.title), or send a reminder.")
    }

    func declining(
        _ name: String, _ reason: String, _ background: ReturnBackground
    ) throws(Refusal) -> [ReturnFact] {
        let step = try step(name, background.form)
        try awaiting()
        try given(reason, as: "The reason for declining")
        return [.signOffDeclined(id, step: step.id, reason: reason)]
    }

    func ratifying(
        _ name: String, _ meeting: Meeting, _ background: ReturnBackground
    ) throws(Refusal) -> [ReturnFact] {
        let step = try step(name, background.form)
        let given = signatures.filter { $0.step == step.id }
        if given.contains(where: { $0.ratified == meeting }) { return [] }
        guard given.contains(where: \.awaitsRatification) else {
            throw Refusal(
                .nothingToRatify, "No signature of \(step.title) waits for ratification.",
                remedy: "Only a signature given under delegation is ratified.")
        }
        try held(meeting, background)
        return [.ratified(id, step: step.id, meeting)]
    }

    func submitting(_ background: ReturnBackground) throws(Refusal) -> [ReturnFact] {
        if stage == .submitted { return [] }
        try awaiting()
        if let step = nextStep(of: background.form) {
            throw Refusal(
                .notSigned, "\(step.title) has not signed.", remedy: "Wait for the signature.")
        }
        let content = content(background)
        let valid = signatures.filter(\.isValid)
        guard valid.allSatisfy({ $0.content == content }) else {
            throw Refusal(
                .signedSomethingElse, "The signatures are under another state of the return.",
                remedy: "Take it back and have it signed again.")
        }
        let version = versions.count + 1
        return [
            .submitted(id, version: version, content: content, background.stamp),
            .received(id, version: version, receipt: receipt(version)),
        ]
    }

    /// The number that the department gives the version on receipt.
    private func receipt(_ version: Int) -> String {
        "\(collection)/\(organisation)/\(version)".uppercased()
    }
}

extension SignOffBasis {
    /// The grounds in words: `at a meeting`.
    public var inWords: String {
        switch self {
        case .certifier: "by one certifier"
        case .meeting: "at a meeting"
        case .signatories: "by named signatories"
        case .delegated: "under delegation, to be ratified"
        }
    }
}

extension SignOffStep {
    /// The roles that may sign the step: its own, and for a board whoever records its meetings.
    public var roles: Set<Role> {
        guard let role = Role(rawValue: role) else { return [] }
        return role == .board ? [.board, .governance] : [role]
    }
}
