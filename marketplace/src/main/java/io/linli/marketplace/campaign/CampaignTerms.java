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
        Instant cutoffAt) {

    public CampaignTerms {
        items = List.copyOf(items);
        if (items.isEmpty() || !cutoffAt.isAfter(opensAt)) {
            throw new IllegalArgumentException("not the terms of a campaign: " + id);
        }
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
