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

/** Terms of a campaign of one good, for tests: as usual unless told otherwise. */
public final class SomeTerms {

    public static final Instant OPENS = Instant.parse("2026-03-01T08:00:00Z");

    private UUID id = Ids.next();
    private UUID companyId = Ids.next();
    private UUID communityId = Ids.next();
    private UUID offerId = Ids.next();
    private PriceTiers prices = PriceTiers.flat(Money.cny(1990));
    private Optional<Money> listPrice = Optional.empty();
    private Threshold threshold = Threshold.units(1);
    private long householdLimit = 9_999;
    private long caseSize = 1;
    private Instant opensAt = OPENS;
    private Instant cutoffAt = OPENS.plus(Duration.ofDays(1));

    private SomeTerms() {}

    public static SomeTerms one() {
        return new SomeTerms();
    }

    public SomeTerms at(UUID campaign, UUID company, UUID community) {
        id = campaign;
        companyId = company;
        communityId = community;
        return this;
    }

    public SomeTerms of(UUID offer) {
        offerId = offer;
        return this;
    }

    public SomeTerms at(PriceTiers reached) {
        prices = reached;
        return this;
    }

    /** What a unit costs alone; the first price unless told. */
    public SomeTerms alone(Money price) {
        listPrice = Optional.of(price);
        return this;
    }

    public SomeTerms needing(Threshold needed) {
        threshold = needed;
        return this;
    }

    public SomeTerms limitedTo(long limit) {
        householdLimit = limit;
        return this;
    }

    public SomeTerms inCasesOf(long units) {
        caseSize = units;
        return this;
    }

    public SomeTerms between(Instant opens, Instant cutoff) {
        opensAt = opens;
        cutoffAt = cutoff;
        return this;
    }

    /** The good has the campaign's own id. */
    public CampaignTerms terms() {
        var item = new CampaignItem(
                id, offerId, prices, listPrice.orElse(prices.first()), householdLimit, Optional.empty(), caseSize);
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
