internal import Accountability
internal import Forms
internal import Workbook

extension ReturnReading {
    /// What the workbook says it is; nil, and nothing is taken, when it says nothing.
    mutating func identity(of file: WorkbookFile) -> WorkbookIdentity? {
        let found = WorkbookIdentity.found(in: file)
        guard let first = found.first else {
            draft.isRefused = true
            let tabs = file.sheets.prefix(6).map(\.name).joined(separator: ", ")
            find(
                .noIdentity, .error, Place(), found: "the tabs \(tabs)",
                expected: "a workbook of \(form.id) for \(context.organisation.name)",
                "This is not a workbook that was written for this return.",
                "Download the workbook of this return, and fill that in.")
            return nil
        }
        if Set(found).count > 1 {
            find(
                .identityDisagrees, .query, Place(),
                found: found.map(\.line).joined(separator: "; "),
                expected: WorkbookIdentity(context).line,
                "The places that say whose workbook this is do not agree.",
                "Check that this is the workbook you mean to upload.")
        }
        return first
    }

    /// The workbook is this return's: the form, the period, the version and the organisation.
    mutating func belongs(_ identity: WorkbookIdentity) -> Bool {
        let expected = WorkbookIdentity(context)
        if identity.form != expected.form { return otherForm(identity) }
        if identity.organisation != expected.organisation {
            return no(
                .otherOrganisation, identity.organisation, expected.organisation,
                "This workbook is the return of \(identity.organisation), not of "
                    + "\(context.organisation.name) (\(expected.organisation)).",
                "You can only upload workbooks of \(context.organisation.name) here.")
        }
        if identity.version != expected.version {
            return no(
                .otherVersion, "version \(identity.version)", "version \(expected.version)",
                "This workbook was made from version \(identity.version) of the form; "
                    + "version \(expected.version) is in use.",
                "Download a fresh workbook and copy your answers into it.")
        }
        if identity.returnID != expected.returnID {
            return no(
                .otherReturn, identity.returnID, expected.returnID,
                "This workbook belongs to the return \(identity.returnID).",
                "Upload it there, or download the workbook of this return.")
        }
        return true
    }

    private mutating func otherForm(_ identity: WorkbookIdentity) -> Bool {
        let isSameSeries = identity.form.hasPrefix(form.series)
        return no(
            isSameSeries ? .otherPeriod : .notThisForm, identity.form, form.id,
            isSameSeries
                ? "This workbook is for another period (\(identity.form)); this return is for "
                    + "\(form.periodName) (\(form.id))."
                : "This workbook is of another form (\(identity.form)), not \(form.id).",
            "Download the workbook of this return, and fill that in.")
    }

    private mutating func no(
        _ number: FindingNumber, _ found: String, _ expected: String, _ message: String,
        _ remedy: String
    ) -> Bool {
        find(number, .error, Place(), found: found, expected: expected, message, remedy)
        return false
    }
}
