package io.linli.web.payout;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.ledger.Party;
import io.linli.web.identity.Actors;

/** As which party of the money somebody is signed in. */
@ApplicationScoped
public class OwnParty {

    private final Actors actors;

    OwnParty(Actors actors) {
        this.actors = actors;
    }

    /** Refuses with: {@code not-a-party}, and as {@link Actors} does. */
    public Uni<Party> get() {
        if (actors.hasRole("supplier")) {
            return actors.supplier().map(Party::supplier);
        }
        if (actors.hasRole("property")) {
            return actors.propertyCompany().map(Party::propertyCompany);
        }
        if (actors.hasRole("leader")) {
            return actors.resident().map(resident -> Party.leader(resident.residentId()));
        }
        throw new Refusal(Refusal.Kind.FORBIDDEN, "not-a-party", "This sign-in is paid nothing.");
    }
}
