internal import CConfinement
internal import Foundation

/// One run of the program as a confined reader.
struct ConfinedProcess {
    let program: String
    let confinement: Confinement
    /// What the program is told to be.
    var argument = ReadingPlace.argument

    /// What the reader hands over for the bytes of a file.
    func output(for bytes: [UInt8]) throws(WorkbookRefusal) -> [UInt8] {
        guard let file = Self.passing(bytes) else { throw Self.stopped("No file could be passed.") }
        defer { file.close() }
        var ends: [Int32] = [-1, -1]
        guard outturn_open_pipe(&ends, O_CLOEXEC) == 0 else {
            throw Self.stopped("No pipe could be opened.")
        }
        let (reading, writing) = (Descriptor(number: ends[0]), Descriptor(number: ends[1]))
        defer { reading.close() }
        let process = start(input: file, output: writing)
        writing.close()
        guard let process else { throw Self.stopped("The reader could not be started.") }
        let deadline = Date(timeIntervalSinceNow: Double(confinement.waitSeconds))
        let output = reading.read(atMost: confinement.relayBytes, until: deadline)
        let isWhole = output.map { $0.count <= confinement.relayBytes } ?? false
        if !isWhole { kill(process, SIGKILL) }
        let status = Self.status(of: process)
        guard let output else { throw Self.stopped("The reader took too long.") }
        guard isWhole else { throw Self.stopped("The file holds more than can be handed over.") }
        guard status == 0 else { throw Self.stopped(ended(by: status & 127)) }
        return output
    }

    static func stopped(_ found: String) -> WorkbookRefusal {
        WorkbookRefusal(.readerStopped, at: "", found: found)
    }

    private func ended(by signal: Int32) -> String {
        signal == SIGXCPU || signal == SIGKILL
            ? "Reading the file took more than \(confinement.processorSeconds) seconds."
            : "Reading the file took more than \(confinement.memory / 1_000_000) MB of memory."
    }

    /// A file without a name that holds the bytes, to be read from its beginning.
    private static func passing(_ bytes: [UInt8]) -> Descriptor? {
        let folder = FileManager.default.temporaryDirectory
        var template = Array(folder.appendingPathComponent("reading-XXXXXX").path.utf8CString)
        let number = outturn_open_temporary(&template, O_CLOEXEC)
        guard number >= 0 else { return nil }
        unlink(template)
        let file = Descriptor(number: number)
        guard file.write(bytes), lseek(number, 0, SEEK_SET) == 0 else {
            file.close()
            return nil
        }
        return file
    }

    /// Starts the reader with these two descriptors and no other.
    private func start(input: Descriptor, output: Descriptor) -> pid_t? {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, input.number, 0)
        posix_spawn_file_actions_adddup2(&actions, output.number, 1)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        outturn_close_from(&actions, 3)
        let strings = CStrings()
        var arguments = [strings.copy(program), strings.copy(argument), nil]
        var environment = [strings.copy("SWIFT_BACKTRACE=enable=no"), nil]
        var process: pid_t = 0
        let result = posix_spawn(
            &process, program, &actions, nil, &arguments, &environment)
        withExtendedLifetime(strings) {}
        return result == 0 ? process : nil
    }

    private static func status(of process: pid_t) -> Int32 {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return status
    }
}
