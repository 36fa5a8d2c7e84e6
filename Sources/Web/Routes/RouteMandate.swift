import Accountability
import Forms

/// Who may use a route.
enum RouteMandate: String, CaseIterable, Sendable {
    case anyone
    case signedIn
    /// Whoever works on the return, collects it or audits it; in a demonstration everyone.
    case reader
    /// Whoever fills the return in.
    case preparer
    /// Whoever sends the return on its way.
    case sender
    /// Whoever signs a step of the return.
    case signatory
}

extension RouteMandate {
    /// The mandate is about one return, which the first part of the address names.
    var isAboutReturn: Bool {
        switch self {
        case .anyone, .signedIn: false
        case .reader, .preparer, .sender, .signatory: true
        }
    }

    /// Somebody has to be signed in.
    func needsOfficer(_ settings: SiteSettings) -> Bool {
        switch self {
        case .anyone: false
        case .reader: !settings.isDemonstration
        case .signedIn, .preparer, .sender, .signatory: true
        }
    }

    /// The officer may use it for this return.
    func admits(
        _ officer: Officer?, to context: ReturnInContext, isDemonstration: Bool
    ) -> Bool {
        let own = context.organisation.id
        switch self {
        case .anyone: return true
        case .signedIn: return officer != nil
        case .reader:
            if isDemonstration { return true }
            return officer?.holds(Self.readers, for: own) ?? false
                || officer?.holds([.analyst, .auditor], for: context.collection.owner) ?? false
        case .preparer: return officer?.holds(Role.preparers, for: own) ?? false
        case .sender: return officer?.holds(Role.senders, for: own) ?? false
        case .signatory:
            return officer?.holds(Self.signatories(of: context.form.form), for: own) ?? false
        }
    }

    private static let readers: Set<Role> = [
        .lead, .programme, .finance, .board, .governance, .auditor,
    ]

    /// The roles that sign a step; whoever records a board's meetings may record that it agreed.
    static func signatories(of form: Form) -> Set<Role> {
        Set(form.signOff.flatMap { roles(for: $0) })
    }

    static func roles(for step: SignOffStep) -> Set<Role> {
        guard let role = Role(rawValue: step.role) else { return [] }
        return role == .board ? [.board, .governance] : [role]
    }
}
