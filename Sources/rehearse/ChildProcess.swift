import Foundation

/// What a program took that ran to its end.
struct Taken {
    /// Seconds of processor time, its own and the system's for it.
    var processor: Double
    /// The most memory it had at once, in bytes.
    var memory: Int

    static func + (left: Taken, right: Taken) -> Taken {
        Taken(
            processor: left.processor + right.processor, memory: max(left.memory, right.memory))
    }
}

/// Another program, run and measured as the system counts it.
enum ChildProcess {
    /// Runs a program with its output in a file, or thrown away.
    static func run(
        _ words: [String], output: String = "/dev/null", endingWith codes: Set<Int32> = [0]
    ) throws -> Taken {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(
            &actions, STDOUT_FILENO, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
        defer { for argument in arguments { free(argument) } }
        arguments.append(nil)
        var child = pid_t()
        let code = posix_spawnp(&child, words[0], &actions, nil, &arguments, environ)
        guard code == 0 else { throw NotRun(program: words[0], status: code) }
        var status: Int32 = 0
        var usage = rusage()
        while wait4(child, &status, 0, &usage) < 0 {
            guard errno == EINTR else { throw NotRun(program: words[0], status: errno) }
        }
        let hasEnded = status & 0x7F == 0 && codes.contains(status >> 8 & 0xFF)
        guard hasEnded else { throw NotRun(program: words[0], status: status) }
        return Taken(
            processor: seconds(usage.ru_utime) + seconds(usage.ru_stime),
            memory: Int(usage.ru_maxrss) * 1_024)
    }

    private static func seconds(_ time: timeval) -> Double {
        Double(time.tv_sec) + Double(time.tv_usec) / 1_000_000
    }
}

/// A program could not be run, or failed.
struct NotRun: Error {
    let program: String
    let status: Int32
}
