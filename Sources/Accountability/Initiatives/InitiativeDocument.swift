public import Reckoning

/// A document of an initiative: where it is, never what is in it.
public struct InitiativeDocument: Payload {
    /// The initiative.
    public var initiative: InitiativeID
    /// The document's identifier within it; the same one again replaces the entry.
    public var document: String
    /// What it is called.
    public var title: String
    /// The address that it can be read at, beginning with `https://` or `http://`.
    public var address: String
    /// The day it is from.
    public var day: Day

    /// A document with its title, its address and its day.
    public init(
        _ document: String, of initiative: InitiativeID, title: String, address: String, day: Day
    ) {
        self.document = document
        self.initiative = initiative
        self.title = title
        self.address = address
        self.day = day
    }

    /// The address begins like one that can be followed, and has no blank in it.
    var hasLink: Bool {
        let lower = address.lowercased()
        return ["https://", "http://"].contains { lower.hasPrefix($0) && lower.count > $0.count }
            && !address.contains(where: \.isWhitespace)
    }
}

/// A document as it was listed.
public struct ListedDocument: Hashable, Sendable {
    /// The document.
    public let document: InitiativeDocument
    /// When and by whom.
    public let circumstance: Circumstance
}

extension Initiative {
    func listing(
        _ document: InitiativeDocument, _ background: InitiativeBackground
    ) throws(Refusal) -> [InitiativeFact] {
        if documents.contains(where: { $0.document == document }) { return [] }
        try Refusal.require(document.document, as: "The document's identifier")
        try Refusal.require(document.title, as: "The document's title")
        try Refusal.bound(document.address, as: "The address")
        guard document.hasLink else {
            throw Refusal(
                .addressNotALink, "“\(document.address)” is no address that can be followed.",
                remedy: "Copy the whole address from the browser, such as https://….")
        }
        guard document.day <= background.today else {
            throw Refusal(
                .dayInFuture, "\(document.day.inWords) has not come yet.",
                remedy: "Enter the day that the document is from.")
        }
        return [.documentListed(document)]
    }
}
