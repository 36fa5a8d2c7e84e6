import Accountability
import Accounts
import ArgumentParser
import Clerk
import Documents
import Forms
import Foundation
import Journal
import Notices
import Reckoning
import WorkingPapers

/// What a verb says at its end: sentences for people, or one line of JSON for programs.
struct Account {
    var lines: [String] = []
    var fields: [(String, CanonicalValue)] = []
    var exitCode: Int32 = 0

    mutating func say(_ line: String) { lines.append(line) }

    mutating func field(_ name: String, _ value: CanonicalValue?) {
        if let value { fields.append((name, value)) }
    }

    /// Prints it and ends the program with its exit code, unless that is 0.
    func give(asJSON: Bool) throws {
        if asJSON {
            let record = CanonicalRecord(fields) ?? CanonicalRecord([:])
            print(String(decoding: CanonicalValue.record(record).bytes, as: UTF8.self))
        } else {
            for line in lines { tell(line) }
        }
        if exitCode != 0 { throw ExitCode(exitCode) }
    }
}

/// Says a line at once, also where the output goes into a file or another program.
func tell(_ line: String) {
    print(line)
    fflush(nil)
}

/// Says a line on the error stream.
func warn(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
}

/// Whether the verb answers in JSON.
struct Answering: ParsableArguments {
    @Flag(name: .customLong("json"), help: "Answer with one line of JSON.")
    var json = false
}

/// Something that ends a verb, with its exit code.
struct Ending: Error {
    let words: String
    let code: Int32

    init(_ words: String, code: Int32) {
        self.words = words
        self.code = code
    }

    init(_ fault: JournalFault) {
        self.init("\(fault.operation): \(fault.cause) (\(fault.context))", code: 3)
    }

    init(_ fault: PeopleFault) {
        switch fault.code {
        case .weakPassphrase: self.init(fault.cause, code: 2)
        case .addressTaken: self.init("Another officer has this address.", code: 2)
        case .inputOutput, .heldElsewhere, .notDurable, .newerVersion, .notAPeopleBook:
            self.init("\(fault.operation): \(fault.cause) (\(Office.peopleName))", code: 3)
        }
    }

    init(_ error: NotCarriedOut) {
        switch error {
        case .refused(let refusal): self.init("\(refusal)", code: 2)
        case .wrongDefinition(let wrong):
            self.init(wrong.findings.map(\.inWords).joined(separator: "\n"), code: 1)
        case .failed(let fault): self.init(fault)
        case .busy: self.init("Too many instructions are waiting. Try again.", code: 3)
        }
    }
}

/// Runs a verb; what ends it is said on the error stream, as JSON where that is asked.
func verb(_ answering: Answering, _ body: () async throws -> Account) async throws {
    do {
        try await body().give(asJSON: answering.json)
    } catch {
        try end(error, answering)
    }
}

/// Runs a verb that waits for nothing.
func verb(_ answering: Answering, _ body: () throws -> Account) throws {
    do {
        try body().give(asJSON: answering.json)
    } catch {
        try end(error, answering)
    }
}

private func end(_ error: any Error, _ answering: Answering) throws {
    guard let ending = Ending(of: error) else { throw error }
    if answering.json {
        let record = CanonicalRecord([
            "error": .text(ending.words), "exit": .whole(Int64(ending.code)),
        ])
        print(String(decoding: CanonicalValue.record(record).bytes, as: UTF8.self))
    } else {
        warn(ending.words)
    }
    throw ExitCode(ending.code)
}

extension Ending {
    /// How an error ends a verb; nil for one that is itself an end.
    fileprivate init?(of error: any Error) {
        switch error {
        case let error as NotCarriedOut: self.init(error)
        case let fault as JournalFault: self.init(fault)
        case let fault as PeopleFault: self.init(fault)
        case let fault as PapersFault: self.init("\(fault)", code: 3)
        case let wrong as WrongDefinition:
            self.init(wrong.findings.map(\.inWords).joined(separator: "\n"), code: 1)
        case let fault as NoticeFault: self.init("\(fault)", code: 3)
        case let ending as Ending: self = ending
        case let error as CocoaError:
            let path = error.filePath ?? "the file"
            self.init("\(path): \(error.localizedDescription)", code: 3)
        default: return nil
        }
    }
}

extension Finding {
    /// The finding in a line or two: severity, number, place, what it is and what to do.
    var inWords: String {
        let rule = check.map { "\(number.code) \($0)" } ?? number.code
        return "\(severity.word) \(rule) at \(place): \(message) \(remedy)"
    }

    var canonical: CanonicalValue {
        .record(
            CanonicalRecord([
                "number": .text(number.code), "severity": .text(severity.word),
                "check": check.map { .text($0) }, "section": place.section.map { .text($0) },
                "question": place.key.map { .text("\($0)") },
                "sheet": place.sheet.map { .text($0) }, "cell": place.cell.map { .text($0) },
                "line": place.line.map { .whole(Int64($0)) },
                "column": place.column.map { .text($0) }, "found": .text(found),
                "expected": .text(expected), "message": .text(message), "remedy": .text(remedy),
            ]))
    }
}

/// The contents of a text file of a sensible size.
func text(of path: String) throws -> String {
    let bytes = try bytes(of: path)
    guard let text = String(validating: bytes, as: UTF8.self) else {
        throw Ending("\(path) is not a text in UTF-8.", code: 3)
    }
    return text
}

/// The bytes of a file, 20 megabytes at most.
func bytes(of path: String) throws -> [UInt8] {
    guard let handle = FileHandle(forReadingAtPath: path) else {
        throw Ending("There is no file \(path), or it cannot be read.", code: 3)
    }
    defer { try? handle.close() }
    let most = 20_000_000
    let data = try handle.read(upToCount: most + 1) ?? Data()
    guard data.count <= most else {
        throw Ending("\(path) is larger than 20 MB.", code: 3)
    }
    return [UInt8](data)
}

func write(_ bytes: [UInt8], to path: String) throws {
    do {
        try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
        throw Ending("\(path) cannot be written: \(error.localizedDescription)", code: 3)
    }
}
