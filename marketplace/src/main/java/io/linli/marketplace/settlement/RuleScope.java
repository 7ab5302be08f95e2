package io.linli.marketplace.settlement;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a split rule is for; what is absent is any. All absent: the default.
 *
 * @param categoryId the rule holds for this category and everything below it
 */
public record RuleScope(
        Optional<UUID> companyId,
        Optional<UUID> communityId,
        Optional<UUID> supplierId,
        Optional<UUID> categoryId,
        Optional<UUID> campaignId) {

    public static final RuleScope DEFAULT = of(null, null, null, null, null);

    /** Each null for any. */
    public static RuleScope of(
            @Nullable UUID companyId,
            @Nullable UUID communityId,
            @Nullable UUID supplierId,
            @Nullable UUID categoryId,
            @Nullable UUID campaignId) {
        return new RuleScope(
                Optional.ofNullable(companyId),
                Optional.ofNullable(communityId),
                Optional.ofNullable(supplierId),
                Optional.ofNullable(categoryId),
                Optional.ofNullable(campaignId));
    }

    boolean covers(SplitLine line) {
        return isOrAny(companyId, line.companyId())
                && isOrAny(communityId, line.communityId())
                && isOrAny(supplierId, line.supplierId())
                && categoryId.map(line.categoryAncestry()::contains).orElse(true)
                && campaignId
                        .map(id -> line.campaignId().filter(id::equals).isPresent())
                        .orElse(true);
    }

    /** How many of supplier, category and place it names; company and community are both a place. */
    int named() {
        boolean place = companyId.isPresent() || communityId.isPresent();
        return (int) Stream.of(supplierId.isPresent(), categoryId.isPresent(), place)
                .filter(named -> named)
                .count();
    }

    public boolean isDefault() {
        return List.of(companyId, communityId, supplierId, categoryId, campaignId).stream()
                .allMatch(Optional::isEmpty);
    }

    private static boolean isOrAny(Optional<UUID> named, UUID actual) {
        return named.map(actual::equals).orElse(true);
    }
}
