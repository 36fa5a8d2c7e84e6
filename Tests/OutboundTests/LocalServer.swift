import Foundation
import Testing

/// What is tested against servers of another make, one at a time.
@Suite(.serialized) struct ServerTests {}

/// A server on this machine that says on lines of JSON what reaches it.
final class LocalServer {
    enum Trouble: Error { case notStarted, silent }

    private let process: pid_t
    private let output: Int32
    private var rest: [UInt8] = []
    /// What it said first: its ports.
    private(set) var first: [String: Any] = [:]

    init(_ script: String, _ arguments: [String]) throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Servers")
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw Trouble.notStarted }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        output = ends[0]
        process = try Self.start(
            ["/usr/bin/python3", "-B", folder.appending(path: script).path] + arguments,
            saying: ends[1])
        close(ends[1])
        first = try next()
    }

    deinit {
        kill(process, SIGKILL)
        waitpid(process, nil, 0)
        close(output)
    }

    private static func start(_ words: [String], saying output: Int32) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        var copies = words.map { strdup($0) } + [nil]
        defer { for copy in copies { free(copy) } }
        var process: pid_t = 0
        guard posix_spawn(&process, words[0], &actions, nil, &copies, environ) == 0 else {
            throw Trouble.notStarted
        }
        return process
    }

    var port: Int { first["port"] as? Int ?? 0 }

    /// The next that it says, within ten seconds.
    func next() throws -> [String: Any] {
        var piece = [UInt8](repeating: 0, count: 65_536)
        while !rest.contains(10) {
            var waiting = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
            guard poll(&waiting, 1, 10_000) == 1 else { throw Trouble.silent }
            let count = read(output, &piece, piece.count)
            guard count > 0 else { throw Trouble.silent }
            rest += piece[..<count]
        }
        let line = rest.prefix { $0 != 10 }
        rest.removeFirst(line.count + 1)
        return try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any] ?? [:]
    }
}

/// A folder in which a server leaves its certificate.
final class Folder {
    let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path

    init() throws {
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var certificate: String { path + "/certificate.pem" }
}
