package io.linli.marketplace.payment;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** The table of cursors; there is one, for the list of events. */
@ApplicationScoped
class ProviderCursors {

    private static final String NAME = "events";

    private static final String CREATE =
            """
            INSERT INTO marketplace.provider_cursor (name, covered_to, leased_until)
            VALUES (:name, :first, :first) ON CONFLICT (name) DO NOTHING
            """;

    private static final String LEASE =
            """
            UPDATE marketplace.provider_cursor SET leased_until = :lease
            WHERE name = :name AND leased_until <= :now RETURNING covered_to, window_to, resume_after
            """;

    private static final String MOVE =
            """
            UPDATE marketplace.provider_cursor SET covered_to = :covered, window_to = cast(:window AS timestamptz),
                resume_after = cast(:after AS text)
            WHERE name = :name
            """;

    private static final String RELEASE =
            "UPDATE marketplace.provider_cursor SET leased_until = :now WHERE name = :name";

    /** Takes the cursor for this instance until the lease ends; empty while another has it. */
    Uni<Optional<ProviderCursor>> lease(Instant first, Instant now, Instant until) {
        return Panache.getSession()
                .call(session -> session.createNativeQuery(CREATE)
                        .setParameter("name", NAME)
                        .setParameter("first", utc(first))
                        .executeUpdate())
                .chain(session -> session.createNativeQuery(LEASE, Tuple.class)
                        .setParameter("lease", utc(until))
                        .setParameter("name", NAME)
                        .setParameter("now", utc(now))
                        .getResultList())
                .map(rows -> rows.stream().findFirst().map(ProviderCursors::cursor));
    }

    Uni<Integer> move(ProviderCursor cursor) {
        return Panache.getSession().chain(session -> session.createNativeQuery(MOVE)
                .setParameter("covered", utc(cursor.coveredTo()))
                .setParameter(
                        "window", cursor.windowTo().map(ProviderCursors::utc).orElse(null))
                .setParameter("after", cursor.resumeAfter().orElse(null))
                .setParameter("name", NAME)
                .executeUpdate());
    }

    Uni<Integer> release(Instant now) {
        return Panache.getSession().chain(session -> session.createNativeQuery(RELEASE)
                .setParameter("now", utc(now))
                .setParameter("name", NAME)
                .executeUpdate());
    }

    private static ProviderCursor cursor(Tuple row) {
        return new ProviderCursor(
                row.get("covered_to", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.get("window_to", OffsetDateTime.class)).map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.get("resume_after", String.class)));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
