import Accountability
import ArgumentParser
import Documents
import Foundation
import Ledger
import Reckoning

extension ExportVerbs {
    /// The money as a plain-text journal.
    struct Hledger: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Writes every movement of money as a journal for hledger or ledger.")

        @OptionGroup var data: DataFolder
        @Option(name: .shortAndLong, help: "The file to write; else it is printed.")
        var output: String?
        @OptionGroup var answering: Answering

        func run() throws {
            try verb(answering) {
                let books = try books(of: data.path)
                guard let output else {
                    PlainLedger.write(books.everyFund) { print($0, terminator: "") }
                    return Account()
                }
                var text: [UInt8] = []
                PlainLedger.write(books.everyFund) { text.append(contentsOf: $0.utf8) }
                try write(text, to: output)
                var account = Account()
                let count = books.everyFund.map(\.movements.count).reduce(0, +)
                account.say("\(count) movements of \(books.everyFund.count) funds in \(output).")
                account.field("movements", .whole(Int64(count)))
                account.field("file", .text(output))
                return account
            }
        }
    }
}
