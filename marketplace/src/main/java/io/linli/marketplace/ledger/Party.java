package io.linli.marketplace.ledger;

import java.util.UUID;

/**
 * Whose money it is.
 *
 * @param id the supplier's or property company's id; for the platform always the same
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
}
