package io.linli.marketplace.series;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.service.Choice;
import io.linli.catalog.service.TermsJson;

/** Series of visits in the database. Needs a transaction inside a tenancy. */
@ApplicationScoped
class SeriesStore {

    /** One home after the other: who comes next counts what the one before wrote. */
    private static final String LOCK_HOUSEHOLD =
            "SELECT cast(pg_advisory_xact_lock(hashtextextended('series of ' || :household, 0)) AS text)";

    private static final String INSERT =
            """
            INSERT INTO marketplace.visit_series (id, company_id, community_id, household_id, resident_id, supplier_id,
                service_item_id, technician_id, choice, rhythm, first_day, at_time, zone, state, created_at)
            SELECT :id, :company, :community, :household, :resident, :supplier, :item,
                cast(cast(:technician AS text) AS uuid), cast(cast(:choice AS text) AS jsonb), :rhythm,
                cast(cast(:first AS text) AS date), cast(cast(:time AS text) AS time), :zone, 'ACTIVE', :now
            WHERE (SELECT count(*) FROM marketplace.visit_series s WHERE s.household_id = :household AND s.state <> 'ENDED') < :most
            ON CONFLICT (id) DO NOTHING""";

    private static final String SELECT =
            """
            SELECT id, company_id, community_id, household_id, resident_id, supplier_id, service_item_id, technician_id,
                cast(choice AS text) AS choice, rhythm, cast(first_day AS text) AS first_day, cast(at_time AS text) AS at_time, zone,
                state, next_number
            FROM marketplace.visit_series WHERE\s""";

    private static final String LOCK = SELECT + "id = :id FOR UPDATE";

    private static final String LOCK_IF_FREE = LOCK + " SKIP LOCKED";

    private static final String OF_HOUSEHOLD = SELECT
            + "household_id = :household OR resident_id = :resident ORDER BY state = 'ENDED', created_at DESC, id LIMIT 100";

    private static final String MOVE =
            "UPDATE marketplace.visit_series SET state = :to WHERE id = :id AND state = :from";

    private static final String NEXT = "UPDATE marketplace.visit_series SET next_number = :number WHERE id = :id";

    private static final String PUT_VISIT =
            """
            INSERT INTO marketplace.series_visit (series_id, number, company_id, day, state, moved, booking_id, group_id)
            VALUES (:series, :number, :company, cast(cast(:day AS text) AS date), :state, :moved,
                cast(cast(:booking AS text) AS uuid), cast(cast(:group AS text) AS uuid))
            ON CONFLICT (series_id, number) DO UPDATE SET state = excluded.state""";

    private static final String SELECT_VISIT =
            """
            SELECT series_id, number, cast(day AS text) AS day, state, moved, booking_id, group_id FROM marketplace.series_visit
            WHERE series_id = :series\s""";

    private static final String VISITS = SELECT_VISIT + "ORDER BY number DESC LIMIT 60";

    private static final String VISIT = SELECT_VISIT + "AND number = :number";

    /** Those that nobody paid yet are among them. */
    private static final String LATELY_PLANNED = SELECT_VISIT + "AND state = 'PLANNED' ORDER BY number DESC LIMIT 60";

    private final Clock clock;

    SeriesStore(Clock clock) {
        this.clock = clock;
    }

