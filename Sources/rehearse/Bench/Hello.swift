import Hummingbird
import Logging

/// The least that a server of the same library answers, as a yardstick for pages.
enum Hello {
    static func serve(port: Int) async throws {
        let router = Router()
        router.get("/") { _, _ in "hello" }
        var logger = Logger(label: "hello")
        logger.logLevel = .error
        let application = Application(
            router: router,
            configuration: ApplicationConfiguration(
                address: .hostname("127.0.0.1", port: port), serverName: nil),
            logger: logger)
        try await application.runService()
    }
}
