import Accountability
import Clerk
import Forms
import Foundation
import Ledger
import Reckoning
import Testing

@testable import Web

/// Words made to break out of wherever they are put, sent in every field of every form there is,
/// and looked for on every page and in every file.
@Suite struct CanaryTests {
    /// It begins a formula, ends an attribute and a tag, and turns the direction of writing.
    private static let canary = "=Zaun<b>\"'&amp;</textarea><script>k</script>\u{202E}"

    /// One form of a page: where it goes, and its fields as a browser would send them.
    struct SentForm {
        let action: String
        let fields: [String: String]
        /// The fields that a person types into.
        let typed: Set<String>

        init?(_ part: String) {
            guard let method = Self.attribute("method", part), method.lowercased() == "post",
                let action = Self.attribute("action", part)
            else { return nil }
            self.action = action.replacingOccurrences(of: "&amp;", with: "&")
            let body = part.components(separatedBy: "</form>")[0]
            fields = AnsweringTests.fields(of: body)
            var typed: Set<String> = []
            for piece in body.components(separatedBy: "<").dropFirst() {
                let isText =
                    piece.hasPrefix("textarea")
                    || piece.hasPrefix("input")
                        && ["text", "search", "email"].contains(
                            Self.attribute("type", piece) ?? "text")
                if isText, let name = Self.attribute("name", piece) { typed.insert(name) }
            }
            self.typed = typed
        }

        private static func attribute(_ name: String, _ tag: String) -> String? {
            let head = tag.prefix { $0 != ">" }
            guard let start = head.range(of: " \(name)=\"") else { return nil }
            return String(head[start.upperBound...].prefix { $0 != "\"" })
        }
    }

    private static func forms(of page: String) -> [SentForm] {
        page.components(separatedBy: "<form").dropFirst().compactMap { SentForm("<form" + $0) }
    }

    @Test func whateverIsTypedStaysWordsEverywhere() async throws {
        let world = try await World()
        var sent = 0
        var seen = 0
        for (officer, _, _) in World.roles {
            let visitor = try await Visitor(world, as: officer)
            for route in Route.allCases where route.declared.method == .get {
                await visitor.get(RouteTests.address(route))
                guard visitor.reply.status == 200 else { continue }
                for form in Self.forms(of: visitor.page) where !form.typed.isEmpty {
                    var fields = form.fields
                    for name in form.typed { fields[name] = Self.canary }
                    let token = fields.removeValue(forKey: "token")
                    await visitor.post(form.action, fields, token: token)
                    #expect(visitor.reply.status < 500, "\(form.action): \(visitor.reply.status)")
                    Self.look(visitor, form.action)
                    sent += 1
                }
            }
        }
        for (officer, _, _) in World.roles {
            let visitor = try await Visitor(world, as: officer)
            for route in Route.allCases where route.declared.method == .get {
                await visitor.get(RouteTests.address(route) + "?q=%3DZaun%3Cb%3E")
                Self.look(visitor, "\(route)")
                if visitor.page.contains("Zaun") { seen += 1 }
            }
        }
        #expect(sent > 20, "forms are not found any more")
        #expect(seen > 5, "what was sent is not shown anywhere")
    }

    /// Nothing of the canary is markup, and no cell of a list begins with it.
    private static func look(_ visitor: Visitor, _ place: String) {
        let type = visitor.header("content-type") ?? ""
        if type.hasPrefix("text/html") || type.contains("xml") {
            #expect(!visitor.page.contains("Zaun<b"), "\(place)")
            #expect(!visitor.page.contains("<script>k"), "\(place)")
        }
        if type.hasPrefix("text/csv") {
            let starts = visitor.page.split { ",\n\r".contains($0) }.map { $0.drop { $0 == "\"" } }
            #expect(!starts.contains { $0.hasPrefix("=Zaun") }, "\(place)")
        }
        for header in visitor.reply.headers {
            let isOneLine = !header.value.contains { $0.isNewline }
            #expect(isOneLine, "\(place): \(header.name)")
            #expect(!header.value.contains("<b>"), "\(place): \(header.name)")
        }
    }

    /// Words that mean something to a database, a shell, a template, a path or a header.
    private static let hostile = [
        "' OR '1'='1", "1; DROP TABLE entry; --", "\" UNION SELECT 1 --", "%27%20OR%201=1", "$(id)",
        "`id`", "| id", "../../etc/passwd", "..\\..\\x", "%2e%2e%2f", "\0", "{{7*7}}", "${7*7}",
        "#{7*7}", "<%= 7*7 %>", "a\r\nset-cookie: x=y", "%0d%0aset-cookie:%20x=y", "*)(uid=*",
        "' or count(/*)=1 or 'a'='b", "javascript:alert(1)", "data:text/html,x", "\u{FEFF}",
        "ﬀ" + String(repeating: "a", count: 3_000), "-1", "99999999999999999999", "1e999", "NaN",
    ]

    private static func encoded(_ words: String) -> String {
        words.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }

    @Test(arguments: [nil, "programme"] as [String?])
    func hostileWordsInAddressesFindNothing(_ officer: String?) async throws {
        let world = try await World()
        let before = world.clerk.books.sequence
        let visitor = Visitor(world)
        if let officer { try await visitor.signIn(as: officer) }
        for route in Route.allCases where route.declared.method == .get {
            let all = Self.hostile.map(Self.encoded)
            let query = ["known", "after", "q", "focus", all[0]].flatMap { name in
                all.map { "\(name)=\($0)" }
            }
            await visitor.get(RouteTests.address(route) + "?" + query.joined(separator: "&"))
            Self.lookForHarm(visitor, "\(route)")
            for words in Self.hostile where route.declared.pattern.contains("{") {
                let parts = route.declared.pattern.split(separator: "/").map {
                    $0.hasPrefix("{") ? Self.encoded(words) : String($0)
                }
                await visitor.get("/" + parts.joined(separator: "/"))
                Self.lookForHarm(visitor, "\(route) with \(words)")
            }
        }
        for words in Self.hostile {
            await visitor.send("GET", "/", [("cookie", "outturn=\(words)")], [])
            Self.lookForHarm(visitor, "a cookie with \(words)")
        }
        #expect(world.clerk.books.sequence == before)
    }

    private static func lookForHarm(_ visitor: Visitor, _ place: String) {
        #expect(visitor.reply.status < 500, "\(place)")
        #expect(!visitor.page.contains(">49<"), "\(place)")
        for header in visitor.reply.headers where header.name == "set-cookie" {
            #expect(!header.value.contains("x=y"), "\(place)")
        }
    }

    /// What stands in the address counts for nothing in a form, and of two answers to one question
    /// neither is chosen: both stay to be seen.
    @Test func oneNameSentTwiceChoosesNothingSilently() async throws {
        let world = try await World()
        let visitor = try await Visitor(world, as: "programme")
        let path = "/returns/\(World.id)/sections/B"
        await visitor.get(path)
        let body = "token=\(visitor.token)&token=wrong&answer.B2a=5&answer.B2a=6"
        await visitor.send("POST", path + "?answer.B2a=7&token=wrong", [], Array(body.utf8))
        #expect(visitor.reply.status == 303)
        #expect(try world.entry.sheet[AnswerKey("B2a")] == .remark("5; 6"))
        let wrong = "token=wrong&token=\(visitor.token)&answer.B2a=5"
        await visitor.send("POST", path, [], Array(wrong.utf8))
        #expect(visitor.reply.status == 403)
    }
}
