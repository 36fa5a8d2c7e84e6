import Accountability
import Ledger
import Review

/// Reviews of collections, kept until something is recorded: every page of a review follows from
/// one.
actor ReviewShelf {
    private var sequence: Int64 = -1
    private var reviews: [CollectionID: CollectionReview] = [:]

    func review(of id: CollectionID, at sequence: Int64) -> CollectionReview? {
        sequence == self.sequence ? reviews[id] : nil
    }

    func keep(_ review: CollectionReview, at sequence: Int64) {
        if sequence != self.sequence { (self.sequence, reviews) = (sequence, [:]) }
        reviews[review.collection.id] = review
    }
}

extension Site {
    /// The review of the collection that the address names, worked out in the reading room.
    func review(_ visit: Visit) async throws(Problem) -> CollectionReview {
        let (id, books) = (CollectionID(visit.open[0]), visit.books)
        if let kept = await reviews.review(of: id, at: books.sequence) { return kept }
        guard let found = await readingRoom.read({ CollectionReview(of: id, in: books) }) else {
            throw .busy
        }
        guard let found else { throw .notFound }
        await reviews.keep(found, at: books.sequence)
        return found
    }
}
