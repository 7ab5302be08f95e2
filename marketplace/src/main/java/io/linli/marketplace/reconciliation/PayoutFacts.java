package io.linli.marketplace.reconciliation;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.linli.marketplace.ledger.Party;

/** The port to what payouts know and the ledger does not. In the caller's transaction, crossing tenants. */
public interface PayoutFacts {

    /**
     * Whose these accounts at the provider are; those that are nobody's are left out.
     *
     * @return empty where nobody can tell at all: then parties are not compared
     */
    Uni<Optional<Map<String, Party>>> ownersOf(Collection<String> providerAccounts);

    /** Ids of the payouts with these numbers; those that there are none of are left out. */
    Uni<Map<String, UUID>> idsOf(Collection<String> numbers);
}
