package io.linli.marketplace.statement;

import java.util.Optional;
import java.util.UUID;

import io.linli.marketplace.ledger.Party;

/** Who looks at statements, and so whose they may see. */
public sealed interface StatementViewer {

    /** The operator sees every party's, or asks for one party's. */
    record OfOperator(Optional<Party> party) implements StatementViewer {}

    /** A party sees its own. */
    record OfParty(Party party) implements StatementViewer {}

    /**
     * A property company sees its own and those of its communities' owners' funds, which it keeps for them.
     *
     * @param party only this one of them; empty for all
     */
    record OfPropertyCompany(UUID companyId, Optional<Party> party) implements StatementViewer {}

    /** Whose statements are asked for; empty for all that the viewer may see. */
    default Optional<Party> only() {
        if (this instanceof OfParty own) {
            return Optional.of(own.party());
        }
        return this instanceof OfPropertyCompany company ? company.party() : ((OfOperator) this).party();
    }

    /** Whose statement is issued where no other party is asked for: one's own; an operator has none. */
    default Optional<Party> subject() {
        return this instanceof OfPropertyCompany company
                ? company.party().or(() -> Optional.of(Party.propertyCompany(company.companyId())))
                : only();
    }
}
