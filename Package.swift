// swift-tools-version:6.2
import PackageDescription

/// The architecture: a module uses only modules listed above it. `docs/adr` says why; a test reads
/// this table and the imports and holds the one against the other.
let modules: [Target] = [
    module("Reckoning"),
    module("Forms", uses: ["Reckoning"], and: [collections]),
    module("Accountability", uses: ["Reckoning", "Forms"], and: [collections]),
    module("Statistics", uses: ["Reckoning"]),
    module("Journal", uses: ["Reckoning"], and: [grdb, crypto]),
    module(
        "Ledger", uses: ["Reckoning", "Forms", "Accountability", "Journal"], and: [collections]),
    module("Clerk", uses: ["Reckoning", "Forms", "Accountability", "Journal", "Ledger"]),
    module("Duties", uses: ["Reckoning", "Forms", "Accountability", "Ledger"]),
    library("CCurl", pkgConfig: "libcurl", debian: "libcurl4-openssl-dev"),
    module("Outbound", uses: ["CCurl"]),
    module("WorkingPapers", uses: ["Reckoning"], and: [grdb]),
    module(
        "Accounts", uses: ["Reckoning", "Accountability", "Outbound"],
        and: [grdb, crypto, cryptoExtras, jwt]),
    module(
        "Notices",
        uses: ["Reckoning", "Forms", "Accountability", "Ledger", "Duties", "Outbound", "Accounts"],
        and: [grdb, crypto]),
    library("CZlib", pkgConfig: "zlib", debian: "zlib1g-dev"),
    library("CIsal", pkgConfig: "libisal", debian: "libisal-dev"),
    library("CXlsxWriter", pkgConfig: "xlsxwriter", debian: "libxlsxwriter-dev"),
    library("CConfinement"),
    module("Workbook", uses: ["CZlib", "CIsal", "CXlsxWriter", "CConfinement"]),
    module(
        "Documents", uses: ["Reckoning", "Forms", "Accountability", "Statistics", "Workbook"],
        and: [yams]),
    module(
        "Review",
        uses: ["Reckoning", "Forms", "Accountability", "Statistics", "Ledger", "Documents"]),
    module(
        "Nation",
        uses: ["Reckoning", "Forms", "Accountability", "Ledger", "Clerk", "Documents"]),
    module(
        "Collecting",
        uses: ["Reckoning", "Forms", "Accountability", "Ledger", "Clerk", "Documents"]),
    module(
        "Web",
        uses: [
            "Reckoning", "Forms", "Accountability", "Statistics", "Ledger", "Clerk", "Duties",
            "Outbound", "WorkingPapers", "Accounts", "Notices", "Documents", "Review",
        ],
        and: [hummingbird, hummingbirdTLS, logging]),
    module(
        "Operating", uses: ["Reckoning", "Forms", "Journal", "Ledger", "Clerk", "Outbound", "Web"],
        and: [configuration, crypto, logging]),
    program(
        "outturn",
        uses: [
            "Reckoning", "Forms", "Accountability", "Journal", "Ledger", "Clerk", "Duties",
            "Outbound", "WorkingPapers", "Accounts", "Notices", "Workbook", "Documents", "Review",
            "Nation", "Collecting", "Web", "Operating",
        ],
        and: [arguments, crypto]),
    module(
        "Rehearsal",
        uses: [
            "Reckoning", "Forms", "Accountability", "Statistics", "Journal", "Ledger", "Clerk",
            "Documents", "Nation",
        ]),
    program(
        "rehearse",
        uses: [
            "Reckoning", "Forms", "Accountability", "Statistics", "Journal", "Ledger", "Clerk",
            "Workbook", "Documents", "Nation", "Rehearsal",
        ],
        and: [hummingbird, logging]),
]

