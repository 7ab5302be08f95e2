package io.linli.marketplace.ledger;

import java.util.UUID;

/**
 * Whose money it is.
 *
 * @param id the supplier's, property company's, resident's or partner's id; for the owners' fund the community's; for the
 *     platform always the same
 */
public record Party(PartyKind kind, UUID id) {

    /** The operator of the marketplace; there is one. */
    public static final Party PLATFORM =
            new Party(PartyKind.PLATFORM, UUID.fromString("00000000-0000-7000-8000-000000000000"));

    public static Party supplier(UUID id) {
        return new Party(PartyKind.SUPPLIER, id);
    }

    public static Party propertyCompany(UUID id) {
        return new Party(PartyKind.PROPERTY_COMPANY, id);
    }

    /** @param residentId who runs the pickup point */
    public static Party leader(UUID residentId) {
        return new Party(PartyKind.LEADER, residentId);
    }

    public static Party operatingPartner(UUID id) {
        return new Party(PartyKind.OPERATING_PARTNER, id);
    }

    /** @param communityId whose owners' */
    public static Party ownersFund(UUID communityId) {
        return new Party(PartyKind.OWNERS_FUND, communityId);
    }
}
