package io.linli.marketplace.announcement;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Cursor;
import io.linli.catalog.kernel.Slice;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.campaign.Campaigns;

/** Reads announcements; whoever may see a campaign may see what is announced about it. */
@ApplicationScoped
public class Announcements {

    private static final UUID AFTER_ALL = new UUID(-1L, -1L);

    private final Tenancy tenancy;
    private final Campaigns campaigns;
    private final AnnouncementStore store;

    Announcements(Tenancy tenancy, Campaigns campaigns, AnnouncementStore store) {
        this.tenancy = tenancy;
        this.campaigns = campaigns;
        this.store = store;
    }

    /**
     * What was announced about a campaign, newest first. Refuses with: {@code campaign-not-found}, {@code bad-cursor}.
     *
     * @param cursor of an earlier page, null for the first
     */
    @WithTransaction
    public Uni<Slice<Announcement>> ofCampaign(UUID campaignId, @Nullable String cursor, int limit) {
        var before = cursor == null ? AFTER_ALL : Cursor.id(cursor);
        return campaigns
                .get(campaignId)
                .chain(campaign -> tenancy.enter(campaign.terms().companyId()))
                .chain(() -> store.ofCampaign(campaignId, before, limit + 1))
                .map(found -> Slice.of(found, limit, last -> Cursor.of(last.id())));
    }

    /** Those of the company's that exist. */
    @WithTransaction
    public Uni<List<Announcement>> byIds(UUID companyId, Collection<UUID> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(List.of())
                : tenancy.enter(companyId).chain(() -> store.byIds(ids));
    }
}
