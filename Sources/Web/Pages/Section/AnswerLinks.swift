import Accountability
import Forms
import Foundation
import Reckoning

/// What leads on from one answer: its history, its comments, how it was worked out.
struct AnswerLinks {
    let at: ReturnVisit
    let question: Question
    let key: AnswerKey

    private var name: String { "\(key)" }

    var html: Html {
        guard question.calculation == nil else { return .nothing }
        let links = [history, comments, average].compactMap(\.self)
        guard !links.isEmpty else { return .nothing }
        return "<p class=\"answer-links\">\(links.joined(" "))</p>"
    }

    private func link(_ words: String, about: String, _ path: String) -> Html {
        "<a href=\"\(path)\">\(words)\(.hidden(about))</a>"
    }

    private var history: Html? {
        let changes = at.entry.history(of: key).count
        guard changes > 0 else { return nil }
        return link(
            "History (\(changes.of("change")))", about: "of \(name)",
            ReturnRoute.answerHistory.path(at.id, key.inAddress))
    }

    private var comments: Html? {
        guard at.may(PaperRoute.answerComments) else { return nil }
        let (all, open) = (
            at.beside.comments(about: key).count, at.beside.openThreads(about: key)
        )
        let words =
            all == 0 ? "Comment" : "Comments (\(all)\(open > 0 ? ", \(open) open" : ""))"
        return link(
            words, about: "on \(name)", PaperRoute.answerComments.path(at.id, key.inAddress))
    }

    private var average: Html? {
        guard question.averagedOver != nil, at.isEditable,
            let section = at.form.section(of: key), at.isEditable(section)
        else { return nil }
        return link(
            "Work out a weighted average", about: "for \(name)",
            PaperRoute.average.path(at.id, key.inAddress))
    }
}

extension Question {
    /// What an average price is paid for, in the plural: `clients` of `per client per week`; nil
    /// for a question that asks for no average price.
    var averagedOver: String? {
        guard calculation == nil, case .money(_, let unit) = kind, unit.hasPrefix("per ") else {
            return nil
        }
        let thing = unit.dropFirst("per ".count).components(separatedBy: " per ")[0]
        return thing.isEmpty ? nil : thing + "s"
    }
}

extension Form {
    /// The section in which an answer stands.
    func section(of key: AnswerKey) -> FormSection? {
        sectionOf[key.question].flatMap { section($0) }
    }
}
