/// A name that the workbook gives to a range or to a formula.
public struct DefinedName: Sendable, Hashable {
    /// The name.
    public let name: String
    /// The sheet to which the name is confined, nil for a name of the whole workbook.
    public let scope: String?
    /// The formula as written, without an equals sign.
    public let formula: String
    /// Whether the name is kept out of the list of names.
    public let isHidden: Bool
    /// The cells that the name stands for, nil if the formula is anything but one range.
    public let target: SheetRange?

    init(name: String, scope: String?, formula: String, isHidden: Bool) {
        self.name = name
        self.scope = scope
        self.formula = formula
        self.isHidden = isHidden
        target = SheetRange(formula: formula)
    }
}