    /** @param most of a household that are under way; where it has so many, nothing is written */
    Uni<Void> insert(VisitSeries series, int most) {
        return lockHousehold(series.householdId())
                .chain(Panache::getSession)
                .chain(session -> session.createNativeQuery(INSERT)
                        .setParameter("id", series.id())
                        .setParameter("company", series.companyId())
                        .setParameter("community", series.communityId())
                        .setParameter("household", series.householdId())
                        .setParameter("resident", series.residentId())
                        .setParameter("supplier", series.supplierId())
                        .setParameter("item", series.serviceItemId())
                        .setParameter(
                                "technician",
                                series.technicianId().map(UUID::toString).orElse(null))
                        .setParameter("choice", TermsJson.text(series.choice()))
                        .setParameter("rhythm", series.rhythm().name())
                        .setParameter("first", series.firstDay().toString())
                        .setParameter("time", series.time().toString())
                        .setParameter("zone", series.zone().getId())
                        .setParameter("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .setParameter("most", most)
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static Uni<String> lockHousehold(UUID household) {
        return Panache.getSession().chain(session -> session.<String>createNativeQuery(LOCK_HOUSEHOLD)
                .setParameter("household", household.toString())
                .getSingleResult());
    }

    /** This transaction's alone. */
    Uni<Optional<VisitSeries>> lock(UUID id) {
        return lock(LOCK, id);
    }

    /** As above; empty where somebody else has it just now. */
    Uni<Optional<VisitSeries>> lockIfFree(UUID id) {
        return lock(LOCK_IF_FREE, id);
    }

    private static Uni<Optional<VisitSeries>> lock(String sql, UUID id) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(sql, Tuple.class)
                        .setParameter("id", id)
                        .getResultList())
                .map(rows -> rows.stream().findFirst().map(SeriesStore::series));
    }

    Uni<List<VisitSeries>> of(UUID householdId, UUID residentId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OF_HOUSEHOLD, Tuple.class)
                        .setParameter("household", householdId)
                        .setParameter("resident", residentId)
                        .getResultList())
                .map(rows -> rows.stream().map(SeriesStore::series).toList());
    }

    Uni<Boolean> move(UUID id, VisitSeries.State from, VisitSeries.State to) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(MOVE)
                        .setParameter("to", to.name())
                        .setParameter("id", id)
                        .setParameter("from", from.name())
                        .executeUpdate())
                .map(rows -> rows == 1);
    }

    Uni<Void> next(UUID id, int number) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(NEXT)
                        .setParameter("number", number)
                        .setParameter("id", id)
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<Void> put(VisitSeries series, SeriesVisit visit) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(PUT_VISIT)
                        .setParameter("series", series.id())
                        .setParameter("number", visit.number())
                        .setParameter("company", series.companyId())
                        .setParameter("day", visit.day().toString())
                        .setParameter("state", visit.state().name())
                        .setParameter("moved", visit.moved())
                        .setParameter(
                                "booking", visit.bookingId().map(UUID::toString).orElse(null))
                        .setParameter(
                                "group", visit.groupId().map(UUID::toString).orElse(null))
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** The latest first, at most sixty. */
    Uni<List<SeriesVisit>> visits(UUID seriesId) {
        return visits(VISITS, seriesId);
    }

    Uni<List<SeriesVisit>> planned(UUID seriesId) {
        return visits(LATELY_PLANNED, seriesId);
    }

    /** Empty where nothing is known of it yet. */
    Uni<Optional<SeriesVisit>> visit(UUID seriesId, int number) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(VISIT, Tuple.class)
                        .setParameter("series", seriesId)
                        .setParameter("number", number)
                        .getResultList())
                .map(rows -> rows.stream().findFirst().map(SeriesStore::visit));
    }

    private static Uni<List<SeriesVisit>> visits(String sql, UUID seriesId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(sql, Tuple.class)
                        .setParameter("series", seriesId)
                        .getResultList())
                .map(rows -> rows.stream().map(SeriesStore::visit).toList());
    }

    private static SeriesVisit visit(Tuple row) {
        return new SeriesVisit(
                row.get("series_id", UUID.class),
                row.get("number", Integer.class),
                LocalDate.parse(row.get("day", String.class)),
                SeriesVisit.State.valueOf(row.get("state", String.class)),
                row.get("moved", Boolean.class),
                Optional.ofNullable(row.get("booking_id", UUID.class)),
                Optional.ofNullable(row.get("group_id", UUID.class)));
    }

    private static VisitSeries series(Tuple row) {
        return new VisitSeries(
                row.get("id", UUID.class),
                row.get("company_id", UUID.class),
                row.get("community_id", UUID.class),
                row.get("household_id", UUID.class),
                row.get("resident_id", UUID.class),
                row.get("supplier_id", UUID.class),
                row.get("service_item_id", UUID.class),
                Optional.ofNullable(row.get("technician_id", UUID.class)),
                TermsJson.value(row.get("choice", String.class), Choice.class),
                Rhythm.valueOf(row.get("rhythm", String.class)),
                LocalDate.parse(row.get("first_day", String.class)),
                LocalTime.parse(row.get("at_time", String.class)),
                ZoneId.of(row.get("zone", String.class)),
                VisitSeries.State.valueOf(row.get("state", String.class)),
                row.get("next_number", Integer.class));
    }
}
