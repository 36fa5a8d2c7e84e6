import Foundation

/// Other people's readers of workbooks, installed for the measurement and for nothing else.
struct Yardsticks {
    /// A reader by the name that its program goes by here.
    enum Reader: String, CaseIterable {
        case calamine = "python-calamine 0.9.1"
        case openpyxl = "openpyxl 3.1.5"

        fileprivate var program: String {
            switch self {
            case .calamine: YardstickPrograms.calamine
            case .openpyxl: YardstickPrograms.openpyxl
            }
        }
    }

    /// What a reader took: processor time for each file, nil where it cannot read one, and the
    /// peak memory of its whole process in megabytes.
    struct Reading {
        var milliseconds: [Double?]
        var memory: Double
    }

    private let python: String

    private static let folder = ".build/bench"
    private static let packages = ["python-calamine==0.9.1", "openpyxl==3.1.5"]

    /// Installs them where they are not yet; nil, with a word on the output, where that fails.
    static func installed() -> Yardsticks? {
        let python = "\(folder)/bin/python"
        let isThere = "import python_calamine, openpyxl"
        if run(python, ["-c", isThere]) == nil {
            print("Installing \(packages.joined(separator: " and ")) in \(folder) …")
            guard run("/usr/bin/env", ["python3", "-m", "venv", folder]) != nil,
                run(python, ["-m", "pip", "install", "--quiet"] + packages) != nil
            else {
                print("That failed, so that there is nothing to compare with.")
                return nil
            }
        }
        return Yardsticks(python: python)
    }

    /// Every cell of every sheet of these files, read by another reader in a process of its own.
    func reading(_ files: [String], by reader: Reader) -> Reading? {
        let command = [python, "-c", reader.program] + files
        guard let said = Self.run(python, ["-c", YardstickPrograms.weigher] + command) else {
            return nil
        }
        // A reader may say other things as well.
        var figures = said.split(separator: "\n").compactMap { Double($0) }
        guard figures.count == files.count + 1, let memory = figures.popLast() else { return nil }
        return Reading(milliseconds: figures.map { $0 < 0 ? nil : $0 }, memory: memory)
    }

    /// The peak memory of any program, in megabytes.
    func memory(of command: [String]) -> Double? {
        let said = Self.run(python, ["-c", YardstickPrograms.weigher] + command)
        return said.flatMap { $0.split(separator: "\n").last }.flatMap { Double($0) }
    }

    /// What a program says; nil if it cannot be run or fails.
    private static func run(_ program: String, _ arguments: [String]) -> String? {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return nil }
        let said = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return process.terminationStatus == 0 ? String(decoding: said, as: UTF8.self) : nil
    }
}

/// The programs that the other readers run; each says the milliseconds for each file, or -1.
private enum YardstickPrograms {
    static let calamine = """
        import sys, time
        from python_calamine import CalamineWorkbook
        for path in sys.argv[1:]:
            start = time.process_time()
            try:
                book = CalamineWorkbook.from_path(path)
                cells = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
                print((time.process_time() - start) * 1000)
            except Exception:
                print(-1)
        """

    /// A sheet whose size is stated falsely is given up in time.
    static let openpyxl = """
        import signal, sys, time, warnings
        import openpyxl
        warnings.simplefilter("ignore")
        def give_up(*_):
            raise TimeoutError
        signal.signal(signal.SIGALRM, give_up)
        for path in sys.argv[1:]:
            signal.alarm(60 if len(sys.argv) == 2 else 5)
            start = time.process_time()
            try:
                book = openpyxl.load_workbook(path, read_only=True, data_only=True)
                for sheet in book.worksheets:
                    for row in sheet.iter_rows(values_only=True):
                        for value in row:
                            pass
                print((time.process_time() - start) * 1000)
            except Exception:
                print(-1)
            finally:
                signal.alarm(0)
        """

    /// Runs a command, passes on what it says, and adds the megabytes that it took at most. It is
    /// small itself, because a process is charged with the memory of the one that started it.
    static let weigher = """
        import os, subprocess, sys
        process = subprocess.Popen(sys.argv[1:], stderr=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
        print(used.ru_maxrss / 1024)
        sys.exit(os.waitstatus_to_exitcode(status))
        """
}
