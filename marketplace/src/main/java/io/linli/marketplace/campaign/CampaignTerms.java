package io.linli.marketplace.campaign;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.LocalizedText;

/**
 * What was promised when the campaign was opened. Only its cut-off may move, to a later moment.
 *
 * @param leaderId the resident who opened it; null where the property company did
 * @param items at least one, in the order they are shown, all of one currency
 * @param threshold what must be paid by the cut-off
 * @param opensAt first moment a seat can be taken
 * @param cutoffAt first moment it no longer can
 * @param team of a team; null of others
 * @param visits of visits of a home service; null of goods
 */
public record CampaignTerms(
        UUID id,
        UUID companyId,
        UUID communityId,
        @Nullable UUID leaderId,
        LocalizedText title,
        List<CampaignItem> items,
        Threshold threshold,
        Instant opensAt,
        Instant cutoffAt,
        @Nullable TeamTerms team,
        @Nullable VisitDay visits) {

    /** Who buys together. */
    public enum Kind {
        /** Whoever of the community likes to, until the cut-off. */
        COMMUNITY,
        /** So many households and no more; it succeeds when it is full. */
        TEAM,
        /** Whoever of the community or some of its buildings likes to have a home service done on one day. */
        VISITS
    }

    public CampaignTerms {
        items = List.copyOf(items);
        if (items.isEmpty()
                || !cutoffAt.isAfter(opensAt)
                || visits != null && (items.size() > 1 || !cutoffAt.isBefore(visits.from()))) {
            throw new IllegalArgumentException("not the terms of a campaign: " + id);
        }
    }

    /** Of the whole community. */
    public CampaignTerms(
            UUID id,
            UUID companyId,
            UUID communityId,
            @Nullable UUID leaderId,
            LocalizedText title,
            List<CampaignItem> items,
            Threshold threshold,
            Instant opensAt,
            Instant cutoffAt) {
        this(id, companyId, communityId, leaderId, title, items, threshold, opensAt, cutoffAt, null, null);
    }

    public Kind kind() {
        if (team != null) {
            return Kind.TEAM;
        }
        return visits == null ? Kind.COMMUNITY : Kind.VISITS;
    }

    public Currency currency() {
        return items.get(0).price().currency();
    }

    /** Empty where it has none of that id. */
    public Optional<CampaignItem> item(UUID itemId) {
        return items.stream().filter(item -> item.id().equals(itemId)).findFirst();
    }

    /** The one that is shown where there is room for one only. */
    public CampaignItem first() {
        return items.get(0);
    }
}
