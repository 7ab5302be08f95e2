package io.linli.marketplace.ledger;

/** The roles in which someone takes part in an order's money. Their order breaks ties when a fen cannot be divided. */
public enum PartyKind {
    SUPPLIER,
    PROPERTY_COMPANY,
    PLATFORM
}
