public import Accountability
import Forms
import Reckoning

/// Something that is to happen to the nation at some time.
struct NationEvent {
    let at: Instant
    /// The authority that it happens to; nil for what the department does for all.
    let authority: OrganisationID?
    let act: NationAct
}

/// What can happen.
enum NationAct {
    case setUp(round: Int)
    case begin(round: Int)
    case finish(round: Int)
    case certify(round: Int)
    case submit(round: Int)
    case ratify(round: Int)
    case extend(round: Int, until: Instant)
    case ask(round: Int)
    case reply(round: Int)
    case accept(round: Int)
    case reopen(round: Int)
    case revise(round: Int)
    case exclude(round: Int)
    case remind(round: Int, day: Day)
    case lock(round: Int)
    case publish(round: Int)
}

extension Nation {
    /// The authorities whose own returns to a round are made up.
    public func respondents(of round: NationRound) -> [OrganisationID] {
        let day = round.form.period.to
        let there = Set(authorities.filter { $0.exists(on: day) }.map(\.authority))
        let covered = Set(
            together.filter { there.contains($0.lead) }.flatMap(\.covers))
        let spared = Set(exempted[round.form.id, default: [:]].keys)
        return there.subtracting(covered).subtracting(spared).subtracting(playedElsewhere)
            .sorted { $0.text < $1.text }
    }

    /// Everything that will happen, in the order of time.
    var agenda: [NationEvent] {
        var events: [NationEvent] = []
        for (number, round) in rounds.enumerated() {
            events += department(number, round)
            for authority in respondents(of: round) {
                events += answering(number, round, authority)
            }
        }
        // Sorting keeps what happens at the same time in the order in which it was planned.
        return events.enumerated().sorted {
            ($0.element.at, $0.offset) < ($1.element.at, $1.offset)
        }.map(\.element)
    }

    private func department(_ number: Int, _ round: NationRound) -> [NationEvent] {
        let calendar = WorkingCalendar.england
        let (opens, due) = (round.dates.opens.onLondonClock.day, round.dates.due.onLondonClock.day)
        func event(_ day: Day, _ hour: Int, _ act: NationAct) -> NationEvent {
            NationEvent(at: Self.moment(day, hour), authority: nil, act: act)
        }
        let closed = round.locks
        return [
            event(calendar.day(10, workingDaysBefore: opens), 9, .setUp(round: number)),
            event(
                calendar.day(5, workingDaysBefore: due), 9,
                .remind(round: number, day: calendar.day(5, workingDaysBefore: due))),
            event(
                calendar.day(1, workingDaysBefore: due), 9,
                .remind(round: number, day: calendar.day(1, workingDaysBefore: due))),
            event(closed, 17, .lock(round: number)),
            event(round.isOut, 10, .publish(round: number)),
        ]
    }

    private func answering(
        _ number: Int, _ round: NationRound, _ authority: OrganisationID
    ) -> [NationEvent] {
        let calendar = WorkingCalendar.england
        let fate = Fate(self, authority, round)
        var dice = Dice(seed, "days", authority.text, round.form.id)
        let opens = round.dates.opens.onLondonClock.day
        let due = round.dates.due.onLondonClock.day
        func event(_ day: Day, _ hour: Int, _ act: NationAct) -> NationEvent {
            NationEvent(at: Self.moment(max(day, opens), hour), authority: authority, act: act)
        }
        guard let lead = fate.lead else {
            let day = calendar.day(dice.whole(1...8), workingDaysBefore: due)
            return fate.isOpened ? [event(day, 10, .begin(round: number))] : []
        }
        let submitted = max(
            opens,
            lead >= 0
                ? calendar.day(min(lead, 12), workingDaysBefore: due)
                : calendar.day(-lead, workingDaysAfter: due))
        let hour = lead == 0 ? 9 : dice.pick([10, 15]) ?? 10
        let certified = calendar.day(dice.whole(0...2), workingDaysBefore: submitted)
        let finished = calendar.day(dice.whole(0...3), workingDaysBefore: certified)
        let begun = calendar.day(dice.whole(1...5), workingDaysBefore: finished)
        var events = [
            event(begun, 9, .begin(round: number)), event(finished, 9, .finish(round: number)),
            event(certified, 9, .certify(round: number)),
            event(submitted, hour, .submit(round: number)),
        ]
        if fate.isExtended {
            let until = calendar.day(6, workingDaysAfter: due)
            let asked = calendar.day(2, workingDaysBefore: due)
            events.append(
                event(
                    asked, 15,
                    .extend(round: number, until: Self.moment(until, 12))))
        }
        return events + afterwards(number, fate, submitted, authority, &dice)
    }

    /// What the department does with a return, and what follows.
    private func afterwards(
        _ number: Int, _ fate: Fate, _ submitted: Day, _ authority: OrganisationID,
        _ dice: inout Dice
    ) -> [NationEvent] {
        let calendar = WorkingCalendar.england
        func event(_ after: Int, _ hour: Int, _ act: NationAct) -> NationEvent {
            let day = calendar.day(after, workingDaysAfter: submitted)
            return NationEvent(at: Self.moment(day, hour), authority: authority, act: act)
        }
        var events: [NationEvent] = []
        var end = dice.whole(1...4)
        if fate.isRevised {
            events += [
                event(end, 10, .reopen(round: number)), event(end + 2, 10, .revise(round: number)),
                event(end + 3, 10, .certify(round: number)),
                event(end + 4, 15, .submit(round: number)),
            ]
            end += 5
        } else if fate.isQueried && !fate.isNil {
            events += [
                event(end, 10, .ask(round: number)), event(end + 3, 10, .reply(round: number)),
            ]
            end += 4
        }
        if fate.isExcluded { events.append(event(end, 15, .exclude(round: number))) }
        events.append(event(end, 16, .accept(round: number)))
        if fate.isDelegated { events.append(event(end + 8, 16, .ratify(round: number))) }
        return events
    }

    private static func moment(_ day: Day, _ hour: Int) -> Instant {
        Instant(london: "\(day) \(hour < 10 ? "0" : "")\(hour):00") ?? Instant(day, hour: hour)
    }
}
