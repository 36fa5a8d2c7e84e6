import Accountability
import Forms
import Ledger
import Reckoning

/// A return as it stands in the list: cheap enough for a list of a thousand.
struct ReturnLine {
    let context: ReturnInContext
    let status: ReturnStatus
    let overlays: [ReturnOverlay]
    let deadline: Deadline?
    /// Who has it now, in words.
    let holder: String

    init(_ context: ReturnInContext, _ visit: Visit) {
        self.context = context
        status = context.status(on: visit.today)
        overlays = ReturnOverlay.all(context, at: visit.now)
        deadline = Deadline(context, at: visit.now)
        holder = Self.holder(context, visit.face)
    }

    private static func holder(_ context: ReturnInContext, _ face: SiteFace) -> String {
        let (entry, form) = (context.entry, context.form.form)
        switch entry.stage {
        case .submitted: return form.owner
        case .awaitingSignOff:
            return entry.nextStep(of: form)?.title ?? "Whoever submits it"
        case .open:
            let owners = form.sections.filter { entry.completedSections[$0.id] == nil }
                .compactMap { entry.assignment(of: $0.id)?.owner }
            let names = Set(owners).map { face.name($0) }.sorted()
            return names.isEmpty ? "Whoever prepares it" : names.joined(separator: ", ")
        }
    }

    var form: Form { context.form.form }
    var id: String { context.entry.id.text }
    /// It is submitted and not open again.
    var isPast: Bool { context.entry.stage == .submitted }
    var statuses: String { ([status.rawValue] + overlays.map(\.words)).joined(separator: ", ") }

    /// The newest period first, then by organisation.
    static func isBefore(_ left: ReturnLine, _ right: ReturnLine) -> Bool {
        (right.form.period.to, left.context.organisation.name, left.id)
            < (left.form.period.to, right.context.organisation.name, right.id)
    }
}
