package io.linli.fulfillment.job;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import io.linli.catalog.kernel.Tenancy;

/** How well providers did what they did in a property company's communities. */
@ApplicationScoped
public class ServiceQuality {

    /** Minutes after the start, or the end of the window the resident was told, within which arriving is in time. */
    public static final int TOLERANCE_MINUTES = 15;

    /** What counts is when the technician was there; where nobody said so, when the work began. */
    private static final String DONE =
            """
            SELECT community_id, supplier_id, count(*) AS done, count(*) FILTER (WHERE coalesce(arrived_at, started_at)
                <= coalesce(arrive_by, starts_at) + :tolerance * interval '1 minute') AS in_time
            FROM fulfillment.job WHERE company_id = :company AND state = 'DONE' AND done_at >= :since
            GROUP BY community_id, supplier_id ORDER BY community_id, supplier_id LIMIT 1000""";

    private final Tenancy tenancy;

    ServiceQuality(Tenancy tenancy) {
        this.tenancy = tenancy;
    }

    /** What a provider did in a community. @param inTime of the visits that were done */
    public record Figures(UUID communityId, UUID supplierId, long done, long inTime) {

        /** In per cent of those that were done, rounded down. */
        public int inTimePercent() {
            return done == 0 ? 0 : (int) (100 * inTime / done);
        }
    }

    @WithTransaction
    public Uni<List<Figures>> of(UUID companyId, Instant since) {
        return tenancy.enter(companyId)
                .chain(Panache::getSession)
                .chain(session -> session.createNativeQuery(DONE, Object[].class)
                        .setParameter("company", companyId)
                        .setParameter("since", since.atOffset(ZoneOffset.UTC))
                        .setParameter("tolerance", TOLERANCE_MINUTES)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new Figures(
                                (UUID) row[0],
                                (UUID) row[1],
                                ((Number) row[2]).longValue(),
                                ((Number) row[3]).longValue()))
                        .toList());
    }
}
