public import Accountability
public import Outbound
public import Reckoning

/// Takes letters that wait to the post, and tries again later what may still be taken.
public struct Postman: Sendable {
    /// How long a letter waits after each try, in minutes; after the last it is given up.
    public static let waits: [Int64] = [1, 5, 30, 120, 480, 1_440, 1_440]
    /// The most letters in one round.
    public static let mostAtOnce = 100

    private let book: NoticeBook
    private let postbox: any Postbox
    private let address: @Sendable (OfficerID) -> String?

    /// What came of a round.
    public struct Round: Hashable, Sendable {
        /// How many letters were taken.
        public internal(set) var sent = 0
        /// How many wait for another try.
        public internal(set) var putOff = 0
        /// How many were given up.
        public internal(set) var failed = 0
        /// What went wrong, once each, without an address.
        public internal(set) var faults: Set<String> = []
    }

    /// A postman for the letters of a book; `address` says where an officer gets post.
    public init(
        _ book: NoticeBook, _ postbox: any Postbox,
        address: @escaping @Sendable (OfficerID) -> String?
    ) {
        self.book = book
        self.postbox = postbox
        self.address = address
    }

    /// Takes what may go out now. A letter that is taken twice, after a crash between, is the same
    /// letter by its identifier.
    public func goRound(at now: Instant) async throws(NoticeFault) -> Round {
        var round = Round()
        for notice in try await book.ready(at: now, most: Self.mostAtOnce) {
            let post = await take(notice, at: now)
            try await book.note(post, of: notice)
            round.note(post)
        }
        return round
    }

    private func take(_ notice: Notice, at now: Instant) async -> NoticePost {
        guard let address = address(notice.officer).flatMap({ MailAddress($0) }) else {
            return .failed("no address is known")
        }
        do throws(OutboundFault) {
            try await postbox.send(
                Letter(id: notice.id, to: address, subject: notice.subject, text: notice.text))
            return .sent(now)
        } catch {
            guard error.mayPass, notice.tries < Self.waits.count else {
                return .failed("\(error)")
            }
            let wait = Self.waits[notice.tries] * 60_000
            return .waiting(until: now.adding(milliseconds: wait), fault: "\(error)")
        }
    }
}

extension Postman.Round {
    fileprivate mutating func note(_ post: NoticePost) {
        switch post {
        case .kept: break
        case .sent: sent += 1
        case .waiting(_, let fault):
            putOff += 1
            if let fault { faults.insert(fault) }
        case .failed(let fault):
            failed += 1
            faults.insert(fault)
        }
    }
}
