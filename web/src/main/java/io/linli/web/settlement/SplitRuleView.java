package io.linli.web.settlement;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.marketplace.settlement.Rates;
import io.linli.marketplace.settlement.SplitRule;

/**
 * Who gets what of a line, from a moment on. What is absent is any; all five ids absent: the default.
 *
 * @param categoryId the rule holds for this category and everything below it
 * @param rates basis points that add up to 10000; absent where the terms are more than three percentages
 * @param validTo absent: until a later version
 */
public record SplitRuleView(
        UUID id,
        @Nullable UUID companyId,
        @Nullable UUID communityId,
        @Nullable UUID supplierId,
        @Nullable UUID categoryId,
        @Nullable UUID campaignId,
        @Nullable Rates rates,
        TermsView terms,
        Instant validFrom,
        @Nullable Instant validTo) {

    static SplitRuleView of(SplitRule rule) {
        return new SplitRuleView(
                rule.id(),
                rule.scope().companyId().orElse(null),
                rule.scope().communityId().orElse(null),
                rule.scope().supplierId().orElse(null),
                rule.scope().categoryId().orElse(null),
                rule.scope().campaignId().orElse(null),
                rule.terms().asRates().orElse(null),
                TermsView.of(rule.terms()),
                rule.validFrom(),
                rule.validTo().orElse(null));
    }
}
