package io.linli.marketplace.team;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.campaign.Campaign;
import io.linli.marketplace.campaign.TeamCampaigns;

/** Reads what is offered to teams, and the teams that can be joined. Anybody may look. */
@ApplicationScoped
public class TeamOffers {

    /** Offers of one answer. */
    private static final int MOST = 200;

    private final TeamOfferStore store;
    private final TeamCampaigns teams;

    TeamOffers(TeamOfferStore store, TeamCampaigns teams) {
        this.store = store;
        this.teams = teams;
    }

    /** Also one that was withdrawn. Refuses with: {@code team-offer-not-found}. */
    @WithSession
    public Uni<TeamOffer> get(UUID id) {
        return store.find(id).map(found -> found.orElseThrow(() -> Refusal.notFound("team-offer")));
    }

    /** What teams of a community can be opened for, newest first, at most 200. */
    @WithSession
    public Uni<List<TeamOffer>> ofCommunity(UUID communityId) {
        return store.ofCommunity(communityId, MOST);
    }

    /** Empty where no team of that community can be opened for it. */
    @WithSession
    public Uni<Optional<TeamOffer>> ofOffer(UUID communityId, UUID offerId) {
        return store.ofOffer(List.of(communityId), offerId)
                .map(found -> found.stream().findFirst());
    }

    /** By what teams of these communities can be opened for it, in the order of communities. */
    @WithSession
    public Uni<List<TeamOffer>> ofOffer(Collection<UUID> communityIds, UUID offerId) {
        return store.ofOffer(communityIds, offerId);
    }

    /** Teams on these terms that have a paid member and room, the next to end first, at most 50. */
    @WithSession
    public Uni<List<Campaign>> joinable(UUID teamOfferId) {
        return teams.joinable(teamOfferId);
    }
}
