import Accountability
import Reckoning

/// Who has which section open to change it. It is told from the pages that were asked for, so it is
/// a hint for colleagues and nothing more; it is kept nowhere.
actor EditingNow {
    /// A page that was asked for so long ago is taken for closed.
    static let minutes: Int64 = 20
    private static let most = 10_000

    /// One officer at one section.
    struct Editor: Hashable, Sendable {
        let officer: OfficerID
        let section: String
        let since: Instant
    }

    private struct Place: Hashable {
        let `return`: ReturnID
        let section: String
        let officer: OfficerID
    }

    private var opened: [Place: Instant] = [:]

    func open(_ id: ReturnID, _ section: String, by officer: OfficerID, at now: Instant) {
        if opened.count >= Self.most { opened = opened.filter { Self.isFresh($0.value, now) } }
        guard opened.count < Self.most else { return }
        opened[Place(return: id, section: section, officer: officer)] = now
    }

    func close(_ id: ReturnID, _ section: String, by officer: OfficerID) {
        opened[Place(return: id, section: section, officer: officer)] = nil
    }

    /// Everybody else who has a section of the return open, the latest first.
    func others(than officer: OfficerID?, in id: ReturnID, at now: Instant) -> [Editor] {
        opened.filter { $0.key.return == id && $0.key.officer != officer }
            .filter { Self.isFresh($0.value, now) }
            .map { Editor(officer: $0.key.officer, section: $0.key.section, since: $0.value) }
            .sorted { ($0.since, $0.officer.text) > ($1.since, $1.officer.text) }
    }

    private static func isFresh(_ since: Instant, _ now: Instant) -> Bool {
        now <= since.adding(milliseconds: minutes * 60_000)
    }
}
