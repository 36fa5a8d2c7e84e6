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

    /// The arguments with which a confined process is started.
    public static let arguments = [ReadingPlace.argument, ReadingPlace.annotatingArgument]

    /// Is a confined process: takes a file from the standard input and hands over what is in it, or
    /// a copy of it with annotations.
    public static func serve(_ argument: String) {
        if argument == ReadingPlace.annotatingArgument {
            ReadingPlace.serveAnnotating()
        } else {
            ReadingPlace.serve()
        }
    }
}
