package io.linli.web.delivery;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

import io.linli.catalog.delivery.Arrival;
import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.community.Communities;
import io.linli.search.query.Arrivals;

/** What suppliers say of their days, in the time of the community. */
@ApplicationScoped
class CommunityArrivals implements Arrivals {

    private final Communities communities;
    private final NextDays nextDays;

    CommunityArrivals(Communities communities, NextDays nextDays) {
        this.communities = communities;
        this.nextDays = nextDays;
    }

    @Override
    public Uni<List<Arrival>> of(UUID communityId, int within) {
        return communities
                .get(communityId)
                .chain(nextDays::in)
                .map(here -> Arrival.within(here.terms(), within, here.now(), here.zone()))
                .onFailure(Refusal.class)
                .recoverWithItem(List.of());
    }
}