let package = Package(
    name: "outturn",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "outturn", targets: ["outturn"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.1"),
    ],
    targets: modules
        + [
            tests(of: "Reckoning"),
            tests(
                of: "Forms",
                with: ["Reckoning", "Accountability", "Ledger", "Clerk", "Documents", "Rehearsal"],
                leaving: ["Formulas/Golden"]),
            tests(
                of: "Accountability",
                with: ["Reckoning", "Forms", "Journal", "Ledger", "Clerk", "Rehearsal"]),
            tests(of: "Statistics", with: ["Reckoning", "Rehearsal"], leaving: ["Golden"]),
            tests(of: "Journal", with: ["Reckoning"]),
            tests(
                of: "Ledger",
                with: ["Reckoning", "Accountability", "Journal", "Documents", "Rehearsal"]),
            tests(
                of: "Clerk",
                with: ["Reckoning", "Forms", "Accountability", "Journal", "Ledger", "Rehearsal"]),
            tests(
                of: "Duties",
                with: [
                    "Reckoning", "Forms", "Accountability", "Journal", "Ledger", "Clerk",
                    "Rehearsal",
                ]),
            tests(of: "WorkingPapers", with: ["Reckoning"]),
            tests(of: "Outbound"),
            tests(
                of: "Accounts", with: ["Reckoning", "Accountability", "Outbound"],
                and: [crypto, jwt]),
            tests(
                of: "Notices",
                with: [
                    "Reckoning", "Accountability", "Journal", "Ledger", "Clerk", "Duties",
                    "Outbound", "Accounts", "Rehearsal",
                ]),
            tests(of: "Workbook", with: ["CZlib"]),
            tests(
                of: "Documents",
                with: [
                    "Reckoning", "Forms", "Accountability", "Statistics", "Journal", "Ledger",
                    "Clerk", "Workbook", "Rehearsal",
                ]),
            tests(
                of: "Review",
                with: [
                    "Reckoning", "Forms", "Accountability", "Statistics", "Journal", "Ledger",
                    "Clerk", "Documents", "Rehearsal",
                ]),
            tests(
                of: "Nation",
                with: [
                    "Reckoning", "Forms", "Accountability", "Journal", "Ledger", "Clerk",
                    "Documents", "Rehearsal",
                ]),
            tests(
                of: "Collecting",
                with: [
                    "Reckoning", "Forms", "Accountability", "Journal", "Ledger", "Clerk",
                    "Documents", "Workbook", "Rehearsal",
                ]),
            tests(
                of: "Web",
                with: [
                    "Reckoning", "Forms", "Accountability", "Statistics", "Journal", "Ledger",
                    "Clerk", "Duties", "Outbound", "WorkingPapers", "Accounts", "Notices",
                    "Documents", "Review", "Rehearsal",
                ]),
            tests(
                of: "Operating",
                with: ["Reckoning", "Journal", "Clerk", "Outbound", "Web"]),
            .testTarget(name: "HouseTests"),
        ],
    swiftLanguageModes: [.v6]
)

var collections: Target.Dependency {
    .product(name: "HashTreeCollections", package: "swift-collections")
}
var grdb: Target.Dependency { .product(name: "GRDB", package: "GRDB.swift") }
var crypto: Target.Dependency { .product(name: "Crypto", package: "swift-crypto") }
var cryptoExtras: Target.Dependency {
    .product(name: "CryptoExtras", package: "swift-crypto")
}
var jwt: Target.Dependency { .product(name: "JWTKit", package: "jwt-kit") }
var configuration: Target.Dependency {
    .product(name: "Configuration", package: "swift-configuration")
}
var hummingbirdTLS: Target.Dependency {
    .product(name: "HummingbirdTLS", package: "hummingbird")
}
var yams: Target.Dependency { .product(name: "Yams", package: "Yams") }
var hummingbird: Target.Dependency { .product(name: "Hummingbird", package: "hummingbird") }
var logging: Target.Dependency { .product(name: "Logging", package: "swift-log") }
var arguments: Target.Dependency {
    .product(name: "ArgumentParser", package: "swift-argument-parser")
}

func module(_ name: String, uses ours: [String] = [], and theirs: [Target.Dependency] = [])
    -> Target
{
    .target(name: name, dependencies: ours.map { .target(name: $0) } + theirs)
}

func program(_ name: String, uses ours: [String], and theirs: [Target.Dependency] = []) -> Target {
    .executableTarget(name: name, dependencies: ours.map { .target(name: $0) } + theirs)
}

func library(_ name: String, pkgConfig: String? = nil, debian: String? = nil) -> Target {
    .systemLibrary(
        name: name, pkgConfig: pkgConfig, providers: debian.map { [.apt([$0])] })
}

func tests(
    of name: String, with others: [String] = [], and theirs: [Target.Dependency] = [],
    leaving data: [String] = []
) -> Target {
    .testTarget(
        name: name + "Tests", dependencies: ([name] + others).map { .target(name: $0) } + theirs,
        exclude: data)
}

for target in package.targets where target.type != .system {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .treatAllWarnings(as: .error),
    ]
    // These work through millions of bytes, answers and numbers, so they are optimised in every
    // build (docs/adr/0007).
    let optimised: Set = [
        "Reckoning", "Forms", "Accountability", "Statistics", "Ledger", "Workbook",
    ]
    if optimised.contains(target.name) {
        target.swiftSettings?.append(.unsafeFlags(["-O"], .when(configuration: .debug)))
    }
}
