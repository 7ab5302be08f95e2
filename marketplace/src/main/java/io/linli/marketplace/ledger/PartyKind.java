package io.linli.marketplace.ledger;

/** The roles in which someone takes part in an order's money. Their order breaks ties when a fen cannot be divided. */
public enum PartyKind {
    SUPPLIER,
    PROPERTY_COMPANY,
    PLATFORM,
    /** The resident who runs the pickup point of a campaign. */
    LEADER,
    /** Whom the operator works with in a place or a trade; the rule names it. */
    OPERATING_PARTNER,
    /** The owners of a community together: by law, income from common parts is theirs. */
    OWNERS_FUND
}
