public import Forms
internal import Reckoning

/// What a trial of a collection looks at.
public struct TrialBackground {
    let form: Form
    let previous: (OrganisationID) -> Return?
    let preparers: Set<OrganisationID>
    let name: (OrganisationID) -> String
    let register: AuthorityRegister

    /// The form, the returns before, the organisations with somebody who prepares returns, what
    /// organisations are called, and the register of authorities.
    public init(
        form: Form, previous: @escaping (OrganisationID) -> Return?,
        preparers: Set<OrganisationID>, name: @escaping (OrganisationID) -> String,
        register: AuthorityRegister
    ) {
        self.form = form
        self.previous = previous
        self.preparers = preparers
        self.name = name
        self.register = register
    }
}

extension Collection {
    /// The most problems of one kind that a trial names.
    private static let mostNamed = 20

    /// What opening a return for everyone who is expected to give one would come to; nothing is
    /// opened.
    public func trial(_ background: TrialBackground) -> TestRun {
        let asked = expected.sorted { $0.text < $1.text }
        let prefilled = asked.reduce(0) { count, organisation in
            count
                + Return.prefilling(
                    ReturnID("\(id)-\(organisation)"), for: organisation, self, background.form,
                    after: background.previous(organisation)
                ).count { if case .answerGiven = $0 { true } else { false } }
        }
        return TestRun(
            id, returns: asked.count, prefilled: prefilled,
            problems: problems(asked, background))
    }

    private func problems(
        _ asked: [OrganisationID], _ background: TrialBackground
    ) -> [String] {
        let day = background.form.period.to
        let strangers = asked.filter { organisation in
            background.register.record(organisation).map { !$0.exists(on: day) } ?? false
        }
        let alone = asked.filter { !background.preparers.contains($0) }
        return Self.named(strangers, background) {
            "\($0) did not exist on \(day.inWords), the last day of the period."
        } + Self.named(alone, background) { "Nobody prepares returns of \($0)." }
    }

    private static func named(
        _ organisations: [OrganisationID], _ background: TrialBackground,
        _ sentence: (String) -> String
    ) -> [String] {
        let more = organisations.count - mostNamed
        return organisations.prefix(mostNamed).map { sentence(background.name($0)) }
            + (more > 0 ? ["\(more) more are like the last one."] : [])
    }
}
