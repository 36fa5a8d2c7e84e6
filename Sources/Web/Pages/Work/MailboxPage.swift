import Foundation
import Outbound
import Reckoning

/// The letters that a demonstration keeps instead of sending them.
struct MailboxPage {
    private static let mostShown = 50

    let letters: [LocalMailbox.Kept]

    var page: Page {
        Page(
            title: "Mailbox",
            main: """
                <h1>Mailbox of the demonstration</h1>
                <p class="lead">No letter leaves a demonstration. These would have been sent.</p>
                \(letters.isEmpty ? "<p>There are none yet.</p>" : .nothing)
                <ol class="letters">\(letters.prefix(Self.mostShown).map { item($0) })</ol>
                """)
    }

    private func item(_ kept: LocalMailbox.Kept) -> Html {
        let at = Instant(milliseconds: Int64(kept.at.timeIntervalSince1970 * 1_000))
        return """
            <li class="letter"><h2>\(kept.letter.subject)</h2>
            <p class="hint">To \(kept.letter.to.text), \(at.inWords)</p>
            <p class="letter-text">\(kept.letter.text)</p></li>
            """
    }
}
