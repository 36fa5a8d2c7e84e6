import Accountability
import Foundation
import Reckoning

/// One thing that can be found: a decision, a fund, an initiative, an outcome or an answer.
struct SearchEntry: Sendable {
    let kind: SearchKind
    let title: String
    /// What it is and when, in a line.
    let about: String
    let path: String
    /// Everything in it that can be looked for.
    let text: String
    /// The day by which the newest come first.
    let day: Day
    /// Whose it is.
    let owner: OrganisationID
    /// The body that collects it, for an answer.
    let collector: OrganisationID?
    /// Title and text as they are compared.
    private let foldedTitle: [UInt8]
    private let foldedText: [UInt8]

    init(
        _ kind: SearchKind, title: String, about: String, path: String, text: [String], day: Day,
        owner: OrganisationID, collector: OrganisationID? = nil
    ) {
        self.kind = kind
        self.title = title
        self.about = about
        self.path = path
        self.text = text.filter { !$0.isEmpty }.joined(separator: "\n")
        self.day = day
        self.owner = owner
        self.collector = collector
        foldedTitle = Array(title.folded.utf8)
        foldedText = Array(self.text.folded.utf8)
    }

    /// How well it answers: nil when a word is missing, higher where words are in the title.
    func score(_ words: [[UInt8]]) -> Int? {
        var score = 0
        for word in words {
            if foldedTitle.holds(word) {
                score += foldedTitle.starts(with: word) ? 6 : 4
            } else if foldedText.holds(word) {
                score += 1
            } else {
                return nil
            }
        }
        return score
    }
}

/// What kind of thing was found.
enum SearchKind: String, CaseIterable, Sendable {
    case decision, fund, initiative, outcome, answer

    /// The heading of its group.
    var title: String {
        switch self {
        case .decision: "Decisions"
        case .fund: "Funds"
        case .initiative: "Initiatives"
        case .outcome: "Outcomes"
        case .answer: "Returns"
        }
    }

    /// One of them.
    var one: String { self == .answer ? "answer in returns" : rawValue }
}

extension String {
    /// The words without case and accents, as they are compared.
    var folded: String {
        folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
    }
}

extension [UInt8] {
    /// The bytes of a word stand in it.
    fileprivate func holds(_ word: [UInt8]) -> Bool {
        guard let first = word.first, count >= word.count else { return word.isEmpty }
        return withUnsafeBufferPointer { all in
            word.withUnsafeBufferPointer { word in
                for start in 0...(all.count - word.count) where all[start] == first {
                    var place = 1
                    while place < word.count, all[start + place] == word[place] { place += 1 }
                    if place == word.count { return true }
                }
                return false
            }
        }
    }
}
