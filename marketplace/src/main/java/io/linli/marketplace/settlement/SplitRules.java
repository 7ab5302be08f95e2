package io.linli.marketplace.settlement;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Slice;

/** Reads split rules, oldest first, every version. Refuses with: {@code bad-cursor}. */
@ApplicationScoped
public class SplitRules {

    private final Rules rules;

    SplitRules(Rules rules) {
        this.rules = rules;
    }

    /** Every rule, for the operator. */
    @WithSession
    public Uni<Slice<SplitRule>> all(Optional<String> cursor, int limit) {
        return page(null, cursor, limit);
    }

    /** A property company's own rules and the default. */
    @WithSession
    public Uni<Slice<SplitRule>> of(UUID companyId, Optional<String> cursor, int limit) {
        return page(companyId, cursor, limit);
    }

    private Uni<Slice<SplitRule>> page(@Nullable UUID companyId, Optional<String> cursor, int limit) {
        var after = cursor.map(SplitRules::id).orElse(null);
        return rules.list(companyId, after, limit + 1).map(found -> slice(found, limit));
    }

    private static Slice<SplitRule> slice(List<SplitRule> found, int limit) {
        if (found.size() <= limit) {
            return new Slice<>(found, Optional.empty());
        }
        var items = found.subList(0, limit);
        return new Slice<>(
                List.copyOf(items), Optional.of(items.get(limit - 1).id().toString()));
    }

    private static UUID id(String cursor) {
        try {
            return UUID.fromString(cursor);
        } catch (IllegalArgumentException malformed) {
            throw new Refusal(
                    Refusal.Kind.INVALID, "bad-cursor", "This cursor is not one we gave.", Map.of("cursor", cursor));
        }
    }
}
