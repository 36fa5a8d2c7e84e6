internal import Accountability
internal import Reckoning

extension RegisterShape {
    static var fund: RegisterShape {
        RegisterShape(
            thing: "A fund",
            fields: [
                .needed("fund"), .needed("organisation"), .needed("title"),
                .needed("kind", "nature", .choice(FundKind.self, \.title)), .needed("source"),
                .needed("period", nil, .period), .words("purpose"),
                .usually(.flag(false), "injects", nil, .flag),
            ])
    }

    static var movement: RegisterShape {
        let line = RegisterShape(
            thing: "A part of a movement",
            fields: [
                .optional("initiative"), .needed("amount", nil, .amount), .optional("category"),
                .optional("to"),
            ])
        return RegisterShape(
            thing: "A movement",
            fields: [
                .needed("movement"), .needed("fund"),
                .needed("kind", nil, .choice(MovementKind.self, \.title)),
                .needed("day", nil, .day),
                .needed("lines", nil, .list(.entry(line))), .words("text"),
                .optional("reference"), .optional("decision"), .optional("resolution"),
                .optional("drawdown"), .optional("originally", nil, .day),
            ])
    }

    static var drawdown: RegisterShape {
        let condition = RegisterShape(
            thing: "A condition",
            fields: [
                .needed("condition"), .needed("text"), .needed("owner"),
                .optional("due", nil, .day),
            ])
        let line = RegisterShape(
            thing: "A part of a drawdown",
            fields: [
                .needed("initiative"), .needed("amount", nil, .amount), .needed("resolution"),
                .optional("condition", nil, .entry(condition)),
            ])
        return RegisterShape(
            thing: "A drawdown",
            fields: [
                .needed("drawdown"), .needed("fund"), .needed("decision"),
                .needed("day", nil, .day), .needed("lines", nil, .list(.entry(line))),
            ])
    }

    static var claim: RegisterShape {
        RegisterShape(
            thing: "A claim",
            fields: [
                .needed("claim"), .needed("fund"), .needed("initiative"), .needed("debtor"),
                .needed("basis"), .optional("expected", nil, .amount), .needed("day", nil, .day),
            ])
    }

    static var claimStep: RegisterShape {
        RegisterShape(
            thing: "A claim's step",
            fields: [
                .needed("claim"), .needed("fund"),
                .needed("event", nil, .choice(ClaimEvent.self, \.title)),
                .optional("amount", nil, .amount), .needed("day", nil, .day), .needed("text"),
            ])
    }

    static var mapping: RegisterShape {
        RegisterShape(
            thing: "A mapping",
            fields: [
                .needed("name"), .needed("fund"), .needed("day"), .needed("amount"),
                .needed("initiative"), .needed("reference"), .optional("category"),
                .optional("text"),
                .usually(.record(CanonicalRecord([:])), "codes", nil, .codes),
            ])
    }
}
