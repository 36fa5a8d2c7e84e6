public import Accountability
import HashTreeCollections

extension Books {
    /// The release of statistics of an identifier, or nil.
    public func release(_ id: ReleaseID) -> StatisticalRelease? { releases[id] }

    /// Every release of statistics, by identifier.
    public var everyRelease: [StatisticalRelease] {
        releases.values.sorted { $0.id.text < $1.id.text }
    }

    /// What stands for the missing figures of a collection; nothing where nobody has chosen.
    public func treatment(of collection: CollectionID) -> TreatmentChoice? {
        treatments[collection]
    }
}
