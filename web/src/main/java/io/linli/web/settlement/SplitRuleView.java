package io.linli.web.settlement;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.marketplace.settlement.Rates;
import io.linli.marketplace.settlement.SplitRule;

/**
 * Who gets what of a line, from a moment on. What is absent is any; all three absent: the default.
 *
 * @param categoryId the rule holds for this category and everything below it
 * @param rates basis points that add up to 10000
 */
public record SplitRuleView(
        UUID id,
        @Nullable UUID companyId,
        @Nullable UUID supplierId,
        @Nullable UUID categoryId,
        Rates rates,
        Instant validFrom) {

    static SplitRuleView of(SplitRule rule) {
        return new SplitRuleView(
                rule.id(),
                rule.scope().companyId().orElse(null),
                rule.scope().supplierId().orElse(null),
                rule.scope().categoryId().orElse(null),
                rule.rates(),
                rule.validFrom());
    }
}
