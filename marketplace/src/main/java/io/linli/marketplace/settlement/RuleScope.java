package io.linli.marketplace.settlement;

import java.util.Optional;
import java.util.UUID;

/**
 * What a split rule is for; what is absent is any. All absent: the default.
 *
 * @param categoryId the rule holds for this category and everything below it
 */
public record RuleScope(Optional<UUID> companyId, Optional<UUID> supplierId, Optional<UUID> categoryId) {

    public static final RuleScope DEFAULT = new RuleScope(Optional.empty(), Optional.empty(), Optional.empty());

    boolean covers(SplitLine line) {
        return companyId.map(line.companyId()::equals).orElse(true)
                && supplierId.map(line.supplierId()::equals).orElse(true)
                && categoryId.map(line.categoryAncestry()::contains).orElse(true);
    }

    /** How many of supplier, category and company it names. */
    int named() {
        return (supplierId.isPresent() ? 1 : 0) + (categoryId.isPresent() ? 1 : 0) + (companyId.isPresent() ? 1 : 0);
    }
}
