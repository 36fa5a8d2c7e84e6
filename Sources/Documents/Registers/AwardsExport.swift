public import Accountability
internal import Foundation
public import Reckoning

/// Awards to outside bodies as open data: 360Giving JSON, and the grants file of the Local
/// Government Transparency Code 2015.
public struct AwardsExport: Sendable {
    /// Who publishes: the prefix given by 360Giving, such as `360G-leeds`.
    let prefix: String
    /// The publisher's identifier in the org-id.guide scheme: `GB-LAE-LDS`.
    let funder: String
    /// The publisher's name.
    let name: String

    /// Awards of a publisher.
    public init(prefix: String, funder: String, name: String) {
        self.prefix = prefix
        self.funder = funder
        self.name = name
    }

    /// The awards as a 360Giving file: only to outside bodies, only what is approved.
    public func threeSixtyGiving(_ awards: [Award]) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(GrantFile(grants: awards.map(grant)))) + [0x0A]
    }

    private func grant(_ award: Award) -> Grant {
        let record = award.initiative.record
        return Grant(
            id: "\(prefix)-\(record.initiative)", title: record.title,
            description: [record.need, record.outcomes].first { !$0.isEmpty } ?? record.title,
            amountAwarded: award.amount.decimal, amountDisbursed: award.paid.decimal,
            awardDate: "\(award.day)",
            plannedDates: [
                PlannedDates(startDate: "\(record.period.from)", endDate: "\(record.period.to)")
            ],
            recipientOrganization: [
                GrantParty(
                    id: award.recipient.identifier, name: award.recipient.name,
                    charityNumber: award.recipient.charityNumber,
                    companyNumber: award.recipient.companyNumber)
            ],
            fundingOrganization: [
                GrantParty(id: funder, name: name, charityNumber: nil, companyNumber: nil)
            ],
            grantProgramme: [
                GrantProgramme(code: award.fund.id.text, title: award.fund.record.title)
            ])
    }
}

/// Money awarded to an outside body: an initiative with a recipient, its fund and its money.
public struct Award: Hashable, Sendable {
    /// The initiative.
    public let initiative: Initiative
    /// The fund that pays for it.
    public let fund: Fund
    /// The outside body.
    public let recipient: AwardRecipient
    /// The day on which authority to spend was first given.
    public let day: Day

    /// What is approved, virements included.
    public var amount: Money { fund.position(of: initiative.id).approved }
    /// What has been released to it.
    public var paid: Money { fund.position(of: initiative.id).released }

    /// The award that an initiative is; nil when it has no outside recipient or nothing approved.
    public init?(_ initiative: Initiative, from fund: Fund) {
        guard let recipient = initiative.record.recipient,
            fund.position(of: initiative.id).approved > .zero,
            let first = fund.movements.first(where: { entry in
                entry.movement.kind == .authority || entry.movement.kind == .virement
                    ? entry.movement.lines.contains {
                        $0.initiative == initiative.id || $0.to == initiative.id
                    } : false
            })
        else { return nil }
        self.initiative = initiative
        self.fund = fund
        self.recipient = recipient
        day = first.movement.day
    }
}

private struct GrantFile: Encodable {
    let grants: [Grant]
}

/// One grant in the words of the 360Giving Data Standard 1.1.
private struct Grant: Encodable {
    let id: String
    let title: String
    let description: String
    var currency = "GBP"
    let amountAwarded: Decimal
    let amountDisbursed: Decimal
    let awardDate: String
    let plannedDates: [PlannedDates]
    let recipientOrganization: [GrantParty]
    let fundingOrganization: [GrantParty]
    let grantProgramme: [GrantProgramme]
}

private struct PlannedDates: Encodable {
    let startDate: String
    let endDate: String
}

private struct GrantParty: Encodable {
    let id: String
    let name: String
    let charityNumber: String?
    let companyNumber: String?
}

private struct GrantProgramme: Encodable {
    let code: String
    let title: String
}

extension Money {
    /// The pounds as an exact number.
    fileprivate var decimal: Decimal { Decimal(pence) / 100 }
}
