import Documents
public import Forms
import Reckoning

/// A form with one question of each shape that statistics are made of, for a quarter of 2018.
public enum CareForm {
    /// The form of a quarter, counted from 1.
    public static func id(_ quarter: Int) -> String { "care-\(quarter)" }

    /// The definition of a quarter's form.
    public static func text(_ quarter: Int) -> String {
        let days = FinancialYear(start: 2018 + (quarter - 1) / 4).quarter((quarter - 1) % 4 + 1)
        let period = days ?? .none
        return """
            form: \(id(quarter))
            series: care
            title: Care for adults
            owner: Ministry
            period: { from: \(period.from), to: \(period.to) }
            \(quarter > 1 ? "previous: \(id(quarter - 1))" : "")
            options:
              direction: [1. Improvement, 2. Deterioration, 3. No change]
              progress: [1. Planning, 2. Working, 3. Done]
            sections:
              - id: A
                title: Care
                questions:
                  - { id: A1, label: People in supported living, heading: Supported living, kind: whole number, unit: people, least: 0 }
                  - { id: A2, label: Hours of home care before, heading: "Home care, before", kind: whole number, unit: hours, least: 0 }
                  - { id: A3, label: Hours of home care now, heading: "Home care, now", kind: whole number, unit: hours, least: 0 }
                  - { id: A4, label: Difference, kind: whole number, unit: hours, formula: A3 - A2 }
                  - { id: A5, label: Fee for home care, heading: Fee, kind: money, unit: per contact hour, least: 0 }
                  - { id: A6, label: How the fee has changed, heading: Direction of fees, kind: choice, options: direction }
                  - table: A7
                    title: Projects
                    row: Project
                    name: A7a
                    most rows: 20
                    columns:
                      - { id: A7a, label: Its name, kind: text }
                      - { id: A7b, label: Its progress, heading: Progress of projects, kind: choice, options: progress }
            checks:
              - { id: A3-less, severity: query, for: [A3], when: A3 < A2, says: "Fewer hours: {A3}.", remedy: Explain it. }
            sign-off:
              - { id: finance, title: Finance, role: finance, bases: [certifier] }
            """
    }

    /// The form of a quarter.
    public static func form(_ quarter: Int) throws(WrongDefinition) -> Form {
        try Form(definition: DefinitionFile.nodes(of: text(quarter)))
    }
}
