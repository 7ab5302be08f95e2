package io.linli.marketplace.campaign;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;

/** Terms of a campaign of one good, for tests; a day long unless told otherwise. */
public record SomeTerms(
        UUID id,
        UUID companyId,
        UUID communityId,
        UUID offerId,
        PriceTiers prices,
        Threshold threshold,
        long householdLimit,
        long caseSize,
        Instant opensAt,
        Instant cutoffAt) {

    public static final Instant OPENS = Instant.parse("2026-03-01T08:00:00Z");

    public static SomeTerms one() {
        return new SomeTerms(
                Ids.next(),
                Ids.next(),
                Ids.next(),
                Ids.next(),
                PriceTiers.flat(Money.cny(1990)),
                Threshold.units(1),
                9_999,
                1,
                OPENS,
                OPENS.plus(Duration.ofDays(1)));
    }

    public SomeTerms at(UUID campaign, UUID company, UUID community) {
        return new SomeTerms(
                campaign, company, community, offerId, prices, threshold, householdLimit, caseSize, opensAt, cutoffAt);
    }

    public SomeTerms of(UUID offer) {
        return new SomeTerms(
                id, companyId, communityId, offer, prices, threshold, householdLimit, caseSize, opensAt, cutoffAt);
    }

    public SomeTerms at(PriceTiers reached) {
        return new SomeTerms(
                id, companyId, communityId, offerId, reached, threshold, householdLimit, caseSize, opensAt, cutoffAt);
    }

    public SomeTerms needing(Threshold needed) {
        return new SomeTerms(
                id, companyId, communityId, offerId, prices, needed, householdLimit, caseSize, opensAt, cutoffAt);
    }

    public SomeTerms limitedTo(long limit) {
        return new SomeTerms(
                id, companyId, communityId, offerId, prices, threshold, limit, caseSize, opensAt, cutoffAt);
    }

    public SomeTerms inCasesOf(long units) {
        return new SomeTerms(
                id, companyId, communityId, offerId, prices, threshold, householdLimit, units, opensAt, cutoffAt);
    }

    public SomeTerms between(Instant opens, Instant cutoff) {
        return new SomeTerms(
                id, companyId, communityId, offerId, prices, threshold, householdLimit, caseSize, opens, cutoff);
    }

    /** The good has the campaign's own id. */
    public CampaignTerms terms() {
        var item = new CampaignItem(id, offerId, prices, prices.first(), householdLimit, Optional.empty(), caseSize);
        return new CampaignTerms(
                id,
                companyId,
                communityId,
                null,
                LocalizedText.same("Apples"),
                List.of(item),
                threshold,
                opensAt,
                cutoffAt);
    }

    /** So many units of its good, each taken by a household of its own. */
    public static Progress units(CampaignTerms terms, long units) {
        return new Progress(
                units,
                units * terms.first().price().amount(),
                Map.of(terms.first().id(), units));
    }
}
