package io.linli.marketplace.campaign;

import java.util.Map;

import io.linli.catalog.kernel.Refusal;

/** What every campaign that admits at all checks, and what the others answer. */
final class Limits {

    private Limits() {}

    static void check(CampaignItem item, long upTo, long taken) {
        long left = Math.max(0, item.householdLimit() - taken);
        if (upTo > left) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "household-limit",
                    "A household may take at most " + item.householdLimit() + "; " + left + " are left for yours.",
                    Map.of("limit", item.householdLimit(), "taken", taken, "left", left));
        }
    }

    /** The last place of a team is taken. */
    static Refusal full(CampaignTerms terms) {
        return new Refusal(
                Refusal.Kind.CONFLICT,
                "team-full",
                "This team is full: open one yourself, or join another.",
                Map.of("size", terms.threshold().least()));
    }

    /** As many visits are taken as may be. */
    static Refusal visitsFull(CampaignTerms terms) {
        return new Refusal(
                Refusal.Kind.CONFLICT,
                "visits-full",
                "All visits of this group-buy are taken.",
                Map.of("most", terms.first().stockCap().orElse(0L)));
    }

    static Refusal closed(CampaignTerms terms) {
        return new Refusal(
                Refusal.Kind.CONFLICT,
                "campaign-closed",
                "The campaign's cut-off has passed.",
                Map.of("cutoffAt", terms.cutoffAt()));
    }
}
