import Accountability
import Ledger
import Reckoning
import Rehearsal
import Testing

@testable import Duties

@Suite struct ScheduleTests {
    private static func day(_ text: String) -> Day { Day(text) ?? Day(number: 0) }

    private static func duty(due: String?, since: String = "2017-10-02") -> Duty {
        Duty(
            .milestone, .initiative(InitiativeID("INI-1")), of: Cast.ashby.id, title: "A thing",
            due: due.map { day($0) }, since: day(since), for: .outsiders)
    }

    @Test(
        arguments: [
            ("2017-12-08", nil), ("2017-12-11", -10), ("2017-12-15", -10), ("2017-12-18", -5),
            ("2017-12-21", -5), ("2017-12-22", -1), ("2017-12-26", -1), ("2017-12-27", 0),
            ("2017-12-28", 1), ("2018-01-03", 1), ("2018-01-04", 5), ("2018-03-01", 5),
        ] as [(String, Int?)])
    func stepsAreCountedInWorkingDaysOverChristmas(on day: String, step: Int?) {
        // Monday 25, Tuesday 26 December and Monday 1 January are bank holidays.
        let duty = Self.duty(due: "2017-12-27")
        #expect(ReminderSchedule.usual.step(of: duty, on: Self.day(day)) == step)
    }

    @Test func whatHasNoDayIsSaidWhenItComesUpAndTwiceMore() {
        let duty = Self.duty(due: nil, since: "2017-10-06")
        let steps = ["2017-10-05", "2017-10-06", "2017-10-09", "2017-10-12", "2017-10-13"]
            .map { ReminderSchedule.usual.step(of: duty, on: Self.day($0)) }
        #expect(steps == [nil, 0, 1, 1, 5])
    }

    @Test(arguments: [
        ("2017-10-13", "5 working days left"), ("2017-10-19", "1 working day left"),
        ("2017-10-20", "Due today"), ("2017-10-22", "Overdue"),
        ("2017-10-23", "1 working day overdue"), ("2017-10-30", "6 working days overdue"),
    ])
    func timeIsToldInWorkingDays(on day: String, words: String) {
        #expect(DutyTiming(due: Self.day("2017-10-20"), on: Self.day(day)).words == words)
    }

    @Test func whatIsDueFirstComesFirstAndWhatHasNoDayLast() {
        let duties = [
            Self.duty(due: nil, since: "2016-01-01"), Self.duty(due: "2017-11-01"),
            Self.duty(due: "2017-10-20"), Self.duty(due: nil, since: "2015-01-01"),
        ]
        #expect(
            duties.sorted().map(\.anchor)
                == ["2017-10-20", "2017-11-01", "2015-01-01", "2016-01-01"].map { Self.day($0) })
    }

    @Test func aLetterSaysWhatIsDueAndNamesFewThings() {
        let many = (1...25).map { number in
            Duty(
                .milestone, .initiative(InitiativeID("INI-\(number)")), of: Cast.ashby.id,
                title: "Thing \(number)", due: Self.day("2017-10-20"), since: Stage.firstDay.day,
                for: .outsiders)
        }
        let letter = DailyLetter(
            about: many, others: 3, on: Self.day("2017-10-19"), site: "https://here.example")
        #expect(letter.subject == "25 things need you by 20 October 2017")
        #expect(letter.text.split(separator: "* Thing").count == 4)
        #expect(letter.text.contains("And 22 more like these."))
        #expect(letter.text.contains("3 other things wait for you as before."))
        #expect(letter.text.contains("Due on 20 October 2017: 1 working day left"))
        #expect(letter.text.contains("https://here.example/your-work"))
        #expect(!letter.subject.contains { $0.isNewline })
    }
}
