package io.linli.marketplace.statement;

import java.util.Optional;

import io.linli.marketplace.ledger.Party;

/** Who looks at statements, and so whose they may see. */
public sealed interface StatementViewer {

    /** The operator sees every party's, or asks for one party's. */
    record OfOperator(Optional<Party> party) implements StatementViewer {}

    /** A party sees its own. */
    record OfParty(Party party) implements StatementViewer {}

    /** Whose statements these are; empty for all. */
    default Optional<Party> only() {
        if (this instanceof OfParty own) {
            return Optional.of(own.party());
        }
        return ((OfOperator) this).party();
    }
}
