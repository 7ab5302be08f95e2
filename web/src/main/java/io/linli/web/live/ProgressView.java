package io.linli.web.live;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.campaign.Campaign;
import io.linli.marketplace.campaign.CampaignProgress;

/**
 * How far a group-buy is.
 *
 * @param state SCHEDULED, OPEN, TIPPED (enough units, still open), DUE (cut-off passed, being decided), SUCCEEDED, FAILED
 * @param joined units paid for, or that a card stands for
 * @param households that have such units
 * @param threshold units that must be paid by the cut-off
 * @param reachedPrice what the units so far make of the price of one unit; once it succeeded, what everybody pays
 * @param nextTier what more units would make of it; absent at the last price and when it is over
 * @param now the server's time, for a countdown that does not trust the browser's clock
 */
public record ProgressView(
        UUID campaignId,
        Campaign.Standing state,
        long joined,
        long households,
        long threshold,
        Money reachedPrice,
        @Nullable NextPrice nextTier,
        Instant opensAt,
        Instant cutoffAt,
        Instant now) {

    /**
     * The next price.
     *
     * @param unitsMissing how many more units make it everybody's
     * @param price of one unit
     */
    public record NextPrice(long unitsMissing, Money price) {}

    static ProgressView of(CampaignProgress progress) {
        var campaign = progress.campaign();
        var terms = campaign.terms();
        return new ProgressView(
                terms.id(),
                campaign.standing(),
                campaign.joined(),
                progress.households(),
                terms.threshold(),
                campaign.priceReached(),
                campaign.nextPrice()
                        .map(next -> new NextPrice(next.unitsMissing(), next.price()))
                        .orElse(null),
                terms.opensAt(),
                terms.cutoffAt(),
                progress.at());
    }
}
