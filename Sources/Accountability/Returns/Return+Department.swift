internal import Forms

extension Return {
    private func submittedOnce() throws(Refusal) {
        guard versions.isEmpty else { return }
        throw Refusal(
            .notSubmitted, "The return has not been submitted.",
            remedy: "Wait for it, or chase the organisation.")
    }

    func querying(
        _ key: AnswerKey, _ text: String, _ rule: String?, _ background: ReturnBackground
    ) throws(Refusal) -> [ReturnFact] {
        try submittedOnce()
        try given(text, as: "The query")
        guard background.form.question(key.question) != nil else {
            throw Refusal(
                .unknownQuestion, "The form has no question “\(key.question)”.",
                remedy: "Look the question up in the form.")
        }
        let same = queries.contains {
            $0.key == key && !$0.isClosed && $0.messages.first?.text == text
        }
        return same ? [] : [.queried(id, query: queries.count + 1, key, text: text, rule: rule)]
    }

    func replying(_ number: Int, _ text: String) throws(Refusal) -> [ReturnFact] {
        let query = try query(number)
        try given(text, as: "The reply")
        return query.messages.last?.text == text
            ? [] : [.queryReplied(id, query: number, text: text)]
    }

    func closing(_ number: Int) throws(Refusal) -> [ReturnFact] {
        try query(number).isClosed ? [] : [.queryClosed(id, query: number)]
    }

    func query(_ number: Int) throws(Refusal) -> DepartmentQuery {
        if let query = queries.first(where: { $0.number == number }) { return query }
        throw Refusal(
            .unknownQuery, "There is no query \(number) on this return.",
            remedy: "Look at the return's messages.")
    }

    func reopening(
        _ sections: [String], _ reason: String, _ background: ReturnBackground
    ) throws(Refusal) -> [ReturnFact] {
        if reopening == Reopening(sections: Set(sections), reason: reason) { return [] }
        try submittedOnce()
        guard stage == .submitted else {
            throw Refusal(
                .notSubmitted, "The return is open already.",
                remedy: "Wait until it is submitted again.")
        }
        try given(reason, as: "The reason for reopening")
        for section in sections { try known(section, background.form) }
        guard !sections.isEmpty else {
            throw Refusal(
                .unknownSection, "No section is named.", remedy: "Name the sections to reopen.")
        }
        return [.reopened(id, sections: sections.sorted(), reason: reason)]
    }

    func accepting() throws(Refusal) -> [ReturnFact] {
        let version = try submittedNow()
        if acceptedVersion == version.number, acceptedInPart == nil { return [] }
        try noQueriesOpen { _ in true }
        return [.accepted(id, version: version.number)]
    }

    /// The version that was submitted and is not open again.
    func submittedNow() throws(Refusal) -> SubmittedVersion {
        try submittedOnce()
        guard stage == .submitted, let version = versions.last else {
            throw Refusal(
                .notSubmitted, "The return is open.", remedy: "Wait until it is submitted again.")
        }
        return version
    }

    /// No query about any of these answers is open.
    func noQueriesOpen(about matters: (AnswerKey) -> Bool) throws(Refusal) {
        guard queries.contains(where: { !$0.isClosed && matters($0.key) }) else { return }
        throw Refusal(
            .queriesOpen, "Queries about this return are open.",
            remedy: "Close them first, or reopen the return.")
    }

    func accepting(
        explanationOf finding: String, _ reason: String?
    ) throws(Refusal) -> [ReturnFact] {
        try submittedOnce()
        if let reason { try given(reason, as: "The reason for accepting it") }
        guard let explanation = explanations[finding], explanation.holds(for: sheet) else {
            throw Refusal(
                .explanationMissing, "No explanation stands for \(finding).",
                remedy: "Ask the organisation about the answer.")
        }
        return explanation.accepted == nil
            ? [.explanationAccepted(id, finding: finding, reason: reason)] : []
    }

    func excluding(_ reason: String) throws(Refusal) -> [ReturnFact] {
        try submittedOnce()
        if excluded?.reason == reason { return [] }
        try given(reason, as: "The reason for leaving it out")
        return [.excluded(id, reason: reason)]
    }
}
