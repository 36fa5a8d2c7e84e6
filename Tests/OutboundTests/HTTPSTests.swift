import Foundation
import Outbound
import Testing

extension ServerTests {
    /// Calls to a real server.
    struct HTTPSTests {
        private let folder: Folder
        private let server: LocalServer
        private let settings: HTTPSSettings

        init() throws {
            folder = try Folder()
            server = try LocalServer("https_server.py", [folder.path])
            settings = HTTPSSettings(
                hosts: ["localhost:\(server.port)"], certificates: folder.certificate, proxy: "")
        }

        private func address(_ path: String) -> String { "https://localhost:\(server.port)\(path)" }

        private func fault(_ call: HTTPSCall, _ settings: HTTPSSettings) async -> OutboundFault? {
            do throws(OutboundFault) {
                _ = try await HTTPSCaller(settings).answer(to: call)
                return nil
            } catch {
                return error
            }
        }

        private func echo(_ call: HTTPSCall) async throws -> (
            body: String, headers: [String: String]
        ) {
            let answer = try await HTTPSCaller(settings).answer(to: call)
            #expect(answer.status == 200)
            let said = try JSONSerialization.jsonObject(with: Data(answer.body)) as? [String: Any]
            return (
                try #require(said?["body"] as? String),
                try #require(said?["headers"] as? [String: String])
            )
        }

        @Test func `a page is asked for with its headers`() async throws {
            let echo = try await echo(
                .get(address("/echo"), headers: ["Authorization": "Bearer 7"]))
            #expect(echo.headers["authorization"] == "Bearer 7")
            #expect(try server.next()["method"] as? String == "GET")
        }

        @Test func `forms and documents arrive as they were sent`() async throws {
            let form = try await echo(
                .form(address("/echo"), [("code", "a b&c=d"), ("name", "Zoë")]))
            #expect(form.body == "code=a%20b%26c%3Dd&name=Zo%C3%AB")
            #expect(form.headers["content-type"] == "application/x-www-form-urlencoded")
            let large = #"{"words": "\#(String(repeating: "£", count: 40_000))"}"#
            let document = try await echo(.json(address("/echo"), Array(large.utf8)))
            #expect(document.body == large)
            #expect(document.headers["content-type"] == "application/json")
            #expect(document.headers["expect"] == nil)
            let empty = try await echo(.json(address("/echo"), []))
            #expect(empty.body.isEmpty && empty.headers["content-length"] == "0")
        }

        @Test func `no redirect is followed, and every status is an answer`() async throws {
            let caller = HTTPSCaller(settings)
            #expect(try await caller.answer(to: .get(address("/redirect"))).status == 302)
            #expect(try await caller.answer(to: .get(address("/nothing"))).status == 404)
            #expect(try server.next()["path"] as? String == "/redirect")
            #expect(try server.next()["path"] as? String == "/nothing")
        }

        @Test(arguments: [
            "https://127.0.0.1:{port}/", "https://localhost/", "http://localhost:{port}/",
            "https://localhost:{port}@elsewhere.example/", "https://elsewhere.example/",
            "https://me:secret@localhost:{port}/", "file:///etc/passwd", "localhost", "",
            "https://localhost:{port}.elsewhere.example/",
        ])
        func `only a host that the settings name is called`(pattern: String) async {
            let address = pattern.replacing("{port}", with: "\(server.port)")
            let code = await fault(.get(address), settings)?.code
            let isHTTP = address.hasPrefix("http:")
            #expect(code == .hostNotAllowed || isHTTP && code == .interrupted, "\(address)")
        }

        @Test func `a stranger is not trusted`() async {
            var strange = settings
            strange.certificates = nil
            #expect(await fault(.get(address("/echo")), strange)?.code == .notTrusted)
            strange.certificates = "/nowhere.pem"
            #expect(await fault(.get(address("/echo")), strange)?.code == .notTrusted)
        }

        @Test func `what takes too long or says too much is given up`() async throws {
            var short = settings
            short.limits.total = 300
            #expect(await fault(.get(address("/slow")), short)?.code == .timedOut)
            short = settings
            short.limits.bytes = 20_000
            #expect(await fault(.get(address("/long")), short)?.code == .tooLarge)
        }

        @Test func `a header cannot bring another along`() async {
            let call = HTTPSCall.get(address("/echo"), headers: ["A": "b\r\nC: d"])
            #expect(await fault(call, settings)?.code == .unusable)
        }

        @Test func `calls go through the proxy that the settings name`() async throws {
            var around = settings
            let proxy = try #require(server.first["proxy"] as? Int)
            around.proxy = "http://127.0.0.1:\(proxy)"
            let answer = try await HTTPSCaller(around).answer(to: .get(address("/echo")))
            #expect(answer.status == 200)
            #expect(try server.next()["method"] as? String == "CONNECT")
            #expect(try server.next()["method"] as? String == "GET")
        }

        @Test func `more calls than places wait in line, and too many are turned away`()
            async throws
        {
            var short = settings
            short.limits.total = 500
            let caller = HTTPSCaller(short)
            let slow = HTTPSCall.get(address("/slow"))
            let codes = await withTaskGroup(of: OutboundFault.Code?.self) { group in
                for _ in 0..<80 {
                    group.addTask {
                        do throws(OutboundFault) {
                            _ = try await caller.answer(to: slow)
                            return nil
                        } catch {
                            return error.code
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(codes.count { $0 == .busy } == 12)
            #expect(codes.count { $0 == .timedOut } == 68)
        }
    }
}
