import Foundation

/// Measures drawing balances and monthly statements from a cold start, beside the programs that
/// people use for it, on the same books.
enum LedgerBench {
    static func run() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "outturn-ledger-\(ProcessInfo.processInfo.processIdentifier)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let peersAt = ProcessInfo.processInfo.environment["BENCH_PEERS_AT"].flatMap { Int($0) }
        print("The balance of every account and a monthly statement, each from a cold start.")
        for count in [10_000, 100_000, 1_000_000] {
            let ours = try measureOurs(count, in: folder.path)
            guard count == peersAt ?? 100_000 else { continue }
            try measurePeers(count, beside: ours, in: folder.path)
        }
    }

    private static var program: String {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
            ?? CommandLine.arguments[0]
    }

    private static func measureOurs(_ count: Int, in folder: String) throws -> Taken {
        let path = "\(folder)/\(count).sqlite"
        _ = try ChildProcess.run([program, "measured-books", "\(count)", "journal", path])
        let balance = try ChildProcess.run([program, "ledger-balance", path])
        let statement = try ChildProcess.run([program, "ledger-statement", path])
        report("outturn, balance", count, balance)
        report("outturn, statement", count, statement)
        try reportPosting(count, path, in: folder)
        return balance + statement
    }

    private static func reportPosting(
        _ count: Int, _ path: String, in folder: String
    ) throws {
        let answer = "\(folder)/posting"
        _ = try ChildProcess.run([program, "ledger-posting", path], output: answer)
        let said = try String(contentsOfFile: answer, encoding: .utf8)
        let rate = said.filter(\.isNumber)
        print("  posting \(count) in memory: \(rate) facts a second (promised 200000)")
    }

    private static func measurePeers(
        _ count: Int, beside ours: Taken, in folder: String
    ) throws {
        for peer in Peer.all {
            let path = "\(folder)/\(count).\(peer.syntax.rawValue)"
            if !FileManager.default.fileExists(atPath: path) {
                _ = try ChildProcess.run(
                    [program, "measured-books", "\(count)", peer.syntax.rawValue, path])
            }
            do {
                let balance = try ChildProcess.run(peer.balance(path))
                report("\(peer.name), balance", count, balance)
                let months = try ChildProcess.run(peer.months(path))
                report("\(peer.name), months", count, months)
                let taken = balance + months
                let times = [
                    taken.processor / ours.processor, Double(taken.memory) / Double(ours.memory),
                ].map { String(format: "%.1f", $0) }
                print(
                    "  \(peer.name) takes \(times[0]) times the processor time and \(times[1]) "
                        + "times the memory")
            } catch let error as NotRun {
                print("  \(peer.name) was not measured: \(error.program), status \(error.status)")
            }
        }
    }

    private static func report(_ what: String, _ count: Int, _ taken: Taken) {
        let words = what.padding(toLength: 22, withPad: " ", startingAt: 0)
        print(
            String(
                format: "%@ %9d movements %8.2f s of processor %8.1f MB", words, count,
                taken.processor, Double(taken.memory) / 1_048_576))
        fflush(nil)
    }
}

/// A program that people keep books with.
struct Peer: Sendable {
    let name: String
    let syntax: PlainSyntax
    let balance: @Sendable (String) -> [String]
    let months: @Sendable (String) -> [String]

    static let all = [
        Peer(
            name: "hledger", syntax: .hledger,
            balance: { ["hledger", "-f", $0, "balance", "--flat", "-N"] },
            months: { ["hledger", "-f", $0, "balance", "--flat", "-N", "-M", "-O", "csv"] }),
        Peer(
            name: "ledger", syntax: .hledger,
            balance: { ["ledger", "-f", $0, "balance", "--flat", "--no-total"] },
            months: { ["ledger", "-f", $0, "register", "--monthly"] }),
        Peer(
            name: "beancount", syntax: .beancount,
            balance: { query($0, "SELECT account, sum(position) GROUP BY account") },
            months: {
                query($0, "SELECT account, year, month, sum(position) GROUP BY 1, 2, 3")
            }),
    ]

    private static func query(_ path: String, _ words: String) -> [String] {
        [
            "env", "BEANCOUNT_DISABLE_LOAD_CACHE=1", ".build/bench/venv/bin/bean-query", path,
            words,
        ]
    }
}
