import Accountability
import Forms
import Reckoning

/// What happened to a return, newest first.
struct Timeline {
    private struct Moment {
        let what: String
        let detail: String
        let circumstance: Circumstance
    }

    /// Answers that came in together: one officer, one way, one moment.
    private struct Batch: Hashable {
        let at: Instant
        let by: OfficerID
        let channel: Channel
    }

    private let at: ReturnVisit
    private let moments: [Moment]

    init(_ at: ReturnVisit) {
        self.at = at
        let all = Self.own(at.entry) + Self.signatures(at) + Self.answers(at) + Self.organising(at)
        moments = all.sorted { $0.circumstance.sequence > $1.circumstance.sequence }
    }

    private static func own(_ entry: Return) -> [Moment] {
        var moments = [Moment(what: "Return opened", detail: "", circumstance: entry.opened)]
        moments += entry.events.map {
            Moment(what: $0.what, detail: $0.reason, circumstance: $0.circumstance)
        }
        moments += entry.versions.map {
            Moment(
                what: "Version \($0.number) submitted",
                detail: "Receipt \($0.receipt ?? "to come"), \($0.content.short)",
                circumstance: $0.circumstance)
        }
        moments += entry.explanations.values.map {
            Moment(what: "Query explained", detail: $0.text, circumstance: $0.circumstance)
        }
        return moments
            + entry.completedSections.map {
                Moment(what: "Section \($0.key) completed", detail: "", circumstance: $0.value)
            }
    }

    /// Who was to do what, and the department's messages.
    private static func organising(_ at: ReturnVisit) -> [Moment] {
        let assigned = at.entry.assignments.map { given in
            let assignment = given.assignment
            let owner = assignment.owner.map { "To \(at.name($0))" } ?? "To nobody"
            let due = assignment.due.map { ", by \($0.inWords)" } ?? ""
            return Moment(
                what: "Section \(assignment.section) assigned", detail: owner + due,
                circumstance: given.circumstance)
        }
        let messages = at.entry.queries.flatMap { query in
            query.messages.enumerated().map { position, message in
                Moment(
                    what: position == 0
                        ? "The department asked about \(query.key)"
                        : "Message about \(query.key)", detail: message.text,
                    circumstance: message.circumstance)
            }
        }
        let confirmed = at.entry.detailsConfirmed.map {
            [Moment(what: "Organisation and contacts confirmed", detail: "", circumstance: $0)]
        }
        return assigned + messages + (confirmed ?? [])
    }

    private static func signatures(_ at: ReturnVisit) -> [Moment] {
        at.entry.signatures.flatMap { signature -> [Moment] in
            let step = at.form.signOff.first { $0.id == signature.step }?.title ?? signature.step
            let signed = Moment(
                what: "Signed: \(step)", detail: signature.basis.inWords.capitalisedFirst,
                circumstance: signature.circumstance)
            let later = [
                signature.ratified.flatMap { meeting in
                    signature.ratification.map {
                        Moment(
                            what: "Ratified: \(step)",
                            detail: "Meeting of \(meeting.date.inWords), minute \(meeting.minute)",
                            circumstance: $0)
                    }
                },
                signature.voidedBy.map {
                    Moment(what: "Signature void: \(step)", detail: "", circumstance: $0)
                },
            ]
            return [signed] + later.compactMap(\.self)
        }
    }

    private static func answers(_ at: ReturnVisit) -> [Moment] {
        var batches: [Batch: [Circumstance]] = [:]
        for key in at.entry.sheet.places(of: at.form) {
            for given in at.entry.history(of: key) {
                let circumstance = given.circumstance
                let batch = Batch(at: circumstance.at, by: circumstance.by, channel: given.channel)
                batches[batch, default: []].append(circumstance)
            }
        }
        return batches.compactMap { batch, all in
            all.max { $0.sequence < $1.sequence }.map {
                Moment(
                    what: batch.channel == .prefill
                        ? "\(all.count.of("answer")) carried over"
                        : "\(all.count.of("answer")) given", detail: batch.channel.inWords,
                    circumstance: $0)
            }
        }
    }

    var html: Html {
        let items = moments.map { moment -> Html in
            """
            <li><p><strong>\(moment.what)</strong></p>
            \(moment.detail.isEmpty ? .nothing : "<p>\(.lines(moment.detail))</p>")
            <p class="hint">\(at.name(moment.circumstance.by)), \
            \(moment.circumstance.at.inWords)</p></li>
            """
        }
        return "<ol class=\"timeline\">\(items)</ol>"
    }
}

extension Channel {
    /// The way an answer came in, as people say it.
    var inWords: String {
        switch self {
        case .web: "On this site"
        case .workbook: "From a workbook"
        case .command: "From an answers file"
        case .program: "From a program"
        case .collected: "From a workbook that was collected"
        case .prefill: "From the return before"
        case .dataSet(let name): "From \(name)"
        case .update(let initiative, let number): "From update \(number) of \(initiative)"
        }
    }
}
