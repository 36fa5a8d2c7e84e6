/// Where a workbook is read: in this process, or in one that can do nothing else.
public enum ReadingPlace: Sendable, Hashable {
    /// In this process, within the limits of size.
    case here
    /// In a process of this program that has neither network nor files, and little memory and time.
    case confined(program: String, Confinement = .standard)

    /// The argument by which the program is told to be such a process.
    public static let argument = "--read-confined"

    /// The workbook in the bytes; throws a numbered refusal, also when the reader was stopped.
    public func read(
        _ bytes: [UInt8], limits: WorkbookLimits = .standard
    ) throws(WorkbookRefusal) -> WorkbookFile {
        switch self {
        case .here: return try WorkbookFile(reading: bytes, limits: limits)
        case .confined(let program, let confinement):
            guard bytes.count <= limits.fileBytes else {
                return try WorkbookFile(reading: bytes, limits: limits)
            }
            let process = ConfinedProcess(program: program, confinement: confinement)
            let relayed = try process.output(for: bytes)
            guard let result = try? RelayedWorkbook.read(relayed, limits: limits) else {
                throw ConfinedProcess.stopped("The reader broke off before it was done.")
            }
            return try result.get()
        }
    }

    /// What the confined process does: reads the file from its input, gives up its rights, and
    /// hands the workbook over on its output.
    public static func serve(limits: WorkbookLimits = .standard) {
        let confinement = Confinement.standard
        guard let bytes = Descriptor.input.read(atMost: limits.fileBytes) else { return }
        _ = confinement.enter()
        var relay = WorkbookRelay { Descriptor.output.write($0) }
        relay.relay(bytes, limits: limits)
    }
}
