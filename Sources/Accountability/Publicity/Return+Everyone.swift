extension Return {
    /// What everyone may read of it: the versions that were submitted, without officers and without
    /// the work on it; nil while none is submitted.
    public var forEveryone: Return? {
        guard let last = versions.last else { return nil }
        var open = Return(
            id: id, collection: collection, organisation: organisation, form: form,
            previous: previous, opened: opened.unnamed)
        open.versions = versions.map(\.unnamed)
        open.sheet = last.sheet
        open.stage = .submitted
        open.acceptedVersion = acceptedVersion
        return open
    }
}

extension SubmittedVersion {
    fileprivate var unnamed: SubmittedVersion {
        SubmittedVersion(
            number: number, sheet: sheet,
            explanations: explanations.map { explanation in
                Explanation(
                    finding: explanation.finding, text: explanation.text, basis: explanation.basis,
                    blanks: explanation.blanks, circumstance: explanation.circumstance.unnamed)
            }, nilReason: nilReason,
            signatures: signatures.map { signature in
                Signature(
                    step: signature.step, basis: signature.basis, content: signature.content,
                    meeting: signature.meeting, circumstance: signature.circumstance.unnamed,
                    ratified: signature.ratified, voidedBy: signature.voidedBy?.unnamed)
            }, content: content, form: form, circumstance: circumstance.unnamed, receipt: receipt)
    }
}
