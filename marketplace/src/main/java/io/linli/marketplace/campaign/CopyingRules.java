package io.linli.marketplace.campaign;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.linli.catalog.kernel.Money;
import io.linli.catalog.offer.OfferListing;

/** What is taken over of a campaign that is copied. Pure. */
final class CopyingRules {

    private CopyingRules() {}

    /** The same weekday at the same hour of the community's clocks, a week or several after it was, and after now. */
    static Instant cutoff(Instant was, ZoneId zone, Instant now) {
        var next = was.atZone(zone).plusWeeks(1);
        while (!next.toInstant().isAfter(now)) {
            next = next.plusWeeks(1);
        }
        return next.toInstant();
    }

    /**
     * The goods that are still sold, in their order, none above what it costs alone by now.
     *
     * @param offers by id; one that is not there is not sold any more
     * @param serving suppliers that sell in the community
     */
    static List<ItemRequest> items(CampaignTerms terms, Map<UUID, OfferListing> offers, Set<UUID> serving) {
        return terms.items().stream()
                .filter(item -> isSold(item, offers, serving))
                .map(item -> item(item, offers.get(item.offerId()).price()))
                .toList();
    }

    private static boolean isSold(CampaignItem item, Map<UUID, OfferListing> offers, Set<UUID> serving) {
        var offer = offers.get(item.offerId());
        return offer != null
                && !offer.withdrawn()
                && serving.contains(offer.supplierId())
                && offer.price().currency().equals(item.price().currency());
    }

    /** Lower prices stay that are lower still. */
    private static ItemRequest item(CampaignItem item, Money alone) {
        var price = item.price().compareTo(alone) > 0 ? alone : item.price();
        return new ItemRequest(
                item.offerId(),
                price,
                item.prices().tiers().stream()
                        .skip(1)
                        .filter(tier -> tier.price().compareTo(price) < 0)
                        .toList(),
                item.householdLimit(),
                item.stockCap(),
                item.caseSize());
    }
}
