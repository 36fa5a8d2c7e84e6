import Accountability
import Foundation
import Reckoning
import Testing

@testable import Web

/// Somebody's browser, as far as the site can tell: it keeps cookies and fills in forms.
final class Visitor {
    let world: World
    private(set) var cookies: [String: String] = [:]
    private(set) var path = "/"
    private(set) var page = ""
    private(set) var reply = Reply(status: 0)

    init(_ world: World) {
        self.world = world
    }

    convenience init(_ world: World, as officer: String) async throws {
        self.init(world)
        try await signIn(as: officer)
    }

    func signIn(as officer: String) async throws {
        let link = try world.site.signInLink(for: OfficerID(officer))
        await get(link)
        await post(link)
        #expect(reply.status == 303)
    }

    func get(_ target: String) async {
        await send("GET", target, [], Array())
    }

    /// Sends a form, with the token of the page that was looked at last.
    func post(_ target: String, _ fields: [String: String] = [:], token: String? = nil) async {
        var all = fields
        all["token"] = token ?? self.token
        let body = all.map { "\(Self.encoded($0.key))=\(Self.encoded($0.value))" }
            .joined(separator: "&")
        await send("POST", target, [], Array(body.utf8))
    }

    /// Sends a file with the form of the page that was looked at last.
    func upload(_ target: String, _ file: [UInt8], name: String = "a.xlsx") async {
        let head =
            "--mark\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n\(token)\r\n--mark\r\n"
            + "Content-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\n\r\n"
        let body = Array(head.utf8) + file + Array("\r\n--mark--\r\n".utf8)
        await send("POST", target, [("content-type", "multipart/form-data; boundary=mark")], body)
    }

    func send(
        _ method: String, _ target: String, _ extra: [(String, String)], _ body: [UInt8]
    ) async {
        let halves = target.split(separator: "?", maxSplits: 1).map(String.init)
        var headers = Dictionary(uniqueKeysWithValues: extra)
        headers["cookie"] = cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
        let ask = Ask(
            method: method, path: halves[0].split(separator: "#").first.map(String.init) ?? "/",
            query: halves.count > 1 ? halves[1] : "", headers: headers,
            body: { most in body.count <= most ? body : nil })
        reply = await world.site.reply(to: ask)
        path = target
        page = String(decoding: reply.body, as: UTF8.self)
        keepCookies()
    }

    /// Goes where the last reply says.
    func follow() async {
        await get(header("location") ?? "/")
    }

    func header(_ name: String) -> String? { reply.headers.first { $0.name == name }?.value }

    /// The token of a form on the page; when the page has none, that of the first page.
    var token: String { Self.value(of: "token", in: page) ?? lastToken }

    private var lastToken = ""

    private func keepCookies() {
        if let token = Self.value(of: "token", in: page) { lastToken = token }
        for header in reply.headers where header.name == "set-cookie" {
            let pair = header.value.split(separator: ";")[0].split(separator: "=", maxSplits: 1)
            cookies[String(pair[0])] = pair.count > 1 ? String(pair[1]) : nil
        }
    }

    /// The value of a hidden or text field on the page.
    static func value(of field: String, in page: String) -> String? {
        guard let name = page.range(of: "name=\"\(field)\"") else { return nil }
        let tag = page[name.lowerBound...].prefix { $0 != ">" }
        guard let start = tag.range(of: "value=\"") else { return nil }
        return String(tag[start.upperBound...].prefix { $0 != "\"" })
    }

    private static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
}
