package io.linli.catalog.feed;

import static java.util.stream.Collectors.toMap;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** When suppliers last spoke of their prices. */
@ApplicationScoped
public class FreshPrices {

    private static final String SINCE =
            """
            SELECT asked.id, greatest(imported.at, edited.at, same.at) FROM unnest(cast(:suppliers AS uuid[])) AS asked (id)
            LEFT JOIN LATERAL (SELECT r.finished_at AS at FROM catalog.import_run r
                WHERE r.supplier_id = asked.id AND r.state = 'COMPLETED' ORDER BY r.id DESC LIMIT 1) imported ON true
            LEFT JOIN LATERAL (SELECT e.made_at AS at FROM catalog.edit e
                WHERE e.supplier_id = asked.id ORDER BY e.made_at DESC LIMIT 1) edited ON true
            LEFT JOIN LATERAL (SELECT f.unchanged_at AS at FROM catalog.feed_origin f JOIN catalog.import_run r ON r.id = f.run_id
                WHERE f.supplier_id = asked.id AND r.state = 'COMPLETED') same ON true
            WHERE greatest(imported.at, edited.at, same.at) IS NOT NULL""";

    private final FeedSettings settings;
    private final Clock clock;

    FreshPrices(FeedSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** By supplier; without those who never imported nor edited anything. An operator's import for all is nobody's word. */
    @WithSession
    public Uni<Map<UUID, Freshness>> of(Collection<UUID> supplierIds) {
        var stale = clock.instant().minus(Duration.ofDays(settings.staleDays()));
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(SINCE, Object[].class)
                        .setParameter("suppliers", supplierIds.toArray(UUID[]::new))
                        .getResultList())
                .map(rows -> rows.stream()
                        .collect(toMap(
                                row -> (UUID) row[0], row -> freshness(((OffsetDateTime) row[1]).toInstant(), stale))));
    }

    private static Freshness freshness(Instant since, Instant stale) {
        return new Freshness(since, since.isBefore(stale));
    }
}
