import Accountability
import Forms
import Reckoning
import Rehearsal
import Testing

struct AuthorityTests {
    private static let register = AuthorityRegister((try? NationStage.register()) ?? [])
    private static let autumn = Day(year: 2017, month: 10, day: 1) ?? Day(number: 0)
    private static let later = Day(year: 2023, month: 10, day: 1) ?? Day(number: 0)

    @Test(arguments: [
        (2013, 152), (2017, 152), (2018, 152), (2019, 151), (2020, 151), (2021, 152), (2023, 153),
    ])
    func `how many authorities there are depends on the day`(year: Int, count: Int) throws {
        let day = try #require(Day(year: year, month: 4, day: 1))
        #expect(Self.register.authorities(on: day).count == count)
    }

    @Test func `a merger ends one and begins another on the day after`() throws {
        let last = try #require(Day(year: 2019, month: 3, day: 31))
        let poole = OrganisationID("E06000029")
        #expect(Self.register.successors(of: poole, on: last) == [poole])
        #expect(
            Self.register.successors(of: poole, on: last.adding(days: 1))
                == [OrganisationID("E06000058")])
        #expect(
            Self.register.successors(of: OrganisationID("E10000009"), on: Self.later).map(\.text)
                == ["E06000058", "E06000059"])
    }

    @Test func `a name is known in the ways people write it`() {
        let written = [
            "Kingston upon Hull, City of": "E06000010", "Bristol": "E06000023",
            "city of bristol": "E06000023", "ST HELENS": "E08000013", "Saint Helens": "E08000013",
            "Hammersmith & Fulham": "E09000013", "Durham": "E06000047", "E4704": "E08000035",
            "LDS": "E08000035", "Leeds City Council": "E08000035",
        ]
        for (text, id) in written {
            let found = Self.register.authority(knownAs: text, on: Self.autumn)
            #expect(found?.authority.text == id, "\(text)")
        }
    }

    @Test func `the same name means another authority at another time`() {
        let then = Self.register.authority(knownAs: "North Yorkshire", on: Self.autumn)
        let now = Self.register.authority(knownAs: "North Yorkshire", on: Self.later)
        #expect(then?.authority.text == "E10000023")
        #expect(now?.authority.text == "E06000065")
    }

    @Test func `the wrong code of the published table is found, and the right one named`() throws {
        let findings = Self.register.findings(
            on: ["E2721", "E10000022", "North Yorkshire"], at: Place(line: 37), on: Self.autumn)
        let finding = try #require(findings.first)
        #expect(findings.count == 1)
        #expect(finding.number == .authorityUnknown && finding.found == "E10000022")
        #expect(finding.expected == "E10000023")
        #expect(
            Self.register.findings(
                on: ["E4704", "E08000035", "Leeds"], at: Place(line: 1), on: Self.autumn
            ).isEmpty)
    }

    @Test func `codes of two authorities in one row disagree`() {
        let findings = Self.register.findings(
            on: ["E4704", "E08000032"], at: Place(line: 2), on: Self.autumn)
        #expect(findings.map(\.number) == [.codesDisagree])
        #expect(findings.first?.message == "E4704 is Leeds, and E08000032 is Bradford.")
    }

    @Test func `a code of an authority that has ended is told from one that never was`() {
        let findings = Self.register.findings(
            on: ["E10000023", ""], at: Place(line: 2), on: Self.later)
        #expect(findings.map(\.number) == [.notInForce])
    }
}
