package io.linli.web.statement;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.community.Communities;
import io.linli.marketplace.ledger.Party;
import io.linli.marketplace.statement.StatementViewer;
import io.linli.web.identity.Actors;

/** Who is signed in, as a viewer of statements. */
@ApplicationScoped
public class StatementViewers {

    private final Actors actors;
    private final Communities communities;

    StatementViewers(Actors actors, Communities communities) {
        this.actors = actors;
        this.communities = communities;
    }

    /**
     * An operator sees the party asked for, or all; a property company its own and its communities' owners' funds; suppliers and
     * leaders their own.
     *
     * <p>Refuses with: {@code party-not-found} where another party's are asked for, and as {@link Actors} does.
     */
    public Uni<StatementViewer> viewer(Optional<Party> asked) {
        if (actors.hasRole("operator")) {
            return Uni.createFrom().item(new StatementViewer.OfOperator(asked));
        }
        if (actors.hasRole("property")) {
            return actors.propertyCompany().chain(company -> ofCompany(company, asked));
        }
        return own().map(own -> {
            if (asked.isPresent() && !asked.get().equals(own)) {
                throw Refusal.notFound("party");
            }
            return new StatementViewer.OfParty(own);
        });
    }

    private Uni<StatementViewer> ofCompany(UUID company, Optional<Party> asked) {
        var viewer = new StatementViewer.OfPropertyCompany(company, asked);
        if (asked.isEmpty() || asked.get().equals(Party.propertyCompany(company))) {
            return Uni.createFrom().item(viewer);
        }
        return communities.ofCompany(company).map(own -> {
            if (own.stream().noneMatch(one -> asked.get().equals(Party.ownersFund(one.id())))) {
                throw Refusal.notFound("party");
            }
            return viewer;
        });
    }

    /** As the party that somebody else is. */
    private Uni<Party> own() {
        return actors.hasRole("supplier")
                ? actors.supplier().map(Party::supplier)
                : actors.resident().map(leader -> Party.leader(leader.residentId()));
    }
}
