package io.linli.marketplace.settlement;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Cursor;
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
        var after = cursor.map(Cursor::id).orElse(null);
        return rules.list(companyId, after, limit + 1)
                .map(found -> Slice.of(found, limit, last -> Cursor.of(last.id())));
    }
}
