package io.linli.web.statement;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.ledger.Party;
import io.linli.marketplace.statement.StatementViewer;
import io.linli.web.identity.Actors;

/** Who is signed in, as a viewer of statements. */
@ApplicationScoped
public class StatementViewers {

    private final Actors actors;

    StatementViewers(Actors actors) {
        this.actors = actors;
    }

    /**
     * An operator sees the party asked for, or all; others see their own.
     *
     * <p>Refuses with: {@code party-not-found} where another party's are asked for, and as {@link Actors} does.
     */
    public Uni<StatementViewer> viewer(Optional<Party> asked) {
        if (actors.hasRole("operator")) {
            return Uni.createFrom().item(new StatementViewer.OfOperator(asked));
        }
        return own().map(own -> {
            if (asked.isPresent() && !asked.get().equals(own)) {
                throw Refusal.notFound("party");
            }
            return new StatementViewer.OfParty(own);
        });
    }

    /** As the party that somebody who is no operator is. */
    private Uni<Party> own() {
        return actors.hasRole("property")
                ? actors.propertyCompany().map(Party::propertyCompany)
                : actors.supplier().map(Party::supplier);
    }
}
