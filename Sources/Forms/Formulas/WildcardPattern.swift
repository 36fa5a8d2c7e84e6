/// A text with `*` for any letters, `?` for one letter and `~` before a sign that is meant itself.
struct WildcardPattern: Sendable {
    private enum Piece: Hashable, Sendable {
        case letter(Unicode.Scalar)
        case one
        case any
    }

    private let pieces: [Piece]

    /// The pattern; nil when the text holds none of the three signs.
    init?(_ text: String) {
        let scalars = Array(FormulaCollation.folded(text).unicodeScalars)
        guard scalars.contains(where: { $0 == "*" || $0 == "?" || $0 == "~" }) else { return nil }
        var pieces: [Piece] = []
        var isMeant = false
        for scalar in scalars {
            switch scalar {
            case "~" where !isMeant:
                isMeant = true
                continue
            case "*" where !isMeant: pieces.append(.any)
            case "?" where !isMeant: pieces.append(.one)
            default: pieces.append(.letter(scalar))
            }
            isMeant = false
        }
        self.pieces = isMeant ? pieces + [.letter("~")] : pieces
    }

    /// The whole text fits the pattern, whatever the case of its letters.
    func matches(_ text: String) -> Bool {
        let letters = Array(FormulaCollation.folded(text).unicodeScalars)
        var (piece, letter) = (0, 0)
        // Where to try again: the piece after the latest `*` and the letter it may yet swallow.
        var retry: (piece: Int, letter: Int)?
        while letter < letters.count {
            if piece < pieces.count, pieces[piece] == .any {
                piece += 1
                retry = (piece, letter)
            } else if piece < pieces.count, fits(pieces[piece], letters[letter]) {
                piece += 1
                letter += 1
            } else if let last = retry {
                retry = (last.piece, last.letter + 1)
                (piece, letter) = (last.piece, last.letter + 1)
            } else {
                return false
            }
        }
        return pieces[piece...].allSatisfy { $0 == .any }
    }

    private func fits(_ piece: Piece, _ letter: Unicode.Scalar) -> Bool {
        piece == .one || piece == .letter(letter)
    }
}
