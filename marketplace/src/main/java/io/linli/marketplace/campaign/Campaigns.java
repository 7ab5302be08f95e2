package io.linli.marketplace.campaign;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Cursor;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Slice;

/** Reads campaigns; anybody may see what a community buys together. */
@ApplicationScoped
public class Campaigns {

    /** Most campaigns shown beside a page of offers. */
    private static final int MOST_FOR_OFFERS = 200;

    private final CampaignStore store;
    private final Clock clock;

    Campaigns(CampaignStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Refuses with: {@code campaign-not-found} (also a draft). */
    @WithSession
    public Uni<Campaign> get(UUID campaignId) {
        return store.get(campaignId, clock.instant()).invoke(Campaigns::requirePublished);
    }

    /** Also a draft, if it is the host's own. Refuses with: {@code campaign-not-found}. */
    @WithSession
    public Uni<Campaign> get(Host host, UUID campaignId) {
        return store.get(campaignId, clock.instant()).invoke(campaign -> {
            if (!host.owns(campaign.terms())) {
                requirePublished(campaign);
            }
        });
    }

    /** A host's own, also a draft. Refuses with: {@code campaign-not-found}, {@code not-the-leader}. */
    @WithSession
    public Uni<Campaign> own(Host host, UUID campaignId) {
        return store.get(campaignId, clock.instant()).invoke(campaign -> {
            if (!host.owns(campaign.terms())) {
                requirePublished(campaign);
            }
            host.requireOwn(campaign.terms());
        });
    }

    /** A host's own campaigns, newest first, also drafts; of a property company all of its communities'. */
    @WithSession
    public Uni<List<Campaign>> ofHost(Host host, int limit) {
        return store.ofHost(host, limit, clock.instant());
    }

    /** A host's own drafts, newest first. */
    @WithSession
    public Uni<List<Campaign>> drafts(Host host, int limit) {
        return store.drafts(host, limit, clock.instant());
    }

    private static void requirePublished(Campaign campaign) {
        if (campaign instanceof Campaign.Draft) {
            throw Refusal.notFound("campaign");
        }
    }

    /** How it ended, as the database has it at this moment of the caller's transaction. */
    @WithSession
    public Uni<Campaign.Outcome> outcome(UUID campaignId) {
        return store.outcome(campaignId);
    }

    /** Those of the ids that exist, by cut-off. */
    @WithSession
    public Uni<List<Campaign>> byIds(Collection<UUID> campaignIds) {
        return campaignIds.isEmpty() ? Uni.createFrom().item(List.of()) : store.byIds(campaignIds, clock.instant());
    }

    /**
     * A community's campaigns, newest first. Refuses with: {@code bad-cursor}.
     *
     * @param openOnly only those a seat can be taken in, now or later
     * @param cursor of an earlier page, null for the first
     */
    @WithSession
    public Uni<Slice<Campaign>> ofCommunity(UUID communityId, boolean openOnly, @Nullable String cursor, int limit) {
        var before = Optional.ofNullable(cursor).map(Cursor::id);
        return store.ofCommunity(communityId, openOnly, before, limit + 1, clock.instant())
                .map(found ->
                        Slice.of(found, limit, last -> Cursor.of(last.terms().id())));
    }

    /** These ids, the newest first; those that are not there are left out. */
    @WithSession
    public Uni<List<UUID>> newestFirst(Collection<UUID> campaignIds) {
        return store.newestFirst(campaignIds);
    }

    /** The newest campaigns of several communities, also those that are over; newest first. */
    @WithSession
    public Uni<List<Campaign>> newest(Collection<UUID> communityIds, int limit) {
        return store.newest(communityIds, limit, clock.instant());
    }

    /** Campaigns of a community for any of the offers in which a seat can be taken now, cheapest first, at most 200. */
    @WithSession
    public Uni<List<Campaign>> openForOffers(UUID communityId, Collection<UUID> offerIds) {
        return store.openForOffers(communityId, offerIds, MOST_FOR_OFFERS, clock.instant());
    }
}
