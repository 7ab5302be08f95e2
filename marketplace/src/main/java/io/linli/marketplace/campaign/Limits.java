package io.linli.marketplace.campaign;

import java.util.Map;

import io.linli.catalog.kernel.Refusal;

/** What every campaign that admits at all checks, and what the others answer. */
final class Limits {

    private Limits() {}

    static void check(CampaignTerms terms, long quantity, long taken) {
        long left = Math.max(0, terms.householdLimit() - taken);
        if (quantity > left) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "household-limit",
                    "A household may take at most " + terms.householdLimit() + "; " + left + " are left for yours.",
                    Map.of("limit", terms.householdLimit(), "taken", taken, "left", left));
        }
    }

    static Refusal closed(CampaignTerms terms) {
        return new Refusal(
                Refusal.Kind.CONFLICT,
                "campaign-closed",
                "The campaign's cut-off has passed.",
                Map.of("cutoffAt", terms.cutoffAt()));
    }
}
