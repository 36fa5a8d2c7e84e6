/// A library that the program is made with.
struct UsedLibrary: Sendable {
    let name: String
    let address: String
    let licence: String

    /// Every library that the program names, by where it comes from.
    static let all: [UsedLibrary] =
        packages + [
            UsedLibrary(name: "SQLite", address: "https://sqlite.org", licence: "Public domain"),
            UsedLibrary(name: "libcurl", address: "https://curl.se", licence: "curl"),
            UsedLibrary(
                name: "ISA-L", address: "https://github.com/intel/isa-l", licence: "BSD-3-Clause"),
            UsedLibrary(name: "zlib", address: "https://zlib.net", licence: "Zlib"),
            UsedLibrary(
                name: "libxlsxwriter", address: "https://libxlsxwriter.github.io",
                licence: "BSD-2-Clause"),
        ]

    /// Those that the package manager brings.
    static let packages: [UsedLibrary] = [
        package("apple/swift-argument-parser"), package("apple/swift-collections"),
        package("apple/swift-configuration"), package("apple/swift-crypto"),
        package("apple/swift-log"), package("groue/GRDB.swift", "MIT"),
        package("hummingbird-project/hummingbird"), package("jpsim/Yams", "MIT"),
        package("vapor/jwt-kit", "MIT"),
    ]

    private static func package(_ path: String, _ licence: String = "Apache-2.0") -> UsedLibrary {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return UsedLibrary(name: name, address: "https://github.com/\(path)", licence: licence)
    }
}

/// What the program is made of.
struct LibrariesPage {
    let visit: Visit

    init(_ visit: Visit) {
        self.visit = visit
    }

    var page: Page {
        Page(
            title: "About this program", crumbs: [AdministrationPage.crumb],
            main: """
                <h1>About this program</h1>
                <p>Outturn is open software under the Apache License 2.0.</p>
                <h2>Libraries</h2>
                <p>The Swift packages bring along others of the Swift project, such as SwiftNIO, under \
                the Apache License 2.0.</p>
                \(table)
                """)
    }

    private var table: Html {
        DataTable(
            caption: "Libraries and their licences",
            columns: [.words("Library"), .words("Licence")],
            rows: UsedLibrary.all.map { library in
                [
                    "<a href=\"\(library.address)\" rel=\"noreferrer\">\(library.name)</a>",
                    .words(library.licence),
                ]
            }
        ).html
    }
}
