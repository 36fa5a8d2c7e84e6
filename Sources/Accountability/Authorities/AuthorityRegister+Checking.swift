public import Forms
public import Reckoning

extension AuthorityRegister {
    /// Holds the codes and the name that a row of somebody's table gives against the register, as
    /// of a day; blank ones are passed over.
    ///
    /// Nothing is found when all of them mean one authority that exists on the day.
    public func findings(on codes: [String], at place: Place, on day: Day) -> [Finding] {
        let given = codes.filter { $0.contains { !$0.isWhitespace } }
        var found: [Finding] = []
        var meant: [(code: String, authority: AuthorityRecord)] = []
        for code in given {
            if let authority = authority(knownAs: code, on: day) {
                meant.append((code, authority))
            } else {
                found.append(notFound(code, at: place, on: day))
            }
        }
        guard let first = meant.first else { return found }
        for other in meant.dropFirst() where other.authority.authority != first.authority.authority
        {
            found.append(
                Finding(
                    .codesDisagree, .error, at: place, found: "\(first.code) and \(other.code)",
                    expected: "codes of one authority",
                    message: "\(first.code) is \(first.authority.name), and \(other.code) is "
                        + "\(other.authority.name).",
                    remedy: "Correct the one that is wrong."))
        }
        return found.map { $0.suggesting(first.authority) }
    }

    private func notFound(_ code: String, at place: Place, on day: Day) -> Finding {
        let ever = everyone(knownAs: code)
        guard let one = ever.first else {
            return Finding(
                .authorityUnknown, .error, at: place, found: code,
                expected: "a code or name of the register",
                message: "No authority is, or was, known as “\(code)”.",
                remedy: "Correct it, or enter the authority in the register.")
        }
        return Finding(
            .notInForce, .error, at: place, found: code,
            expected: "an authority of \(day.inWords)",
            message: ever.count > 1
                ? "“\(code)” could be \(ever.map(\.name).joined(separator: " or "))."
                : "“\(code)” means \(one.name), \(one.days), which is not \(day.inWords).",
            remedy: "Use the authority that was there on \(day.inWords).")
    }
}

extension AuthorityRecord {
    /// The days on which it exists, in words.
    public var days: String {
        to.map { "from \(from.inWords) to \($0.inWords)" } ?? "since \(from.inWords)"
    }
}

extension Finding {
    /// The finding with the authority that another code of the row means.
    fileprivate func suggesting(_ authority: AuthorityRecord) -> Finding {
        guard number == .authorityUnknown else { return self }
        return Finding(
            number, severity, at: place, found: found,
            expected: authority.authority.text, message: message,
            remedy: "The other code of the row is \(authority.name), which is "
                + "\(authority.authority).")
    }
}
