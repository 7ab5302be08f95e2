package io.linli.marketplace.campaign;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.offer.OfferListing;

/** What terms a campaign may have. Pure. */
record OpeningRules(Duration longest) {

    private static final long MOST_UNITS = 1_000_000;
    private static final long MOST_PER_HOUSEHOLD = 9_999;
    private static final int LONGEST_TITLE = 200;

    /**
     * Refuses with: {@code price-above-offer}, {@code campaign-terms-invalid} with the fact {@code field}, and as {@link
     * PriceTiers#of} does.
     */
    CampaignTerms terms(OpenRequest request, OfferListing offer, Instant now) {
        var title = request.title() == null ? offer.name() : request.title();
        var opensAt = request.opensAt() == null ? now : request.opensAt();
        checkTitle(title);
        checkPrice(request, offer);
        check(request.threshold() >= 1 && request.threshold() <= MOST_UNITS, "threshold");
        check(request.householdLimit() >= 1 && request.householdLimit() <= MOST_PER_HOUSEHOLD, "householdLimit");
        check(request.cutoffAt().isAfter(opensAt) && request.cutoffAt().isAfter(now), "cutoffAt");
        check(!request.cutoffAt().isAfter(now.plus(longest)), "cutoffAt");
        return new CampaignTerms(
                request.key(),
                request.companyId(),
                request.communityId(),
                request.offerId(),
                request.leaderId(),
                title,
                PriceTiers.of(request.price(), request.lowerPrices()),
                offer.price(),
                request.threshold(),
                request.householdLimit(),
                opensAt,
                request.cutoffAt());
    }

    private static void checkTitle(LocalizedText title) {
        for (String text : new String[] {title.en(), title.zh()}) {
            check(text != null && !text.isBlank() && text.length() <= LONGEST_TITLE, "title");
            check(text.chars().noneMatch(Character::isISOControl), "title");
        }
    }

    private static void checkPrice(OpenRequest request, OfferListing offer) {
        check(request.price().isPositive(), "price");
        check(request.price().currency().equals(offer.price().currency()), "price");
        if (request.price().compareTo(offer.price()) > 0) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE,
                    "price-above-offer",
                    "A group-buy must not cost more than buying alone.",
                    Map.of("offerPrice", offer.price()));
        }
    }

    private static void check(boolean holds, String field) {
        if (!holds) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE,
                    "campaign-terms-invalid",
                    "The campaign's terms are not possible: " + field + ".",
                    Map.of("field", field));
        }
    }
}
