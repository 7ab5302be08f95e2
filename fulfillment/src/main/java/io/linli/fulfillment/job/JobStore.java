package io.linli.fulfillment.job;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.service.ChecklistItem;
import io.linli.catalog.service.ServiceTerms;
import io.linli.marketplace.booking.Booking;

/** Jobs in the database. Needs an open transaction inside a tenancy. */
@ApplicationScoped
class JobStore {

    /** Jobs of one answer. */
    static final int MOST = 500;

    private static final String CREATE =
            """
            INSERT INTO fulfillment.job (id, company_id, community_id, booking_id, technician_id, supplier_id, household_id,
                                         service_item_id, starts_at, ends_at, day, state, check_in,
                                         arrive_by, offered)
            VALUES (:id, :company, :community, :booking, :technician, :supplier, :household,
                    :item, :starts, :ends, :day, 'ASSIGNED', :checkIn, :arriveBy, CASE WHEN cast(:starts AS timestamptz) > cast(:claimable AS timestamptz) THEN (
                        SELECT m.mode FROM fulfillment.dispatch_mode m JOIN fulfillment.slot_hold h ON h.booking_id = :booking
                        WHERE m.supplier_id = :supplier AND m.mode <> 'AUTOMATIC' AND h.chosen = 'AUTOMATIC') END)
            ON CONFLICT (booking_id) DO NOTHING""";

    private static final String CREATE_CHECKS =
            """
            INSERT INTO fulfillment.job_check (job_id, company_id, place, name_en, name_zh, required)
            SELECT :id, :company, place, name_en, name_zh, required
            FROM unnest(cast(:en AS text[]), cast(:zh AS text[]), cast(:required AS boolean[])) WITH ORDINALITY
                AS row(name_en, name_zh, required, place)""";

    private static final String SELECT =
            """
            SELECT id, company_id, community_id, booking_id, technician_id, supplier_id, household_id, service_item_id,
                   cast(extract(epoch FROM starts_at) AS bigint) AS starts,
                   cast(extract(epoch FROM ends_at) AS bigint) AS ends, cast(day AS text) AS day, state,
                   cast(extract(epoch FROM started_at) AS bigint) AS started,
                   cast(extract(epoch FROM done_at) AS bigint) AS done, check_in,
                   cast(extract(epoch FROM on_way_at) AS bigint) AS on_way,
                   cast(extract(epoch FROM arrived_at) AS bigint) AS arrived, arrived_by, offered,
                   cast(extract(epoch FROM stranded_at) AS bigint) AS stranded
            FROM fulfillment.job
            """;

    private static final String BY_ID = SELECT + "WHERE id = :id";

    private static final String BY_IDS = SELECT + "WHERE id = ANY(:ids) ORDER BY starts_at, id";

    private static final String LOCK = "SELECT id FROM fulfillment.job WHERE id = :id FOR UPDATE";

    private static final String OF_PROVIDERS_BOOKING =
            SELECT + "WHERE booking_id = :booking AND supplier_id = :supplier AND state NOT IN ('DONE', 'CANCELLED')";

    private static final String OF_BOOKING = SELECT + "WHERE booking_id = :booking AND household_id = :household";

    private static final String ORDER =
            """
             AND (cast(:day AS text) IS NULL AND state NOT IN ('DONE', 'CANCELLED') AND ends_at > now() - interval '14 days'
                OR day = cast(cast(:day AS text) AS date))
            ORDER BY starts_at, id LIMIT\s"""
                    + MOST;

    private static final String OF_TECHNICIAN =
            SELECT + "WHERE technician_id = :owner AND offered IS NULL AND stranded_at IS NULL" + ORDER;

    private static final String OF_PROVIDER = SELECT + "WHERE supplier_id = :owner" + ORDER;

    private static final String BETWEEN = SELECT
            + "WHERE technician_id = :technician AND offered IS NULL AND stranded_at IS NULL AND starts_at >= :from AND starts_at < :to ORDER BY starts_at, id LIMIT "
            + MOST;

    private static final String LEAVE =
            """
            UPDATE fulfillment.job SET state = 'ON_THE_WAY', on_way_at = :now
            WHERE id = :id AND technician_id = :technician AND state = 'ASSIGNED' AND starts_at <= :soon""";

