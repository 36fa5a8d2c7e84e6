internal import Accountability
internal import Reckoning

extension RegisterShape {
    static var outcome: RegisterShape {
        RegisterShape(
            thing: "An outcome",
            fields: [
                .needed("outcome"), .needed("organisation"), .needed("title"),
                .words("framework"), .needed("population"),
                .needed("indicator", nil, .entry(.indicator)),
            ])
    }

    private static var indicator: RegisterShape {
        RegisterShape(
            thing: "An indicator",
            fields: [
                .needed("title"), .needed("unit"), .needed("definition"),
                .needed("direction", nil, .choice(MeasureDirection.self, \.title)),
                .needed("frequency", nil, .choice(MeasureFrequency.self, \.rawValue)),
                .words("source"), .usually(.flag(true), "counts people", "isAboutPeople", .flag),
                .optional("target", nil, .decimal),
            ])
    }

    static var indicatorValue: RegisterShape {
        RegisterShape(
            thing: "A value of an indicator",
            fields: [
                .needed("outcome"), .needed("day", nil, .day), .needed("value", nil, .decimal),
                .words("note"),
            ])
    }

    static var forecast: RegisterShape {
        let point = RegisterShape(
            thing: "A value of a forecast",
            fields: [.needed("day", nil, .day), .needed("value", nil, .decimal)])
        return RegisterShape(
            thing: "A forecast",
            fields: [
                .needed("outcome"), .needed("from", nil, .day),
                .needed("points", nil, .list(.entry(point))), .needed("basis"),
            ])
    }

    static var account: RegisterShape {
        let action = RegisterShape(
            thing: "An action",
            fields: [
                .needed("text"), .words("owner"), .optional("due", nil, .day),
                .optional("initiative"),
            ])
        return RegisterShape(
            thing: "An account",
            fields: [
                .needed("outcome"), .needed("story"), .list("partners"),
                .list("what works", "whatWorks"), .list("actions", of: .entry(action)),
            ])
    }

    static var outcomeMeasures: RegisterShape {
        let link = RegisterShape(
            thing: "A measure of an outcome",
            fields: [
                .needed("question", nil, .choice(PerformanceQuestion.self, \.title)),
                .needed("initiative"), .needed("measure"),
            ])
        return RegisterShape(
            thing: "The measures of an outcome",
            fields: [
                .needed("outcome"), .needed("measures", "links", .list(.entry(link))),
            ])
    }

    static var opening: RegisterShape {
        RegisterShape(
            thing: "A record for everyone",
            fields: [
                .needed("subject", nil, .choice(PublicSubject.self, \.title)), .needed("name"),
            ])
    }
}
