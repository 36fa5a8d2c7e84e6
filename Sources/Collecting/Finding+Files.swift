import Accountability
import Clerk
import Documents
import Forms

extension Finding {
    private static func file(
        _ number: FindingNumber, found: String, expected: String, _ message: String,
        _ remedy: String
    ) -> Finding {
        Finding(
            number, .error, at: Place(), found: found, expected: expected, message: message,
            remedy: remedy)
    }

    static func notAFile(_ isFile: Bool) -> Finding {
        file(
            .notAFile, found: isFile ? "a file that cannot be opened" : "a folder or a link",
            expected: "a workbook", "It was not read: it is no file that can be opened.",
            "Put the workbook itself into the folder.")
    }

    static func noIdentity(_ form: Form) -> Finding {
        file(
            .noIdentity, found: "neither hidden keys nor a code where a map looks for one",
            expected: "a workbook of \(form.id) that says whose it is",
            "The file does not say whose it is, and that is never guessed.",
            "Use the workbook of the return, or a map that says where the organisation stands.")
    }

    static func notAsked(_ text: String, _ collection: Accountability.Collection) -> Finding {
        file(
            .notAsked, found: "“\(text.prefix(60))”",
            expected: "a respondent of \(collection.id) who answers for itself",
            "The file is of “\(text.prefix(60))”, who is not asked for a return of its own.",
            "Correct the code in the file, or ask the organisation.")
    }

    static func severalLayouts(_ maps: [ReadingMap]) -> Finding {
        let names = maps.map(\.id).joined(separator: ", ")
        return file(
            .severalLayouts, found: "a layout that more than one of \(names) reads",
            expected: "one map", "More than one map reads the file, and none is preferred.",
            "Collect the file by itself with the map that is right for it.")
    }

    static func sentTwice(_ file: CollectedFile, _ others: [String]) -> Finding {
        let name = file.organisation?.name ?? "the organisation"
        return Self.file(
            .sentTwice, found: others.joined(separator: ", "), expected: "one file of \(name)",
            "There are different files of \(name): also \(others.joined(separator: ", ")).",
            "Leave the one that counts in the folder, and collect again.")
    }

    static func changedSince(_ item: DraftComparison.Item, _ form: Form) -> Finding {
        func shown(_ answer: Answer?) -> String {
            guard let answer, let question = form.question(item.key.question) else {
                return "blank"
            }
            return "“\(form.shown(answer, for: question))”"
        }
        return Finding(
            .changedSince, .error, at: item.place, found: shown(item.draft),
            expected: shown(item.current),
            message: "The file says \(shown(item.draft)); since it was made somebody else has "
                + "answered \(shown(item.current)).",
            remedy: "Settle it with --take-file or --keep-current.")
    }

    /// Why the rules do not admit a file; throws on what is no refusal.
    static func notAdmitted(_ error: NotCarriedOut) throws(NotCarriedOut) -> Finding {
        guard case .refused(let refusal) = error else { throw error }
        return file(
            .notAdmitted, found: refusal.number.code, expected: "a return that takes answers now",
            "\(refusal.number.code): \(refusal.reason)", refusal.remedy)
    }
}
