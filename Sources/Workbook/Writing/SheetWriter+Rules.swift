extension SheetWriter {
    /// Protects the sheet without a password: only unlocked cells can be typed into.
    public func protect(_ protection: SheetProtection = SheetProtection()) {
        make(.protect(protection))
    }

    /// Limits what may be typed into a range.
    public func validate(_ range: CellRange, _ validation: CellValidation) {
        make(.validate(range, validation))
    }

    /// Changes the look of a range where a rule holds.
    public func highlight(_ range: CellRange, where rule: ConditionalRule, style: CellStyle) {
        make(.highlight(range, rule, style: style))
    }
}
