internal import Workbook

/// Where the files that people send are read.
public struct WorkbookReader: Sendable, Hashable {
    let place: ReadingPlace

    /// In this process, for files of one's own.
    public static let here = WorkbookReader(place: .here)

    /// In a process of its own of the program, which has neither network nor files, and little
    /// memory and time; see `serve`.
    public static func confined(program: String) -> WorkbookReader {
        WorkbookReader(place: .confined(program: program))
    }

    /// The argument with which a confined reader is started.
    public static let argument = ReadingPlace.argument

    /// Is a confined reader: takes a file from the standard input and hands over what is in it.
    public static func serve() {
        ReadingPlace.serve()
    }
}
