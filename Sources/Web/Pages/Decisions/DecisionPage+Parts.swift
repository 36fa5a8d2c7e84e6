import Accountability
import Ledger
import Reckoning

extension DecisionPage {
    /// The resolutions, each with its money and its condition as it stands.
    var decided: Html {
        guard let record = decision.record, !record.resolutions.isEmpty else { return .nothing }
        let total = record.resolutions.filter { isOpen($0) }.compactMap(\.amount).total()
        let table = DataTable(
            caption: "Resolutions",
            columns: [.words("Resolution"), .figure("Approved"), .words("Condition")],
            rows: record.resolutions.map { row($0) },
            total: total > .zero ? ["Total", .money(total), .nothing] : nil)
        return "<h2>What was decided</h2>\(table.html)"
    }

    private func row(_ resolution: Resolution) -> [Html] {
        let initiative = resolution.initiative.map { visit.link($0) }
        let words: Html = """
            <span class="code">\(resolution.number)</span> \(resolution.text)\
            \(initiative.map { "<br>\($0)" as Html })
            """
        let amount: Html =
            isOpen(resolution)
            ? resolution.amount.map { .money($0) } ?? "none"
            : "Exempt: \(resolution.exemption ?? "")"
        return [words, amount, condition(resolution)]
    }

    private func condition(_ resolution: Resolution) -> Html {
        guard let words = resolution.condition else { return "None" }
        let standing = drawdowns.flatMap { fund, drawdown in
            drawdown.request.lines.filter { $0.resolution == resolution.number }
                .compactMap { $0.condition.flatMap { drawdown.condition($0.condition) } }
        }.last
        return "\((standing?.status ?? .outstanding).tag)<br>\(words)"
    }

    /// The drawdowns that rest on the decision, with their funds.
    var drawdowns: [(fund: Fund, drawdown: Drawdown)] {
        visit.funds.filter { $0.record.organisation == decision.organisation }.flatMap { fund in
            fund.drawdowns.filter { $0.request.decision == decision.id }.map { (fund, $0) }
        }
    }

    /// What became of the money.
    var since: Html {
        guard decision.record != nil else { return .nothing }
        let found = drawdowns
        guard !found.isEmpty else {
            return decision.record?.amount == .zero
                ? .nothing
                : "<h2>What has happened since</h2><p>Nothing has been drawn down on it yet.</p>"
        }
        let live = found.filter { $0.drawdown.isLive }.map(\.drawdown)
        let released = live.map(\.releasedAmount).total()
        let table = DataTable(
            caption: "Drawdowns on this decision",
            columns: [
                .words("Drawdown"), .words("Fund"), .figure("Amount"), .figure("Released"),
                .words("Status"),
            ],
            rows: found.map { fund, drawdown in
                [
                    isOfficer
                        ? .link(
                            drawdown.id.text,
                            FundRoute.drawdown.path(fund.id.text, drawdown.id.text))
                        : .words(drawdown.id.text),
                    .link(fund.record.title, FundRoute.fund.path(fund.id.text)),
                    .money(drawdown.amount), .money(drawdown.releasedAmount),
                    drawdown.status.tag,
                ]
            })
        return """
            <h2>What has happened since</h2>
            <p>\(released.inWords) of \(live.map(\.amount).total().inWords) drawn down on it has \
            been released.</p>
            \(table.html)
            """
    }

    /// The written statement (SI 2012/2089, regulation 12).
    var statement: Html {
        guard let record = decision.record else { return .nothing }
        let parts: [(String, String)] = [
            ("What the report asked for", record.purpose),
            ("Reasons for the decision", record.reasons),
            ("Other options considered and rejected", record.alternatives),
            ("Conflicts of interest", record.conflicts),
            ("Dispensations", record.dispensations),
            ("Who was consulted", record.consulted.joined(separator: ", ")),
        ]
        return parts.filter { !$0.1.isEmpty }.map { title, words -> Html in
            "<section class=\"prose\"><h2>\(title)</h2><p>\(.lines(words))</p></section>"
        }.joined()
    }

