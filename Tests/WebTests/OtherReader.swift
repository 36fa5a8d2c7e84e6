import Foundation
import Testing

/// A program of another make that reads a file and says in JSON what is in it.
enum OtherReader {
    enum Trouble: Error { case notStarted, silent, failed }

    /// What a script says about a file, within a minute.
    static func document(_ file: [UInt8], by script: String) throws -> [String: Any] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Servers")
        let place = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try Data(file).write(to: place)
        defer { try? FileManager.default.removeItem(at: place) }
        let said = try output(
            of: ["/usr/bin/python3", "-B", folder.appending(path: script).path, place.path])
        return try JSONSerialization.jsonObject(with: Data(said)) as? [String: Any] ?? [:]
    }

    private static func output(of words: [String]) throws -> [UInt8] {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw Trouble.notStarted }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        var copies = words.map { strdup($0) } + [nil]
        defer { for copy in copies { free(copy) } }
        var process: pid_t = 0
        let started = posix_spawn(&process, words[0], &actions, nil, &copies, environ)
        close(ends[1])
        defer { close(ends[0]) }
        guard started == 0 else { throw Trouble.notStarted }
        defer {
            kill(process, SIGKILL)
            waitpid(process, nil, 0)
        }
        return try everything(from: ends[0])
    }

    private static func everything(from output: Int32) throws -> [UInt8] {
        var all: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65_536)
        while true {
            var waiting = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
            guard poll(&waiting, 1, 60_000) == 1 else { throw Trouble.silent }
            let count = read(output, &piece, piece.count)
            guard count >= 0 else { throw Trouble.failed }
            if count == 0 { return all }
            all += piece[..<count]
        }
    }
}
