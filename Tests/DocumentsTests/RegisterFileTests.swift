import Accountability
import Documents
import Forms
import Reckoning
import Testing

@Suite struct RegisterFileTests {
    private static let decision = """
        organisation: E08000035
        decisions:
          - reference: D1
            title: A capital fund
            decision maker: Executive Board
            outcome: Recommendations approved
            key decision: yes
            taken: 19 November 2014
            effective: 2014-11-29
            resolutions:
              - { number: i, text: Spend it, amount: "£1,300,000.50", fund: capital }

        """

    private static func mistakes(_ text: String) -> [Finding] {
        do throws(WrongDefinition) {
            _ = try RegisterFile.entries(of: text)
            return []
        } catch {
            return error.findings
        }
    }

    @Test func `a decision is read with its days and amounts as people write them`() throws {
        guard case .decision(let record)? = try RegisterFile.entries(of: Self.decision).first else {
            Issue.record("no decision")
            return
        }
        #expect(record.organisation.text == "E08000035")
        #expect(record.taken == Day("2014-11-19"))
        #expect(record.isKey && record.outcome == .approved)
        #expect(record.amount == Money(pence: 130_000_050))
        #expect(record.isSubjectToCallIn)
    }

    @Test func `every mistake is told once, with its line and the nearest known name`() {
        let wrong = Self.decision.replacing("    title:", with: "    titel:")
            .replacing("£1,300,000.50", with: "a million").replacing("2014-11-29", with: "soon")
            .replacing("yes", with: "perhaps")
        let found = Self.mistakes(wrong)
        #expect(found.map(\.place.line) == [3, 4, 7, 9, 11])
        #expect(
            found.map(\.number) == [
                .missingField, .unknownField, .wrongValue, .wrongValue, .wrongValue,
            ])
        #expect(found[1].remedy.hasPrefix("Do you mean “title”?"))
        #expect(found.allSatisfy { !$0.found.isEmpty && !$0.expected.isEmpty })
        #expect(found.allSatisfy { !$0.remedy.isEmpty })
    }

    @Test func `only the allowed parts of a file are read`() throws {
        #expect(throws: WrongDefinition.self) {
            try RegisterFile.entries(of: Self.decision, allowing: [.funds])
        }
        #expect(Self.mistakes("decisoins: []").first?.remedy.contains("“decisions”") == true)
    }

    @Test(arguments: [
        ("2017-18", "2017-04-01", "2018-03-31"), ("2017-04", "2017-04-01", "2017-04-30"),
        ("1 July 2017 to 30/09/2017", "2017-07-01", "2017-09-30"),
        ("2017-07-01", "2017-07-01", "2017-07-01"),
    ])
    func `periods are read as people write them`(text: String, from: String, to: String) throws {
        let entries = try RegisterFile.entries(
            of: """
                updates:
                  - { initiative: INI-1, period: \(text), progress: Completed }
                """)
        guard case .update(let update)? = entries.first else {
            Issue.record("no update")
            return
        }
        #expect("\(update.period.from)" == from && "\(update.period.to)" == to)
        #expect(update.progress == .completed)
    }

    @Test func `decisions of a table go by their references, one row for each resolution`() throws {
        let text = """
            reference,organisation,title,decision maker,taken,resolution number,\
            resolution text,resolution amount
            D1,E1,A fund,Board,19/11/2014,i,First,"£1,000"
            D1,E1,A fund,Board,19/11/2014,ii,'=Second,250.50
            D2,E1,Another,Board,20 Nov 2014,,,
            """
        let table = try CSVTable(Array(text.utf8))
        let records = try RegisterTable.entries(of: table, .decisions).compactMap { entry in
            if case .decision(let record) = entry { record } else { nil }
        }
        #expect(records.map(\.decision.text) == ["D1", "D2"])
        #expect(records[0].resolutions.map(\.number) == ["i", "ii"])
        #expect(records[0].resolutions[1].text == "=Second")
        #expect(records[0].amount == Money(pence: 125_050))
        #expect(records[1].resolutions.isEmpty)
    }

    @Test func `every mistake of a table is told with its row and column`() throws {
        let text = """
            code,title,fund,period,slot,colour
            A1,First,f,2017-18,one,red
            ,Second,f,never,2,blue
            """
        do throws(WrongDefinition) {
            let table = try CSVTable(Array(text.utf8))
            _ = try RegisterTable.entries(of: table, .initiatives, shared: ["organisation": "E1"])
            Issue.record("nothing was found")
        } catch {
            #expect(
                error.findings.map { "\($0.number.code) \($0.place)" } == [
                    "F5004 row 1, colour", "F5007 row 2, slot", "F4002 line 3",
                    "F5007 row 3, period",
                ])
        }
    }
}
