/// How the columns of somebody's export are read, saved under a name.
public struct ColumnMapping: Payload {
    /// The fund it is saved for.
    public var fund: FundID
    /// What it is called.
    public var name: String
    /// The heading of the column with the day.
    public var day: String
    /// The heading of the column with the amount.
    public var amount: String
    /// The heading of the column with the initiative's code.
    public var initiative: String
    /// The heading of the column with what it was spent on, or nil.
    public var category: String?
    /// The heading of the column with the ledger's own reference, by which a line is known again.
    public var reference: String
    /// The heading of the column with a description, or nil.
    public var text: String?
    /// The ledger's codes of initiatives, where they are not ours.
    public var codes: [String: InitiativeID]

    /// A way of reading an export.
    public init(
        for fund: FundID, named name: String, day: String, amount: String, initiative: String,
        reference: String, category: String? = nil, text: String? = nil,
        codes: [String: InitiativeID] = [:]
    ) {
        self.fund = fund
        self.name = name
        self.day = day
        self.amount = amount
        self.initiative = initiative
        self.reference = reference
        self.category = category
        self.text = text
        self.codes = codes
    }
}
