/// Whether a sheet's tab is to be seen.
public enum SheetVisibility: String, Sendable, CaseIterable {
    /// The tab is shown.
    case visible
    /// The tab is hidden, and can be shown from the menu.
    case hidden
    /// The tab is hidden, and can be shown only by a program.
    case veryHidden
}

/// One sheet as the workbook lists it.
public struct SheetEntry: Sendable, Hashable {
    /// The name on the tab.
    public let name: String
    /// Whether the tab is to be seen.
    public let visibility: SheetVisibility
    /// The place among the tabs, from zero.
    public let index: Int
    /// Whether the sheet has cells; a sheet that is only a chart has none.
    public let hasCells: Bool
}
