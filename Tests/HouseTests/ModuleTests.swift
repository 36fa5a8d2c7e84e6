import Testing

/// What each module may see, read from the manifest and held against the imports.
struct ModuleTests {
    /// What the products of the manifest bring along.
    private static let brings: [String: Set<String>] = [
        "collections": ["HashTreeCollections"], "grdb": ["GRDB", "GRDBSQLite"],
        "crypto": ["Crypto"], "cryptoExtras": ["CryptoExtras"], "jwt": ["JWTKit"],
        "yams": ["Yams"], "arguments": ["ArgumentParser"],
        "hummingbird": [
            "Hummingbird", "HummingbirdCore", "HTTPTypes", "NIOCore", "NIOPosix", "Logging",
            "ServiceLifecycle", "UnixSignals", "NIOHTTPTypes",
        ],
        "hummingbirdTLS": ["HummingbirdTLS", "NIOSSL"], "configuration": ["Configuration"],
        "logging": ["Logging"],
    ]
    private static let system: Set = [
        "Swift", "Foundation", "Dispatch", "Synchronization", "Glibc",
    ]

    @Test func `the manifest lists every module of the sources`() throws {
        let declared = Set(try House.modules().map(\.name))
        let folders = Set(try House.swiftFiles(in: "Sources").map(\.module))
        #expect(declared.count > 10)
        #expect(folders.subtracting(declared).isEmpty)
    }

    @Test func `a module is declared after those it uses`() throws {
        var seen: Set<String> = []
        for module in try House.modules() {
            #expect(seen.isSuperset(of: module.uses), "\(module.name)")
            #expect(!seen.contains(module.name), "\(module.name) stands twice")
            seen.insert(module.name)
        }
    }

    @Test func `a module imports only what it declares`() throws {
        let modules = try House.modules()
        for file in try House.swiftFiles(in: "Sources") {
            guard let module = modules.first(where: { $0.name == file.module }) else { continue }
            let outside = module.products.flatMap { Self.brings[$0] ?? [] }
            let allowed = Self.system.union(module.uses).union(outside)
            let others = file.imports.filter { !allowed.contains($0) }
            #expect(others.isEmpty, "\(file.path) imports \(others)")
        }
    }

    @Test func `a module declares only what it imports`() throws {
        let files = try House.swiftFiles(in: "Sources")
        for module in try House.modules() where files.contains(where: { $0.module == module.name })
        {
            let imported = Set(files.filter { $0.module == module.name }.flatMap(\.imports))
            let idle = module.uses.filter { !imported.contains($0) }
            #expect(idle.isEmpty, "\(module.name) declares \(idle) and never imports it")
        }
    }

    @Test(arguments: [
        ("Web", ["Journal", "Workbook", "GRDB"]), ("Reckoning", ["Foundation"]),
        ("Forms", ["Foundation"]), ("Accountability", ["Foundation"]),
        ("Statistics", ["Accountability", "Forms", "Foundation"]),
        ("Workbook", ["Reckoning", "Forms", "Accountability", "Journal", "Ledger", "Clerk"]),
    ])
    func `a module never sees what it must not`(module: String, hidden: [String]) throws {
        let files = try House.swiftFiles(in: "Sources/\(module)")
        #expect(!files.isEmpty)
        for file in files {
            let seen = file.imports.filter(hidden.contains)
            #expect(seen.isEmpty, "\(file.path) imports \(seen)")
        }
    }

    @Test func `nothing in the product imports the rehearsal`() throws {
        for file in try House.swiftFiles(in: "Sources")
        where !["Rehearsal", "rehearse"].contains(file.module) {
            #expect(!file.imports.contains("Rehearsal"), "\(file.path)")
        }
    }

    @Test func `only the Clerk and the rehearsal take up a pen`() throws {
        for file in try House.swiftFiles(in: "Sources")
        where !["Journal", "Clerk", "Rehearsal", "rehearse"].contains(file.module) {
            #expect(!file.code.contains { $0.contains("Pen(taking") }, "\(file.path)")
        }
    }

    @Test func `the rules cannot ask the time or throw dice`() throws {
        for module in ["Reckoning", "Forms", "Accountability", "Statistics", "Ledger"] {
            for file in try House.swiftFiles(in: "Sources/\(module)") {
                for word in ["Date()", "UUID()", ".random(", "ContinuousClock", "SystemRandom"] {
                    #expect(!file.code.contains { $0.contains(word) }, "\(file.path): \(word)")
                }
            }
        }
    }
}
