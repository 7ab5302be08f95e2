package io.linli.marketplace.campaign;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.linli.catalog.kernel.Refusal;

/**
 * When the cut-off of a group-buy of visits may be. Pure.
 *
 * @param before the day, at the latest
 */
record VisitRules(Duration before) {

    static VisitRules of(CampaignSettings settings) {
        return new VisitRules(settings.beforeVisits());
    }

    /**
     * Of goods anything passes. Refuses with: {@code cutoff-too-near-visits} with the fact {@code latest}.
     *
     * @param cutoffAt that it shall have
     */
    void checkCutoff(CampaignTerms terms, Instant cutoffAt) {
        if (terms.visits() != null) {
            checkCutoff(terms.visits().from(), cutoffAt);
        }
    }

    void checkCutoff(Instant dayBegins, Instant cutoffAt) {
        var latest = dayBegins.minus(before);
        if (cutoffAt.isAfter(latest)) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE,
                    "cutoff-too-near-visits",
                    "The cut-off must be at least " + before.toHours() + " hours before the day of the visits begins.",
                    Map.of("latest", latest));
        }
    }
}
