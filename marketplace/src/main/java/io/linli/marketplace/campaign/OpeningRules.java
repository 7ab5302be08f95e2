package io.linli.marketplace.campaign;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.offer.OfferListing;

/** What terms a campaign may have. Pure. */
record OpeningRules(Duration longest) {

    private static final int MOST_ITEMS = 20;
    private static final long MOST_UNITS = 1_000_000;
    private static final long MOST_AMOUNT = 100_000_000_00L;
    private static final long MOST_PER_HOUSEHOLD = 9_999;
    private static final long LARGEST_CASE = 1_000;
    private static final int LONGEST_TITLE = 200;

    /**
     * Refuses with: {@code price-above-offer}, {@code campaign-terms-invalid} with the fact {@code field}, {@code
     * threshold-above-stock}, and as {@link PriceTiers#of} does.
     *
     * @param offers by id, all that are asked for
     * @param stock units by offer that can be had; an offer whose stock is not counted is absent
     */
    CampaignTerms terms(OpenRequest request, Map<UUID, OfferListing> offers, Map<UUID, Long> stock, Instant now) {
        checkItems(request.items());
        var title = request.title() == null
                ? offers.get(request.items().get(0).offerId()).name()
                : request.title();
        var opensAt = request.opensAt() == null ? now : request.opensAt();
        checkTitle(title);
        checkTimes(opensAt, request.cutoffAt(), now);
        var items = request.items().stream()
                .map(item -> item(item, offers.get(item.offerId())))
                .toList();
        check(items.stream().map(item -> item.price().currency()).distinct().count() == 1, "items");
        checkThreshold(request.threshold(), items, stock);
        return new CampaignTerms(
                request.key(),
                request.companyId(),
                request.communityId(),
                request.leaderId(),
                title,
                items,
                request.threshold(),
                opensAt,
                request.cutoffAt());
    }

    /** Refuses with: {@code campaign-terms-invalid} with the fact {@code field} {@code cutoffAt}. */
    void checkTimes(Instant opensAt, Instant cutoffAt, Instant now) {
        check(cutoffAt.isAfter(opensAt) && cutoffAt.isAfter(now), "cutoffAt");
        check(!cutoffAt.isAfter(now.plus(longest)), "cutoffAt");
    }

    /** Refuses with: {@code campaign-terms-invalid} with the fact {@code field}. */
    void checkDraft(DraftTerms terms, Instant opensAt, Instant now) {
        checkTitle(terms.title());
        checkTimes(opensAt, terms.cutoffAt(), now);
    }

    private static void checkItems(List<ItemRequest> items) {
        check(!items.isEmpty() && items.size() <= MOST_ITEMS, "items");
        check(items.stream().map(ItemRequest::offerId).distinct().count() == items.size(), "items");
    }

    private static CampaignItem item(ItemRequest item, OfferListing offer) {
        checkPrice(item, offer);
        check(item.householdLimit() >= 1 && item.householdLimit() <= MOST_PER_HOUSEHOLD, "householdLimit");
        check(item.caseSize() >= 1 && item.caseSize() <= LARGEST_CASE, "caseSize");
        item.stockCap().ifPresent(cap -> check(cap >= item.caseSize() && cap <= MOST_UNITS, "stockCap"));
        return new CampaignItem(
                Ids.next(),
                item.offerId(),
                PriceTiers.of(item.price(), item.lowerPrices()),
                offer.price(),
                item.householdLimit(),
                item.stockCap(),
                item.caseSize());
    }

    /**
     * A good more of a draft, on the same rules. What the threshold needs can only become easier to have.
     *
     * <p>Refuses with: {@code price-above-offer}, {@code campaign-terms-invalid} with the fact {@code field}, and as {@link
     * PriceTiers#of} does.
     */
    CampaignItem oneMore(CampaignTerms terms, ItemRequest item, OfferListing offer) {
        check(terms.items().size() < MOST_ITEMS, "items");
        check(offer.price().currency().equals(terms.currency()), "price");
        return item(item, offer);
    }

    /** Refuses with: {@code threshold-above-stock}, {@code campaign-terms-invalid} with the fact {@code field}. */
    void checkThreshold(Threshold threshold, List<CampaignItem> items, Map<UUID, Long> stock) {
        check(
                threshold.least() <= (threshold.measure() == Threshold.Measure.AMOUNT ? MOST_AMOUNT : MOST_UNITS),
                "threshold");
        long units = 0;
        long amount = 0;
        for (var item : items) {
            long most = Math.min(item.stockCap().orElse(MOST_UNITS), stock.getOrDefault(item.offerId(), MOST_UNITS));
            units += most;
            amount = Math.addExact(amount, Math.multiplyExact(most, item.price().amount()));
        }
        if (!threshold.reachedBy(new Progress(units, amount, Map.of(items.get(0).id(), units)))) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE,
                    "threshold-above-stock",
                    "There is less left than must be bought: the group-buy could never succeed.",
                    Map.of("units", units));
        }
    }

    private static void checkTitle(LocalizedText title) {
        for (String text : new String[] {title.en(), title.zh()}) {
            check(text != null && !text.isBlank() && text.length() <= LONGEST_TITLE, "title");
            check(text.chars().noneMatch(Character::isISOControl), "title");
        }
    }

    private static void checkPrice(ItemRequest item, OfferListing offer) {
        check(item.price().currency().equals(offer.price().currency()), "price");
        checkPrice(item.price(), offer);
    }

    /** Refuses with: {@code campaign-terms-invalid} with the fact {@code field}, {@code price-above-offer}. */
    static void checkPrice(Money price, OfferListing offer) {
        check(price.isPositive(), "price");
        if (price.compareTo(offer.price()) > 0) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE,
                    "price-above-offer",
                    "A group-buy must not cost more than buying alone.",
                    Map.of("offerPrice", offer.price(), "offerId", offer.offerId()));
        }
    }

    /** Refuses with: {@code campaign-terms-invalid} with the fact {@code field}. */
    static void check(boolean holds, String field) {
        if (!holds) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE,
                    "campaign-terms-invalid",
                    "The campaign's terms are not possible: " + field + ".",
                    Map.of("field", field));
        }
    }
}
