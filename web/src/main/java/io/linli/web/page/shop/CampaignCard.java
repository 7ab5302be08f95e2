package io.linli.web.page.shop;

import io.quarkus.qute.TemplateData;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Money;
import io.linli.catalog.offer.OfferListing;
import io.linli.marketplace.campaign.Campaign;
import io.linli.marketplace.campaign.Campaign.Standing;
import io.linli.marketplace.campaign.CampaignItem;
import io.linli.marketplace.campaign.CampaignTerms;
import io.linli.marketplace.campaign.PriceTiers;
import io.linli.marketplace.campaign.Threshold.Measure;
import io.linli.marketplace.campaign.VisitDay;

/**
 * A group buy and the offers it is about, as a page shows them.
 *
 * @param items at least one; the first stands for it where there is room for one only
 */
@TemplateData
public record CampaignCard(Campaign campaign, List<ItemCard> items) {

    /** With those of its goods whose offers are known. */
    static CampaignCard of(Campaign campaign, Map<UUID, OfferListing> offers) {
        return new CampaignCard(
                campaign,
                campaign.terms().items().stream()
                        .filter(item -> offers.containsKey(item.offerId()))
                        .map(item -> new ItemCard(campaign, item, offers.get(item.offerId())))
                        .toList());
    }

    public CampaignTerms terms() {
        return campaign.terms();
    }

    public ItemCard first() {
        return items.get(0);
    }

    public OfferListing offer() {
        return first().offer();
    }

    public CampaignItem item() {
        return first().item();
    }

    public boolean several() {
        return items.size() > 1;
    }

    /** Goods beside the first. */
    public int others() {
        return items.size() - 1;
    }

    public long joined() {
        return campaign.joined();
    }

    public long people() {
        return campaign.progress().people();
    }

    /** What is still wanted; 0 when the threshold is reached, or was when it was decided. */
    public long missing() {
        return succeeded() ? 0 : terms().threshold().missing(campaign.progress());
    }

    /** As much of what the threshold counts as money, where that is what it counts. */
    public Money money(long amount) {
        return new Money(amount, terms().currency());
    }

    public boolean ofPeople() {
        return terms().threshold().measure() == Measure.PEOPLE;
    }

    public boolean ofMoney() {
        return terms().threshold().measure() == Measure.AMOUNT;
    }

    /** How much there is of what the threshold counts. */
    public long counted() {
        return terms().threshold().of(campaign.progress());
    }

    /** What fills the bar: never more than the threshold. */
    public long filled() {
        return Math.min(terms().threshold().least(), counted());
    }

    public boolean reached() {
        return missing() == 0;
    }

    public Money price() {
        return first().price();
    }

    public Money saving() {
        return first().saving();
    }

    public boolean saves() {
        return first().saves();
    }

    /** What of the goods can be seen to change. */
    public String shows() {
        return items.stream()
                .map(item -> item.joined() + ":" + item.reached().amount())
                .collect(Collectors.joining(" "));
    }

    public PriceTiers.@Nullable Next next() {
        return first().next();
    }

    /** Whether so many households and no more buy it. */
    public boolean team() {
        return terms().team() != null;
    }

    /** Whether it is a home service on one day; null where it is not. */
    public @Nullable VisitDay visits() {
        return terms().visits();
    }

    /** For each place of a team whether it is taken, the taken ones first. */
    public List<Boolean> places() {
        return LongStream.range(0, terms().threshold().least())
                .mapToObj(place -> place < people())
                .toList();
    }

    /** Whether seats can be taken now. */
    public boolean joinable() {
        return is(Standing.OPEN) || is(Standing.TIPPED);
    }

    public boolean draft() {
        return is(Standing.DRAFT);
    }

    public boolean scheduled() {
        return is(Standing.SCHEDULED);
    }

    public boolean due() {
        return is(Standing.DUE);
    }

    public boolean succeeded() {
        return is(Standing.SUCCEEDED);
    }

    public boolean failed() {
        return is(Standing.FAILED);
    }

    public boolean cancelled() {
        return is(Standing.CANCELLED);
    }

    private boolean is(Standing standing) {
        return campaign.standing() == standing;
    }
}
