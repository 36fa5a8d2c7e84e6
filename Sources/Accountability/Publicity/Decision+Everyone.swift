public import Reckoning

extension Decision {
    /// What everyone may read of it on a day: what is published, without what is exempt from
    /// publication and without officers; nil when nothing is published.
    public func forEveryone(on day: Day) -> Decision? {
        let notice = self.notice.flatMap { $0.published <= day ? $0 : nil }
        guard let record, record.isPublished(on: day) else {
            guard let notice else { return nil }
            var open = Decision(id: id, organisation: organisation)
            open.notice = notice
            return open
        }
        var open = Decision(id: id, organisation: organisation)
        open.notice = notice
        let hidden = Set(record.resolutions.filter { $0.exemption != nil }.map(\.number))
        open.record = record.withoutExempt(hidden)
        open.versions = versions.filter { $0.record.published != nil }.enumerated().map {
            place, version in
            DecisionVersion(
                record: version.record.withoutExempt(hidden),
                reason: place == 0 ? nil : version.reason,
                circumstance: version.circumstance.unnamed)
        }
        open.callIns = callIns.map { callIn in
            CallIn(
                resolutions: callIn.resolutions, on: callIn.on, reason: callIn.reason,
                outcome: callIn.outcome, circumstance: callIn.circumstance.unnamed)
        }
        open.withdrawn = withdrawn?.unnamed(withReason: true)
        return open
    }

    /// The resolution is published on a day, with its amount.
    public func isOpen(_ resolution: String?, on day: Day) -> Bool {
        guard let record, record.isPublished(on: day) else { return false }
        guard let resolution else { return true }
        return record.resolution(resolution)?.exemption == nil
    }
}

extension DecisionRecord {
    func isPublished(on day: Day) -> Bool { published.map { $0 <= day } ?? false }

    /// The record without amounts and addresses that are exempt in it, or in the record as it now
    /// stands.
    fileprivate func withoutExempt(_ numbers: Set<String>) -> DecisionRecord {
        var open = self
        for place in open.resolutions.indices {
            let resolution = open.resolutions[place]
            if resolution.exemption != nil || numbers.contains(resolution.number) {
                open.resolutions[place].amount = nil
            }
        }
        for place in open.documents.indices where open.documents[place].exemption != nil {
            open.documents[place].address = nil
        }
        return open
    }
}
