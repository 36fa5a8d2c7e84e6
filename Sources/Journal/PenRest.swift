import Synchronization

/// Where a store's one pen rests: it can be lifted once, and after a failed write never again.
public final class PenRest: Sendable {
    private enum Place {
        case resting, held, broken, withdrawn
    }

    private let place: Mutex<Place>

    init(writable: Bool) {
        place = Mutex(writable ? .resting : .withdrawn)
    }

    /// Takes the pen up.
    func lift() throws(JournalFault) {
        try place.withLock { (place) throws(JournalFault) in
            guard place == .resting else { throw Self.fault("take the pen", place) }
            place = .held
        }
    }

    /// Lays the pen down, so that somebody else may take it.
    func lay() {
        place.withLock { if $0 == .held { $0 = .resting } }
    }

    /// Marks the pen as broken for as long as the store is open.
    func snap() {
        place.withLock { if $0 != .withdrawn { $0 = .broken } }
    }

    /// Ends writing for good; answers whether the pen was there and whole.
    func withdraw() -> Bool {
        place.withLock { place in
            guard place == .resting || place == .held else { return false }
            place = .withdrawn
            return true
        }
    }

    /// Fails unless the pen is in somebody's hand and whole.
    func checkHeld() throws(JournalFault) {
        try place.withLock { (place) throws(JournalFault) in
            guard place == .held else { throw Self.fault("append", place) }
        }
    }

    private static func fault(_ operation: String, _ place: Place) -> JournalFault {
        let (code, cause): (JournalFault.Code, String) =
            switch place {
            case .resting: (.notWritable, "the pen has been laid down")
            case .held: (.penTaken, "the journal's one pen is in use")
            case .broken: (.penBroken, "an earlier write failed; restart and verify")
            case .withdrawn: (.notWritable, "the journal is not open for writing")
            }
        return JournalFault(operation: operation, code: code, cause: cause, context: "the pen")
    }
}
