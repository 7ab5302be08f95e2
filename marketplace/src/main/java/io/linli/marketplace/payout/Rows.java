package io.linli.marketplace.payout;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.UnaryOperator;
import org.hibernate.reactive.mutiny.Mutiny;

import io.linli.catalog.kernel.Money;

/** Statements in the caller's transaction, and values of their rows. */
final class Rows {

    private Rows() {}

    static Uni<List<Tuple>> select(String sql, UnaryOperator<Mutiny.SelectionQuery<Tuple>> parameters) {
        return Panache.getSession().chain(session -> parameters
                .apply(session.createNativeQuery(sql, Tuple.class))
                .getResultList());
    }

    /** @return whether any row changed */
    static Uni<Boolean> change(String sql, UnaryOperator<Mutiny.MutationQuery> parameters) {
        return Panache.getSession()
                .chain(session ->
                        parameters.apply(session.createNativeQuery(sql)).executeUpdate())
                .map(changed -> changed > 0);
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** @param column in minor units; the row's column {@code currency} says of what */
    static Money money(Tuple row, String column) {
        return Money.of(row.get(column, Long.class), row.get("currency", String.class));
    }
}
