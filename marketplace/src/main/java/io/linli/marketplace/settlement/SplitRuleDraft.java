package io.linli.marketplace.settlement;

import java.util.Map;

import io.linli.catalog.kernel.Refusal;

/**
 * What a rule would say: whom for and who gets what.
 *
 * <p>Refuses with: {@code default-must-cover-everything}.
 */
public record SplitRuleDraft(RuleScope scope, SplitTerms terms) {

    public SplitRuleDraft {
        if (scope.isDefault() && terms.hasAmounts()) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE,
                    "default-must-cover-everything",
                    "The default rule is for every price in every currency, so it can have no amounts of money.",
                    Map.of("currency", terms.currency().getCurrencyCode()));
        }
    }
}
