/// What people may still do on a protected sheet; there is no password, since it would not hold.
public struct SheetProtection: Sendable, Hashable {
    /// Whether cells can be given another look.
    public var allowsFormattingCells = false
    /// Whether columns can be widened or hidden.
    public var allowsFormattingColumns = false
    /// Whether rows can be made higher or hidden.
    public var allowsFormattingRows = false
    /// Whether rows can be inserted.
    public var allowsInsertingRows = false
    /// Whether unlocked rows can be deleted.
    public var allowsDeletingRows = false
    /// Whether unlocked cells can be sorted.
    public var allowsSorting = false
    /// Whether a filter that is there can be used.
    public var allowsFiltering = false

    /// Protection that allows nothing but typing into unlocked cells.
    public init() {}
}

/// How a sheet is put on paper.
public struct PrintSettings: Sendable, Hashable {
    /// Whether the paper lies on its side.
    public var isLandscape = false
    /// Whether all columns are fitted on one page.
    public var fitsWidth = false
    /// The rows repeated at the top of every page, from zero.
    public var repeatedRows: ClosedRange<Int>?

    /// A4, upright, as many pages as it takes.
    public init() {}
}

/// A rule that changes the look of cells by what they hold.
public enum ConditionalRule: Sendable, Hashable {
    /// The cell holds exactly this text, in whatever case.
    case equals(text: String)
    /// The formula, written for the first cell of the range, is true.
    case formula(String)
}

/// What a formula gives, computed by the caller and stored beside it.
public enum FormulaResult: Sendable, Hashable {
    /// A number.
    case number(Double)
    /// A text.
    case text(String)
}

/// What the file says about itself.
public struct DocumentInfo: Sendable, Hashable {
    /// The title.
    public var title = ""
    /// What it is about.
    public var subject = ""
    /// Who made it.
    public var author = ""
    /// The language it is in, such as `en-GB`; nil to say nothing of it.
    public var language: String?
    /// When it was made, in seconds after 1970; stated by the caller so that bytes can be repeated.
    public var created: Int

    /// A document without a title, made at an instant, by default the first of 1980.
    public init(
        title: String = "", subject: String = "", language: String? = nil,
        created: Int = 315_532_800
    ) {
        self.title = title
        self.subject = subject
        self.language = language
        self.created = created
    }
}
