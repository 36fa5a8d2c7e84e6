import Accountability
import Forms

/// Who may use a route.
enum RouteMandate: String, CaseIterable, Sendable {
    case anyone
    /// Everyone, as far as the record is published; whoever works with it, for all of it.
    case everyone
    case signedIn
    /// Whoever works on the return, collects it or audits it.
    case reader
    /// Whoever works on the return or collects it, and may comment on it.
    case commenter
    /// Whoever fills the return in.
    case preparer
    /// Whoever sends the return on its way.
    case sender
    /// Whoever signs a step of the return.
    case signatory
    /// Whoever works for the organisation with its money or audits it.
    case insider
    /// Whoever keeps the register of decisions.
    case registrar
    /// Whoever asks for money.
    case asker
    /// Whoever enters, approves and releases money.
    case treasurer
    /// Whoever gives evidence for a condition.
    case witness
    /// Whoever rules on a condition.
    case arbiter
    /// Whoever proposes initiatives and keeps them.
    case proposer
    /// Whoever plans an initiative's spending.
    case planner
    /// Whoever says what everyone may read.
    case publisher
    /// Whoever keeps a council's outcomes.
    case outcomeKeeper
    /// Whoever opens funds and keeps their records.
    case fundKeeper
    /// Whoever looks into the journal.
    case inspector
    /// Whoever looks after the program.
    case administrator
    /// Whoever collates returns and prepares releases of statistics.
    case statistician
    /// Whoever collects returns or chases them.
    case collector
}

extension RouteMandate {
    /// The mandate is about one return, which the first part of the address names.
    var isAboutReturn: Bool {
        switch self {
        case .reader, .commenter, .preparer, .sender, .signatory: true
        default: false
        }
    }

    /// Somebody has to be signed in.
    var needsOfficer: Bool { self != .anyone && self != .everyone }

    /// The officer may use it for this return.
    func admits(_ officer: Officer?, to context: ReturnInContext) -> Bool {
        let own = context.organisation.id
        switch self {
        case .anyone, .everyone: return true
        case .signedIn: return officer != nil
        case .reader:
            return officer?.holds(Self.readers, for: own) ?? false
                || officer?.holds([.analyst, .auditor], for: context.collection.owner) ?? false
        case .commenter:
            return officer?.holds(Self.readers.subtracting([.auditor]), for: own) ?? false
                || officer?.holds(Role.department, for: context.collection.owner) ?? false
        case .preparer: return officer?.holds(Role.preparers, for: own) ?? false
        case .sender: return officer?.holds(Role.senders, for: own) ?? false
        case .signatory:
            return officer?.holds(Self.signatories(of: context.form.form), for: own) ?? false
        default: return admits(officer, for: own)
        }
    }

    /// The officer may use it for what belongs to this organisation; nil when the address names
    /// nothing, and a role for any organisation will do.
    func admits(_ officer: Officer?, for owner: OrganisationID?) -> Bool {
        if !needsOfficer { return true }
        guard let officer, let roles else { return false }
        if let owner { return officer.holds(roles, for: owner) }
        return officer.mandates.contains { roles.contains($0.role) }
    }

    /// The roles that it takes for an organisation; nil when it is not about one.
    var roles: Set<Role>? {
        switch self {
        case .insider: Self.readers
        case .registrar: Role.registrars
        case .asker, .planner: Role.askers
        case .treasurer: Role.treasurers
        case .witness: Role.askers.union(Role.registrars)
        case .arbiter: Role.arbiters
        case .proposer: [.programme, .lead]
        case .publisher: Role.publishers.union([.analyst])
        case .outcomeKeeper: Role.outcomeKeepers
        case .fundKeeper: Role.fundKeepers
        case .inspector: [.auditor, .administrator]
        case .administrator: [.administrator]
        case .statistician: Role.statisticians
        case .collector: Role.collectors
        default: nil
        }
    }

    private static let readers: Set<Role> = [
        .lead, .programme, .finance, .board, .governance, .auditor,
    ]

    /// The roles that sign a step; whoever records a board's meetings may record that it agreed.
    static func signatories(of form: Form) -> Set<Role> {
        Set(form.signOff.flatMap(\.roles))
    }
}
