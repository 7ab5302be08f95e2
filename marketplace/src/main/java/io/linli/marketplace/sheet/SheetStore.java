package io.linli.marketplace.sheet;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.linli.marketplace.campaign.Otherwise;
import io.linli.marketplace.campaign.SeatHold;

/** Sheets in the database. Needs a transaction inside the company's tenancy. */
@ApplicationScoped
class SheetStore {

    private static final String DWELLINGS =
            """
            JOIN marketplace.campaign c ON c.id = j.campaign_id
            JOIN marketplace.household h ON h.id = j.household_id
            JOIN marketplace.unit u ON u.id = h.unit_id
            JOIN marketplace.entrance e ON e.id = u.entrance_id
            JOIN marketplace.building b ON b.id = e.building_id
            """;

    /**
     * What is had of a paid seat: decided by cases where it succeeded, all that was paid where it failed and was bought alone;
     * nothing where it was called off.
     */
    private static final String HAD =
            """
            CASE WHEN c.state = 'CANCELLED' THEN 0
                WHEN c.state = 'FAILED' THEN CASE j.otherwise WHEN 'BUY_ALONE' THEN j.up_to ELSE 0 END
                ELSE coalesce(j.allotted, j.quantity) END""";

    private static final String SEATS =
            """
            SELECT j.id, j.number, b.name AS building, e.name AS entrance, u.number AS unit,
                coalesce(r.display_name, '') AS resident, j.item_id, j.quantity, j.up_to,
                CASE WHEN j.state = 'HELD' OR c.state = 'OPEN' AND j.state = 'CONFIRMED' THEN NULL
                    WHEN j.state <> 'CONFIRMED' THEN 0 ELSE """
                    + " " + HAD + " END AS had, j.otherwise, j.state FROM marketplace.campaign_join j\n" + DWELLINGS
                    + """
                    LEFT JOIN marketplace.resident r ON r.id = j.resident_id
                    WHERE j.campaign_id = :campaign AND (j.number IS NOT NULL OR j.state = 'CONFIRMED')
                    ORDER BY j.number NULLS LAST, j.id LIMIT :limit""";

    /** Names of one kind are as long as their numbers: 2 comes before 10. */
    private static final String SORTED =
            """
            SELECT s.building, s.entrance, s.unit, s.item_id, cast(sum(s.units) AS bigint),
                coalesce(string_agg(cast(s.number AS text), ' ' ORDER BY s.number), '')
            FROM (SELECT b.name AS building, e.name AS entrance, u.number AS unit, j.item_id, i.position, j.number,"""
                    + " " + HAD + " AS units FROM marketplace.campaign_join j\n" + DWELLINGS
                    + """
                    JOIN marketplace.campaign_item i ON i.id = j.item_id
                    WHERE j.campaign_id = :campaign AND j.state = 'CONFIRMED') AS s
                    WHERE s.units > 0
                    GROUP BY s.building, s.entrance, s.unit, s.item_id, s.position
                    ORDER BY length(s.building), s.building, length(s.entrance), s.entrance, length(s.unit), s.unit, s.position
                    LIMIT :limit""";

    /** Names of one kind are as long as their numbers: 2 comes before 10. */
    private static final String VISITS =
            """
            SELECT j.id, j.number, b.name AS building, e.name AS entrance, u.number AS unit,
                coalesce(r.display_name, '') AS resident,
                cast(extract(epoch FROM v.starts_at) AS bigint), cast(extract(epoch FROM v.ends_at) AS bigint), v.technician_id
            FROM marketplace.campaign_join j JOIN marketplace.booking v ON v.id = j.id
            """
                    + DWELLINGS
                    + """
                    LEFT JOIN marketplace.resident r ON r.id = j.resident_id
                    WHERE j.campaign_id = :campaign AND j.state = 'CONFIRMED' AND\s"""
                    + HAD
                    + """
                     > 0
                    ORDER BY length(b.name), b.name, v.starts_at, length(u.number), u.number, j.id LIMIT :limit""";

    Uni<List<VisitRow>> visits(UUID campaignId, int limit) {
        return rows(VISITS, campaignId, limit)
                .map(rows -> rows.stream().map(SheetStore::visit).toList());
    }

    Uni<List<SheetSeat>> seats(UUID campaignId, int limit) {
        return rows(SEATS, campaignId, limit)
                .map(rows -> rows.stream().map(SheetStore::seat).toList());
    }

    Uni<List<SortingRow>> sorted(UUID campaignId, int limit) {
        return rows(SORTED, campaignId, limit)
                .map(rows -> rows.stream().map(SheetStore::row).toList());
    }

    private static Uni<List<Object[]>> rows(String query, UUID campaignId, int limit) {
        return Panache.getSession().chain(session -> session.createNativeQuery(query, Object[].class)
                .setParameter("campaign", campaignId)
                .setParameter("limit", limit)
                .getResultList());
    }

    private static SheetSeat seat(Object[] row) {
        return new SheetSeat(
                (UUID) row[0],
                Optional.ofNullable((Long) row[1]),
                new Dwelling((String) row[2], (String) row[3], (String) row[4]),
                (String) row[5],
                (UUID) row[6],
                (Long) row[7],
                (Long) row[8],
                Optional.ofNullable((Long) row[9]),
                Otherwise.valueOf((String) row[10]),
                SeatHold.State.valueOf((String) row[11]));
    }

    private static VisitRow visit(Object[] row) {
        return new VisitRow(
                (UUID) row[0],
                Optional.ofNullable((Long) row[1]),
                new Dwelling((String) row[2], (String) row[3], (String) row[4]),
                (String) row[5],
                Instant.ofEpochSecond((Long) row[6]),
                Instant.ofEpochSecond((Long) row[7]),
                (UUID) row[8]);
    }

    private static SortingRow row(Object[] row) {
        return new SortingRow(
                new Dwelling((String) row[0], (String) row[1], (String) row[2]), (UUID) row[3], (Long) row[4], (String)
                        row[5]);
    }
}