    private static final String ARRIVE =
            """
            UPDATE fulfillment.job SET state = 'ARRIVED', arrived_at = cast(:now AS timestamptz), arrived_by = :by
            WHERE id = :id AND state IN ('ASSIGNED', 'ON_THE_WAY')""";

    private static final String START =
            """
            UPDATE fulfillment.job SET state = 'STARTED', started_at = :now
            WHERE id = :id AND technician_id = :technician
              AND (state = 'ARRIVED' OR NOT check_in AND state IN ('ASSIGNED', 'ON_THE_WAY') AND starts_at <= :soon)""";

    private static final String FINISH =
            """
            UPDATE fulfillment.job SET state = 'DONE', done_at = :now
            WHERE id = :id AND technician_id = :technician AND state = 'STARTED'
              AND NOT EXISTS (SELECT FROM fulfillment.job_check c WHERE c.job_id = :id AND c.required AND c.ticked_at IS NULL)""";

    /**
     * Made once for a booking, with what is to be ticked; told again, nothing changes.
     *
     * @param claimable what begins later is left open where the provider has it so
     */
    Uni<Void> create(Booking booking, ZoneId zone, ServiceTerms terms, Instant claimable) {
        var id = Ids.next();
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(CREATE)
                        .setParameter("id", id)
                        .setParameter("company", booking.companyId())
                        .setParameter("community", booking.communityId())
                        .setParameter("booking", booking.id())
                        .setParameter("technician", booking.technicianId())
                        .setParameter("supplier", booking.supplierId())
                        .setParameter("household", booking.householdId())
                        .setParameter("item", booking.serviceItemId())
                        .setParameter("starts", booking.startsAt().atOffset(ZoneOffset.UTC))
                        .setParameter("ends", booking.endsAt().atOffset(ZoneOffset.UTC))
                        .setParameter("day", booking.startsAt().atZone(zone).toLocalDate())
                        .setParameter("checkIn", terms.checkIn())
                        .setParameter("arriveBy", booking.arrival().until().atOffset(ZoneOffset.UTC))
                        .setParameter("claimable", claimable.atOffset(ZoneOffset.UTC))
                        .executeUpdate())
                .chain(made -> made == 1 && !terms.checklist().isEmpty()
                        ? createChecks(id, booking.companyId(), terms.checklist())
                        : Uni.createFrom().voidItem());
    }

    private static Uni<Void> createChecks(UUID id, UUID companyId, List<ChecklistItem> checks) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(CREATE_CHECKS)
                        .setParameter("id", id)
                        .setParameter("company", companyId)
                        .setParameter(
                                "en",
                                checks.stream().map(one -> one.name().en()).toArray(String[]::new))
                        .setParameter(
                                "zh",
                                checks.stream().map(one -> one.name().zh()).toArray(String[]::new))
                        .setParameter(
                                "required",
                                checks.stream().map(ChecklistItem::required).toArray(Boolean[]::new))
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** By start. */
    Uni<List<Job>> byIds(List<UUID> ids) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(BY_IDS, Object[].class)
                        .setParameter("ids", ids.toArray(UUID[]::new))
                        .getResultList())
                .map(rows -> rows.stream().map(JobStore::job).toList());
    }

    /** Of the household's booking. */
    Uni<Optional<Job>> ofBooking(UUID bookingId, UUID householdId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OF_BOOKING, Object[].class)
                        .setParameter("booking", bookingId)
                        .setParameter("household", householdId)
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row).map(JobStore::job));
    }

    /** Of a booking of the provider's; empty for one that is finished, or called off. */
    Uni<Optional<Job>> ofProvidersBooking(UUID bookingId, UUID supplierId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OF_PROVIDERS_BOOKING, Object[].class)
                        .setParameter("booking", bookingId)
                        .setParameter("supplier", supplierId)
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row).map(JobStore::job));
    }

    /** This transaction's alone from here on, with its checks; nothing where there is none. */
    Uni<Void> lock(UUID id) {
        return Panache.getSession()
                .chain(session -> session.<UUID>createNativeQuery(LOCK)
                        .setParameter("id", id)
                        .getSingleResultOrNull())
                .replaceWithVoid();
    }

    /** @param soon the latest start of what may be set out for @return whether it was this call that noted it */
    Uni<Boolean> leave(UUID id, UUID technicianId, Instant now, Instant soon) {
        return move(LEAVE, id, technicianId, Map.of("now", utc(now), "soon", utc(soon)));
    }

    /** @return whether it was this call that noted it */
    Uni<Boolean> arrive(UUID id, Job.ArrivedBy by, Instant at) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ARRIVE)
                        .setParameter("id", id)
                        .setParameter("by", by.name())
                        .setParameter("now", at.atOffset(ZoneOffset.UTC))
                        .executeUpdate())
                .map(changed -> changed == 1);
    }

    Uni<Optional<Job>> byId(UUID id) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(BY_ID, Object[].class)
                        .setParameter("id", id)
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row).map(JobStore::job));
    }

    /** @param day null for all that are not finished */
    Uni<List<Job>> ofTechnician(UUID technicianId, @Nullable LocalDate day) {
        return list(OF_TECHNICIAN, technicianId, day);
    }

    /** @param day null for all that are not finished */
    Uni<List<Job>> ofProvider(UUID supplierId, @Nullable LocalDate day) {
        return list(OF_PROVIDER, supplierId, day);
    }

    Uni<List<Job>> between(UUID technicianId, Instant from, Instant to) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(BETWEEN, Object[].class)
                        .setParameter("technician", technicianId)
                        .setParameter("from", from.atOffset(ZoneOffset.UTC))
                        .setParameter("to", to.atOffset(ZoneOffset.UTC))
                        .getResultList())
                .map(rows -> rows.stream().map(JobStore::job).toList());
    }

    /**
     * @param soon the latest start of what may be begun where nobody said that the technician is there
     * @return whether it was this call that started it
     */
    Uni<Boolean> start(UUID id, UUID technicianId, Instant now, Instant soon) {
        return move(START, id, technicianId, Map.of("now", utc(now), "soon", utc(soon)));
    }

    /** The caller locked it: no check changes meanwhile. @return whether it was this call that finished it */
    Uni<Boolean> finish(UUID id, UUID technicianId, Instant now) {
        return move(FINISH, id, technicianId, Map.of("now", utc(now)));
    }

    private static Uni<Boolean> move(String sql, UUID id, UUID technicianId, Map<String, OffsetDateTime> times) {
        return Panache.getSession()
                .chain(session -> {
                    var update = session.createNativeQuery(sql)
                            .setParameter("id", id)
                            .setParameter("technician", technicianId);
                    times.forEach(update::setParameter);
                    return update.executeUpdate();
                })
                .map(changed -> changed == 1);
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private static Uni<List<Job>> list(String sql, UUID owner, @Nullable LocalDate day) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(sql, Object[].class)
                        .setParameter("owner", owner)
                        .setParameter("day", day == null ? null : day.toString())
                        .getResultList())
                .map(rows -> rows.stream().map(JobStore::job).toList());
    }

    private static Job job(Object[] row) {
        return new Job(
                (UUID) row[0],
                (UUID) row[1],
                (UUID) row[2],
                (UUID) row[3],
                (UUID) row[4],
                (UUID) row[5],
                (UUID) row[6],
                (UUID) row[7],
                Instant.ofEpochSecond(((Number) row[8]).longValue()),
                Instant.ofEpochSecond(((Number) row[9]).longValue()),
                LocalDate.parse((String) row[10]),
                Job.State.valueOf((String) row[11]),
                (Boolean) row[14],
                moment(row[15]),
                moment(row[16]),
                Optional.ofNullable((String) row[17]).map(Job.ArrivedBy::valueOf),
                moment(row[12]),
                moment(row[13]),
                Optional.ofNullable((String) row[18]).map(Job.Offered::valueOf),
                moment(row[19]));
    }

    private static Optional<Instant> moment(@Nullable Object epochSeconds) {
        return Optional.ofNullable((Number) epochSeconds).map(seconds -> Instant.ofEpochSecond(seconds.longValue()));
    }
}
