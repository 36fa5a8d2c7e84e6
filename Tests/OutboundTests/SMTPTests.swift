import Foundation
import Outbound
import Testing

extension ServerTests {
    /// Letters through a real post office.
    struct SMTPTests {
        private static let from = MailAddress("outturn@council.example")
        private static let officer = MailAddress("o'neil+work@council.example")

        private func settings(
            _ office: LocalServer, _ security: SMTPSettings.Security,
            _ login: SMTPSettings.Login? = nil
        ) throws -> SMTPSettings {
            SMTPSettings(
                host: "localhost", port: office.port, security: security, login: login,
                from: try #require(Self.from), sender: #"Zoë’s "Council""#)
        }

        private func letter(_ subject: String, _ text: String) throws -> Letter {
            Letter(to: try #require(Self.officer), subject: subject, text: text)
        }

        private func fault(_ postbox: SMTPPostbox, _ letter: Letter) async -> OutboundFault? {
            do throws(OutboundFault) {
                try await postbox.send(letter)
                return nil
            } catch {
                return error
            }
        }

        @Test func `another program reads the letter as it was written`() async throws {
            let office = try LocalServer("post_office.py", [])
            let text = """
                £50,000 waits – a “condition” is due on 5 October 2017.
                .
                ..a dot begins this line, and a space ends it\u{20}
                From a line that begins so: a=b\t
                \(String(repeating: "a long line of 40 characters, or so, £; ", count: 12))
                日本 👩‍👩‍👧‍👦
                """
            let subject =
                "2 things are due – “Better care” and £50,000 "
                + String(repeating: "é👩‍👩‍👧‍👦", count: 9)
            let letter = try letter(subject, text)
            try await SMTPPostbox(settings(office, .none)).send(letter)
            let taken = try office.next()
            #expect(taken["from"] as? String == "outturn@council.example")
            #expect(taken["to"] as? [String] == ["o'neil+work@council.example"])
            #expect(taken["hello"] as? String == "council.example")
            #expect(taken["defects"] as? [String] == [])
            #expect(taken["longest"] as? Int ?? 0 <= 76)
            #expect((taken["text"] as? String) == text + "\n")
            let headers = try headers(of: taken)
            #expect(headers["Subject"] == subject)
            #expect(headers["From"] == "\"Zoë’s \\\"Council\\\"\" <outturn@council.example>")
            #expect(headers["Message-ID"] == "<\(letter.id)@council.example>")
            #expect(headers["Auto-Submitted"] == "auto-generated")
            let date = try ISO8601DateFormatter().date(from: #require(taken["date"] as? String))
            #expect(abs(try #require(date).timeIntervalSinceNow) < 60)
        }

        private func headers(of taken: [String: Any]) throws -> [String: String] {
            let pairs = try #require(taken["headers"] as? [[String]])
            #expect(Set(pairs.map { $0[0] }).count == pairs.count)
            return Dictionary(pairs.map { ($0[0], $0[1]) }) { $1 }
        }

        @Test func `nothing that a letter says adds a header or a recipient`() async throws {
            let office = try LocalServer("post_office.py", [])
            let evil = "Due\r\nBcc: b@example.org\u{2028}X: y\u{0}\u{85}Z"
            var settings = try settings(office, .none)
            settings.sender = "Council\r\nBcc: b@example.org"
            let letter = try Letter(
                id: "a>\r\nBcc: b@example.org", to: #require(Self.officer), subject: evil,
                text: "One\r\n.\r\nRCPT TO:<b@example.org>\r\n")
            try await SMTPPostbox(settings).send(letter)
            let taken = try office.next()
            #expect((taken["to"] as? [String])?.count == 1)
            #expect(
                try Set(headers(of: taken).keys) == [
                    "Date", "From", "To", "Subject", "Message-ID", "Auto-Submitted", "MIME-Version",
                    "Content-Type", "Content-Transfer-Encoding",
                ])
            #expect((taken["text"] as? String)?.contains("RCPT TO:<b@example.org>") == true)
        }

        @Test(arguments: [SMTPSettings.Security.startTLS, .tls])
        func `a private line is asked for, and a stranger is not trusted`(
            security: SMTPSettings.Security
        ) async throws {
            let folder = try Folder()
            let office = try LocalServer(
                "post_office.py",
                [
                    "--security", security.rawValue, "--folder", folder.path, "--login", "outturn",
                    "pass £ word",
                ])
            let login = SMTPSettings.Login(user: "outturn", password: "pass £ word")
            var settings = try settings(office, security, login)
            let letter = try letter("Due", "Today")
            #expect(await fault(try SMTPPostbox(settings), letter)?.code == .notTrusted)

            settings.certificates = folder.certificate
            try await SMTPPostbox(settings).greet()
            try await SMTPPostbox(settings).send(letter)
            let taken = try office.next()
            #expect(taken["encrypted"] as? Bool == true)
            #expect(taken["admitted"] as? Bool == true)

            settings.login?.password = "wrong"
            let refused = try #require(await fault(try SMTPPostbox(settings), letter))
            #expect(refused.code == .notAdmitted)
            #expect(refused.mayPass)
            let postbox = try SMTPPostbox(settings)
            await #expect(throws: OutboundFault.self) { try await postbox.greet() }
        }

        @Test func `without STARTTLS nothing is said, and no password goes in the clear`()
            async throws
        {
            let office = try LocalServer("post_office.py", [])
            let letter = try letter("Due", "Today")
            let postbox = try SMTPPostbox(settings(office, .startTLS))
            #expect(await fault(postbox, letter)?.code == .notEncrypted)
            let login = SMTPSettings.Login(user: "outturn", password: "secret")
            #expect(throws: OutboundFault.self) {
                try SMTPPostbox(settings(office, .none, login))
            }
        }

        @Test(arguments: [(450, true), (550, false)])
        func `a refusal for now is told from one for good, and names nobody`(
            number: Int, mayPass: Bool
        ) async throws {
            let office = try LocalServer("post_office.py", ["--refuse", "\(number)"])
            let postbox = try SMTPPostbox(settings(office, .none))
            let fault = try #require(await fault(postbox, try letter("Due", "Today")))
            #expect(fault.code == .refused)
            #expect(fault.status == number)
            #expect(fault.mayPass == mayPass)
            #expect(!fault.description.contains("@"))
        }

        @Test func `a post office that is not there, or never speaks, is given up`() async throws {
            let deaf = try SilentPort()
            var settings = SMTPSettings(
                host: "127.0.0.1", port: deaf.port, security: .none, from: try #require(Self.from),
                sender: "Council")
            settings.limits.total = 300
            let letter = try letter("Due", "Today")
            #expect(await fault(try SMTPPostbox(settings), letter)?.code == .timedOut)
            deaf.close()
            #expect(await fault(try SMTPPostbox(settings), letter)?.code == .notReached)
        }
    }
}
