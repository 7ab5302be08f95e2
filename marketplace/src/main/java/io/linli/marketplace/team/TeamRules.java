package io.linli.marketplace.team;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.offer.OfferListing;
import io.linli.marketplace.campaign.CampaignItem;
import io.linli.marketplace.campaign.CampaignTerms;
import io.linli.marketplace.campaign.PriceTiers;
import io.linli.marketplace.campaign.TeamTerms;
import io.linli.marketplace.campaign.Threshold;

/** What teams may be. Pure. */
final class TeamRules {

    static final long SMALLEST = 2;
    static final long LARGEST = 100;
    static final Duration SHORTEST = Duration.ofHours(1);
    static final Duration LONGEST = Duration.ofDays(7);

    private TeamRules() {}

    /**
     * Refuses with: {@code team-terms-invalid} with the fact {@code field}, {@code price-above-offer}, {@code
     * team-above-stock}.
     *
     * @param stock units that can be had; empty where they are not counted
     */
    static TeamOffer offer(TeamOfferRequest request, OfferListing offer, Optional<Long> stock) {
        check(request.size() >= SMALLEST && request.size() <= LARGEST, "size");
        check(
                request.time().compareTo(SHORTEST) >= 0
                        && request.time().compareTo(LONGEST) <= 0
                        && request.time().getNano() == 0,
                "hours");
        check(request.price().isPositive(), "price");
        check(request.price().currency().equals(offer.price().currency()), "price");
        checkPrice(request.price(), offer);
        stock.ifPresent(units -> checkStock(request.size(), units));
        return new TeamOffer(
                request.key(),
                request.companyId(),
                request.communityId(),
                request.offerId(),
                request.leaderId(),
                request.price(),
                offer.price(),
                request.size(),
                request.time(),
                false);
    }

    /**
     * A team that a resident opens now. Refuses with: {@code price-above-offer} (it has become cheaper alone).
     *
     * @param key becomes the team's id
     */
    static CampaignTerms team(UUID key, TeamOffer terms, OfferListing offer, UUID initiatorId, Instant now) {
        checkPrice(terms.price(), offer);
        return new CampaignTerms(
                key,
                terms.companyId(),
                terms.communityId(),
                terms.leaderId(),
                offer.name(),
                List.of(new CampaignItem(
                        Ids.next(),
                        terms.offerId(),
                        PriceTiers.of(terms.price(), List.of()),
                        offer.price(),
                        1,
                        Optional.of(terms.size()),
                        1)),
                Threshold.units(terms.size()),
                now,
                now.plus(terms.time()),
                new TeamTerms(terms.id(), initiatorId),
                null);
    }

    private static void checkPrice(Money price, OfferListing offer) {
        if (price.compareTo(offer.price()) > 0) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE,
                    "price-above-offer",
                    "A team must not pay more than who buys alone.",
                    Map.of("offerPrice", offer.price(), "offerId", offer.offerId()));
        }
    }

    private static void checkStock(long size, long units) {
        if (size > units) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE,
                    "team-above-stock",
                    "There is less left than one team buys: it could never be full.",
                    Map.of("units", units));
        }
    }

    private static void check(boolean holds, String field) {
        if (!holds) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE,
                    "team-terms-invalid",
                    "A team has " + SMALLEST + " to " + LARGEST + " households, " + SHORTEST.toHours() + " to "
                            + LONGEST.toHours() + " hours and a positive price in the currency of the good: " + field
                            + ".",
                    Map.of("field", field));
        }
    }
}
