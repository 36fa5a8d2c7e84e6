internal import HashTreeCollections
public import Reckoning

extension Fund {
    /// What everyone may read of it on a day: its figures, its drawdowns and its conditions as
    /// they stand, without single movements, evidence, reasons, claims and officers.
    ///
    /// An initiative whose money rests on a decision that is not published, or on a resolution
    /// whose amount is exempt, is left out of every figure, so that it cannot be worked out.
    public func forEveryone(
        on day: Day, decision: (DecisionID) -> Decision?
    ) -> Fund {
        let hidden = initiatives(restingOn: { used in
            !(decision(used.decision)?.isOpen(used.number, on: day) ?? false)
        })
        var open = Fund(record: record, opened: opened.unnamed)
        open.isWhole = hidden.isEmpty
        open.allocated = allocated
        open.positionOf = positionOf.filter { !hidden.contains($0.key) }
        open.monthlyOutturn = monthlyOutturn.filter { !hidden.contains($0.key) }
        open.injected = hidden.isEmpty ? injected : open.total.authorised - open.total.returned
        open.drawdowns = drawdowns.compactMap { $0.forEveryone(leavingOut: hidden) }
        return open
    }

    /// The initiatives that have money by a resolution that is like this; the movements are walked
    /// through only where there is one.
    private func initiatives(restingOn isHidden: (UsedResolution) -> Bool) -> Set<InitiativeID> {
        var found: Set<InitiativeID> = []
        for drawdown in drawdowns {
            for line in drawdown.request.lines {
                let used = UsedResolution(
                    decision: drawdown.request.decision, number: line.resolution)
                if isHidden(used) { found.insert(line.initiative) }
            }
        }
        let hidden = Set(
            resolutionUse.keys.map { UsedResolution(decision: $0.decision, number: $0.resolution) }
        ).filter(isHidden)
        guard !hidden.isEmpty else { return found }
        for entry in movements {
            guard let decision = entry.movement.decision, let number = entry.movement.resolution,
                hidden.contains(UsedResolution(decision: decision, number: number))
            else { continue }
            for line in entry.movement.lines {
                found.formUnion([line.initiative, line.to].compactMap(\.self))
            }
        }
        return found
    }
}

/// A resolution that money of a fund rests on.
private struct UsedResolution: Hashable {
    let decision: DecisionID
    let number: String
}

extension Drawdown {
    /// The drawdown without some initiatives' lines; nil when no line is left.
    fileprivate func forEveryone(leavingOut hidden: Set<InitiativeID>) -> Drawdown? {
        var request = request
        request.lines = request.lines.filter { !hidden.contains($0.initiative) }
        guard !request.lines.isEmpty else { return nil }
        var open = Drawdown(request, requested.unnamed)
        open.approved = approved?.unnamed
        open.held = held?.unnamed(withReason: false)
        open.withdrawn = withdrawn?.unnamed(withReason: false)
        open.released = released.filter { !hidden.contains($0.key) }
        open.conditions = conditions.filter { !hidden.contains($0.initiative) }.map(\.forEveryone)
        return open
    }
}

extension Condition {
    /// The condition as it stands, without what was said of it.
    fileprivate var forEveryone: Condition {
        var open = self
        open.evidence = evidence.map {
            Evidence(text: "", reference: "", circumstance: $0.circumstance.unnamed)
        }
        open.rulings = rulings.map {
            ConditionRuling(
                verdict: $0.verdict, reason: "", authority: nil,
                circumstance: $0.circumstance.unnamed)
        }
        return open
    }
}