    var documents: Html {
        guard let documents = decision.record?.documents, !documents.isEmpty else {
            return .nothing
        }
        let items = documents.map { document -> Html in
            if let exemption = document.exemption {
                return "<li>\(document.title) (not published: \(exemption))</li>"
            }
            guard let address = document.address, address.isWebAddress else {
                return "<li>\(document.title)</li>"
            }
            return "<li><a href=\"\(address)\">\(document.title)</a></li>"
        }
        return "<h2>Documents</h2><ul>\(items)</ul>"
    }

    /// Every version of the record, the latest first, with what each correction changed.
    var history: Html {
        let first = isOfficer ? "Recorded" : "Published"
        var items: [Html] = decision.versions.enumerated().map { place, version in
            let before = place > 0 ? decision.versions[place - 1].record : nil
            let changes = before.map { version.record.changes(from: $0, inFull: isOfficer) } ?? []
            let listed = changes.map { "<li>\($0)</li>" as Html }
            return """
                <li><p>\(version.reason.map { "Corrected: \($0)" } ?? first)</p>
                \(listed.isEmpty ? .nothing : "<ul>\(listed)</ul>" as Html)
                <p class="hint">\(visit.signed(version.circumstance))</p></li>
                """
        }
        items += decision.callIns.map { callIn in
            """
            <li><p>Called in on \(callIn.on.inWords): \(callIn.reason)</p>
            <p>\(callIn.outcome?.title ?? "Not concluded yet")</p>
            <p class="hint">\(visit.signed(callIn.circumstance))</p></li>
            """
        }
        if let withdrawn = decision.withdrawn {
            items.append(
                """
                <li><p>Withdrawn: \(withdrawn.reason)</p>
                <p class="hint">\(visit.signed(withdrawn.circumstance))</p></li>
                """)
        }
        guard !items.isEmpty else { return .nothing }
        return "<h2>History of this page</h2><ol class=\"timeline\">\(items.reversed())</ol>"
    }
}

extension String {
    /// The address leads to a page of the web and to nothing else.
    var isWebAddress: Bool { hasPrefix("https://") || hasPrefix("http://") }
}

extension DecisionRecord {
    /// What the record says otherwise than one before: in full, or only which parts.
    func changes(from before: DecisionRecord, inFull: Bool) -> [String] {
        zip(before.named, named).compactMap { old, new in
            guard old.words != new.words else { return nil }
            return inFull ? "\(new.name): “\(old.words)” became “\(new.words)”" : new.name
        }
    }

    private var named: [(name: String, words: String)] {
        [
            ("Title", title), ("Decision maker", maker), ("Outcome", outcome.title),
            ("Key decision", isKey ? keyReason ?? "Yes" : "No"), ("Taken", taken.inWords),
            ("Taken at", takenAt ?? ""), ("Minutes published", minutesPublished?.inWords ?? ""),
            ("Published", published?.inWords ?? ""), ("Effective", effective?.inWords ?? ""),
            ("Purpose", purpose), ("Reasons", reasons), ("Alternatives", alternatives),
            ("Conflicts of interest", conflicts), ("Dispensations", dispensations),
            ("Consulted", consulted.joined(separator: ", ")), ("Portfolio", portfolio ?? ""),
            ("Wards", wards.joined(separator: ", ")), ("Contact", contact ?? ""),
            ("Earlier decisions", earlier.map(\.title).joined(separator: ", ")),
            ("Resolutions", resolutions.map(\.inWords).joined(separator: "; ")),
            ("Documents", documents.map(\.title).joined(separator: ", ")),
        ]
    }
}

extension Resolution {
    /// The resolution in a line, without an amount that is exempt.
    fileprivate var inWords: String {
        let money = exemption == nil ? amount.map { ", \($0.inWords)" } ?? "" : ", exempt"
        let terms = condition.map { ", subject to: \($0)" } ?? ""
        return "\(number) \(text)\(money)\(terms)"
    }
}
