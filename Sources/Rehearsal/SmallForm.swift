import Accountability
import Documents
public import Forms
public import Reckoning

/// A form with one question of each kind, small enough to be read beside a test.
public enum SmallForm {
    /// The definition of the first quarter, which the second is filled in from.
    public static let before = """
        form: small-q1
        series: small
        title: A small return
        owner: Ministry
        period: { from: 2017-04-01, to: 2017-06-30 }
        options:
          progress: [1. Planning, 2. Working, 3. Done]
        sections:
          - id: A
            title: Things
            questions:
              - { id: A1, label: What happened, kind: text }
              - table: A2
                title: The things
                row: Thing
                name: A2a
                most rows: 4
                columns:
                  - { id: A2a, label: Its name, kind: text, required: true }
                  - { id: A2b, label: Its progress, kind: choice, options: progress }
              - { id: B2, label: Places now, kind: whole number }
        sign-off:
          - { id: finance, title: Finance, role: finance, bases: [certifier] }
        """

    /// The definition of the second quarter.
    public static let text = """
        form: small-q2
        series: small
        title: A small return
        owner: Ministry
        period: { from: 2017-07-01, to: 2017-09-30 }
        previous: small-q1
        due: 2017-10-20 12:00
        options:
          progress: [1. Planning, 2. Working, 3. Done]
        thresholds:
          twice: 2
        sections:
          - id: A
            title: Things
            questions:
              - { id: A1, label: What happened, kind: text, words: 20, required: true, previous: A1 }
              - table: A2
                title: The things
                row: Thing
                name: A2a
                most rows: 4
                previous: A2
                columns:
                  - { id: A2a, label: Its name, kind: text, required: true, previous: A2a, prefill: true }
                  - { id: A2b, label: Its progress, kind: choice, options: progress, previous: A2b }
          - id: B
            title: Figures
            questions:
              - { id: B1, label: Places before, kind: whole number, least: 0, most: 1000, required: true }
              - { id: B2, label: Places now, kind: whole number, least: 0, most: 1000, previous: B2 }
              - { id: B3, label: Difference, kind: whole number, formula: B2 - B1 }
              - { id: B4, label: Price, kind: money, least: 0 }
              - { id: B5, label: Share, kind: per cent, decimals: 2 }
              - { id: B6, label: Day, kind: date }
              - { id: B7, label: Agreed, kind: yes/no }
              - { id: B8, label: Kinds, kind: choices, options: progress }
              - { id: B9, label: Rate, kind: decimal, decimals: 1 }
        checks:
          - id: B-twice
            severity: query
            for: [B2, B1]
            when: B2 > twice * B1
            says: "Places more than double: {B1} to {B2}."
            remedy: Explain the rise.
          - id: B-less
            severity: error
            for: [B2]
            when: B3 < -100
            says: "Places fall by more than a hundred: {B3}."
            remedy: Correct the figures.
          - id: B-same
            severity: note
            for: [B2]
            when: B3 = 0
            says: Nothing changed.
            remedy: Nothing to do.
        sign-off:
          - { id: finance, title: Finance, role: finance, bases: [certifier] }
          - { id: board, title: Board, role: board, bases: [meeting, signatories, delegated], signatories: 2 }
        """

    /// The second quarter's form.
    public static func form() throws(WrongDefinition) -> Form { try SmallForm.form(of: text) }

    /// The form that a definition in YAML describes.
    public static func form(of text: String) throws(WrongDefinition) -> Form {
        try Form(definition: DefinitionFile.nodes(of: text))
    }

    /// The second quarter's definition with other words under the same version.
    public static var reworded: CanonicalValue {
        (try? canonical(text.replacing("A small return", with: "A smaller return"))) ?? .list([])
    }

    /// The definition in YAML as the journal keeps it.
    public static func canonical(_ text: String) throws(WrongDefinition) -> CanonicalValue {
        try DefinitionFile.nodes(of: text).canonical
    }
}
