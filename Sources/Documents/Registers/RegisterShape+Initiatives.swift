internal import Accountability
internal import Reckoning

extension RegisterShape {
    static var initiative: RegisterShape {
        RegisterShape(
            thing: "An initiative",
            fields: [
                .needed("code", "initiative"), .needed("organisation"), .needed("title"),
                .optional("lead"), .needed("fund"), .needed("period", nil, .period),
                .words("need"), .words("outcomes"), .list("partners"), .optional("decision"),
                .optional("slot", nil, .whole(1...1_000_000)),
                .optional("recipient", nil, .entry(.recipient)),
            ])
    }

    private static var recipient: RegisterShape {
        RegisterShape(
            thing: "A recipient",
            fields: [
                .needed("name"), .needed("identifier"),
                .optional("charity number", "charityNumber"),
                .optional("company number", "companyNumber"),
            ])
    }

    static var milestone: RegisterShape {
        RegisterShape(
            thing: "A milestone",
            fields: [
                .needed("milestone"), .needed("initiative"), .needed("title"),
                .needed("due", nil, .day), .optional("reached", nil, .day),
            ])
    }

    static var profile: RegisterShape {
        RegisterShape(
            thing: "A profile",
            fields: [
                .needed("initiative"),
                .usually(
                    .text(SpendProfileKind.plan.rawValue), "kind", "profile",
                    .choice(SpendProfileKind.self, \.rawValue)),
                .needed("months", nil, .months), .words("reason"),
            ])
    }

    static var measure: RegisterShape {
        RegisterShape(
            thing: "A measure",
            fields: [
                .needed("measure"), .needed("initiative"), .needed("title"), .needed("unit"),
                .needed("definition"),
                .needed("direction", nil, .choice(MeasureDirection.self, \.title)),
                .needed("frequency", nil, .choice(MeasureFrequency.self, \.rawValue)),
                .usually(
                    .text(MeasureBasis.flow.rawValue), "basis", nil,
                    .choice(MeasureBasis.self, \.title)),
                .words("source"), .optional("baseline", nil, .decimal),
                .optional("target", nil, .decimal), .optional("target day", "targetDay", .day),
                .optional("counts people", "isAboutPeople", .flag),
            ])
    }

    static var rebase: RegisterShape {
        RegisterShape(
            thing: "A new start of a measure",
            fields: [
                .needed("initiative"), .needed("measure"), .needed("from", nil, .day),
                .needed("reason"), .optional("definition"),
            ])
    }

    static var observation: RegisterShape {
        RegisterShape(
            thing: "A value",
            fields: [
                .needed("initiative"), .needed("measure"), .needed("day", nil, .day),
                .needed("value", nil, .decimal), .words("note"),
            ])
    }

    static var update: RegisterShape {
        RegisterShape(
            thing: "An update",
            fields: [
                .needed("initiative"), .needed("period", nil, .period),
                .needed("progress", nil, .choice(InitiativeProgress.self, \.title)),
                .words("commentary"), .words("risks"),
            ])
    }

    static var rating: RegisterShape {
        RegisterShape(
            thing: "A rating",
            fields: [
                .needed("initiative"), .needed("aspect", nil, .choice(RatingAspect.self, \.title)),
                .needed("level", nil, .choice(RatingLevel.self, \.title)), .words("definition"),
                .words("commentary"),
            ])
    }

    static var afterFunding: RegisterShape {
        RegisterShape(
            thing: "A position after the funding",
            fields: [
                .needed("initiative"),
                .needed("position", nil, .choice(AfterFundingPosition.self, \.title)),
                .words("recurrent source", "recurrentSource"),
                .optional("recurrent cost", "recurrentCost", .amount),
                .words("exit steps", "exitSteps"), .words("affected"),
                .words("decided by", "decidedBy"),
                .optional("decision needed", "decisionNeeded", .day),
                .optional("review", nil, .day),
            ])
    }

    static var releaseRule: RegisterShape {
        RegisterShape(
            thing: "A release rule",
            fields: [.needed("initiative"), .needed("formula"), .needed("words")])
    }

    static var compliance: RegisterShape {
        RegisterShape(
            thing: "Compliance evidence",
            fields: [
                .needed("evidence"), .needed("initiative"), .needed("standard"),
                .needed("reference"), .needed("period", nil, .period),
            ])
    }

    static var initiativeDocument: RegisterShape {
        RegisterShape(
            thing: "A document",
            fields: [
                .needed("document"), .needed("initiative"), .needed("title"), .needed("address"),
                .needed("day", nil, .day),
            ])
    }
}
