package io.linli.marketplace.review;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Ids;
import io.linli.marketplace.booking.Booking;

/** Reviews in the database. Every call needs a transaction inside a tenancy. */
@ApplicationScoped
class ReviewStore {

    /** Of a visit: who gives the second review sees the first. */
    private static final String LOCK = "SELECT count(*) FROM pg_advisory_xact_lock(hashtextextended(:visit, 0))";

    /** Nothing where it is published already. */
    private static final String WRITE =
            """
            INSERT INTO marketplace.review AS r (id, company_id, booking_id, side, author_id, service_item_id, supplier_id,
                technician_id, byline, stars, workmanship, punctuality, friendliness, body, access_easy, as_described, ready,
                written_at)
            VALUES (:id, :company, :booking, :side, :author, :item, :supplier, :technician, :byline, :stars, :workmanship,
                :punctuality, :friendliness, :body, :access, :described, :ready, :now)
            ON CONFLICT (booking_id, side) DO UPDATE SET stars = excluded.stars, workmanship = excluded.workmanship,
                punctuality = excluded.punctuality, friendliness = excluded.friendliness, body = excluded.body,
                access_easy = excluded.access_easy, as_described = excluded.as_described, ready = excluded.ready,
                edited_at = excluded.written_at
            WHERE r.state = 'WAITING' AND r.author_id = excluded.author_id""";

    private static final String PUBLISH =
            """
            UPDATE marketplace.review SET state = 'PUBLISHED', published_at = :now
            WHERE booking_id = :booking AND state = 'WAITING'""";

    /**
     * Without those that somebody is writing. One after the other in this order: ratings are locked as reviews are published, and
     * a provider's before its services' and technicians'.
     */
    private static final String DUE =
            """
            SELECT id FROM marketplace.review WHERE booking_id = ANY(:bookings) AND state = 'WAITING'
            ORDER BY supplier_id, service_item_id, technician_id, id FOR UPDATE SKIP LOCKED""";

    private static final String PUBLISH_ONE =
            """
            UPDATE marketplace.review SET state = 'PUBLISHED', published_at = :now
            WHERE id = :id AND state = 'WAITING'""";

    private static final String WAITING =
            "SELECT DISTINCT booking_id FROM marketplace.review WHERE booking_id = ANY(:bookings) AND state = 'WAITING'";

    private static final String GIVEN = "SELECT count(*) FROM marketplace.review WHERE booking_id = :booking";

    private static final String REPLY =
            """
            UPDATE marketplace.review SET reply = :reply, replied_at = :now
            WHERE id = :id AND supplier_id = :supplier AND side = 'RESIDENT' AND state = 'PUBLISHED' AND reply IS NULL""";

    private static final String REPORT =
            """
            INSERT INTO marketplace.review_report (review_id, company_id, reporter, reason, reported_at)
            SELECT id, company_id, :reporter, :reason, :now FROM marketplace.review WHERE id = :id AND state = 'PUBLISHED'
            ON CONFLICT DO NOTHING""";

    private static final String HIDE =
            """
            UPDATE marketplace.review SET state = 'HIDDEN', hidden_reason = :reason, hidden_at = :now
            WHERE id = :id AND state = 'PUBLISHED'""";

    private static final String SHOW =
            """
            UPDATE marketplace.review SET state = 'PUBLISHED', hidden_reason = NULL, hidden_at = NULL
            WHERE id = :id AND state = 'HIDDEN'""";

    private static final String SETTLE =
            "UPDATE marketplace.review_report SET settled_at = :now WHERE review_id = :id AND settled_at IS NULL";

    private static final String SELECT =
            """
            SELECT r.id, r.company_id, r.booking_id, r.side, r.author_id, r.service_item_id, r.supplier_id, r.technician_id,
                r.byline, r.stars, r.workmanship, r.punctuality, r.friendliness, r.body, r.access_easy, r.as_described, r.ready,
                r.state, r.written_at, r.published_at, r.reply, r.replied_at, r.hidden_reason,
                (SELECT count(*) FROM marketplace.review_report p WHERE p.review_id = r.id AND p.settled_at IS NULL) AS reports
            FROM marketplace.review r WHERE\s""";

    private static final String BY_ID = SELECT + "r.id = :id";

    private static final String OF_VISIT = SELECT + "r.booking_id = :booking ORDER BY r.side";

    private static final String PAGE = " AND r.id < :before ORDER BY r.id DESC LIMIT :limit";

    private static final String PUBLISHED =
            SELECT + "r.side = 'RESIDENT' AND r.state = 'PUBLISHED' AND r.%s = :subject" + PAGE;

    private static final String OPEN = SELECT
            + """
                    (r.state = 'HIDDEN' OR EXISTS (SELECT FROM marketplace.review_report p
                        WHERE p.review_id = r.id AND p.settled_at IS NULL))"""
            + PAGE;

    /** Who writes what of a visit; either stars or facts. */
    record Draft(
            Booking visit,
            Side side,
            UUID authorId,
            String byline,
            @Nullable Stars stars,
            @Nullable HouseholdFacts facts,
            String text) {}

    Uni<Void> lock(UUID bookingId) {
        return Panache.getSession()
                .chain(session -> session.<Long>createNativeQuery(LOCK)
                        .setParameter("visit", "review " + bookingId)
                        .getSingleResult())
                .replaceWithVoid();
    }

    /** False where it is published already. */
    Uni<Boolean> write(Draft draft, Instant now) {
        var visit = draft.visit();
        var stars = Optional.ofNullable(draft.stars());
        var facts = Optional.ofNullable(draft.facts());
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(WRITE)
                        .setParameter("id", Ids.next())
                        .setParameter("company", visit.companyId())
                        .setParameter("booking", visit.id())
                        .setParameter("side", draft.side().name())
                        .setParameter("author", draft.authorId())
                        .setParameter("item", visit.serviceItemId())
                        .setParameter("supplier", visit.supplierId())
                        .setParameter("technician", visit.technicianId())
                        .setParameter("byline", draft.byline())
                        .setParameter("stars", stars.map(Stars::overall).orElse(null))
                        .setParameter(
                                "workmanship", stars.map(Stars::workmanship).orElse(null))
                        .setParameter(
                                "punctuality", stars.map(Stars::punctuality).orElse(null))
                        .setParameter(
                                "friendliness", stars.map(Stars::friendliness).orElse(null))
                        .setParameter("body", draft.text())
                        .setParameter(
                                "access", facts.map(HouseholdFacts::accessEasy).orElse(null))
                        .setParameter(
                                "described",
                                facts.map(HouseholdFacts::asDescribed).orElse(null))
                        .setParameter("ready", facts.map(HouseholdFacts::ready).orElse(null))
                        .setParameter("now", utc(now))
                        .executeUpdate())
                .map(rows -> rows == 1);
    }

    /** How many sides have given theirs. */
    Uni<Long> given(UUID bookingId) {
        return Panache.getSession().chain(session -> session.<Long>createNativeQuery(GIVEN)
                .setParameter("booking", bookingId)
                .getSingleResult());
    }

    Uni<Void> publish(UUID bookingId, Instant now) {
        return update(PUBLISH, Map.of("booking", bookingId, "now", utc(now))).replaceWithVoid();
    }

    /** Those of many visits, and waits for nobody who writes one. @return the visits that have nothing waiting any more */
    Uni<List<UUID>> publishDue(List<UUID> bookingIds, Instant now) {
        return ids(DUE, bookingIds)
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(id -> update(PUBLISH_ONE, Map.of("id", id, "now", utc(now))))
                .collect()
                .last()
                .chain(() -> ids(WAITING, bookingIds))
                .map(waiting -> bookingIds.stream()
                        .filter(visit -> !waiting.contains(visit))
                        .toList());
    }

    private static Uni<List<UUID>> ids(String query, List<UUID> bookingIds) {
        return Panache.getSession().chain(session -> session.<UUID>createNativeQuery(query)
                .setParameter("bookings", bookingIds.toArray(UUID[]::new))
                .getResultList());
    }

    Uni<Boolean> reply(UUID id, UUID supplierId, String reply, Instant now) {
        return update(REPLY, Map.of("id", id, "supplier", supplierId, "reply", reply, "now", utc(now)));
    }

    Uni<Boolean> report(UUID id, String reporter, String reason, Instant now) {
        return update(REPORT, Map.of("id", id, "reporter", reporter, "reason", reason, "now", utc(now)));
    }

    Uni<Boolean> hide(UUID id, String reason, Instant now) {
        return update(HIDE, Map.of("id", id, "reason", reason, "now", utc(now)));
    }

    Uni<Boolean> show(UUID id) {
        return update(SHOW, Map.of("id", id));
    }

    Uni<Boolean> settle(UUID id, Instant now) {
        return update(SETTLE, Map.of("id", id, "now", utc(now)));
    }

    Uni<Optional<Review>> byId(UUID id) {
        return list(BY_ID, Map.of("id", id)).map(found -> found.stream().findFirst());
    }

    /** At most one a side. */
    Uni<List<Review>> ofVisit(UUID bookingId) {
        return list(OF_VISIT, Map.of("booking", bookingId));
    }

    /** Residents', newest first. */
    Uni<List<Review>> published(RatedKind kind, UUID subjectId, UUID before, int limit) {
        var column =
                switch (kind) {
                    case PROVIDER -> "supplier_id";
                    case SERVICE -> "service_item_id";
                    case TECHNICIAN -> "technician_id";
                    case GOOD -> throw new IllegalArgumentException("reviews of goods stand elsewhere");
                };
        return list(PUBLISHED.formatted(column), Map.of("subject", subjectId, "before", before, "limit", limit));
    }

    /** Those that are hidden, or reported and not looked at; newest first. */
    Uni<List<Review>> toLookAt(UUID before, int limit) {
        return list(OPEN, Map.of("before", before, "limit", limit));
    }

    private static Uni<List<Review>> list(String query, Map<String, ?> parameters) {
        return Panache.getSession()
                .chain(session -> {
                    var selection = session.createNativeQuery(query, Tuple.class);
                    parameters.forEach(selection::setParameter);
                    return selection.getResultList();
                })
                .map(rows -> rows.stream().map(ReviewStore::review).toList());
    }

    private static Uni<Boolean> update(String statement, Map<String, ?> parameters) {
        return Panache.getSession()
                .chain(session -> {
                    var update = session.createNativeQuery(statement);
                    parameters.forEach(update::setParameter);
                    return update.executeUpdate();
                })
                .map(rows -> rows > 0);
    }

    private static Review review(Tuple row) {
        var side = Side.valueOf(row.get("side", String.class));
        return new Review(
                row.get("id", UUID.class),
                row.get("company_id", UUID.class),
                row.get("booking_id", UUID.class),
                side,
                row.get("author_id", UUID.class),
                row.get("service_item_id", UUID.class),
                row.get("supplier_id", UUID.class),
                row.get("technician_id", UUID.class),
                row.get("byline", String.class),
                side == Side.RESIDENT ? Optional.of(stars(row)) : Optional.empty(),
                side == Side.TECHNICIAN ? Optional.of(facts(row)) : Optional.empty(),
                row.get("body", String.class),
                Review.State.valueOf(row.get("state", String.class)),
                row.get("written_at", OffsetDateTime.class).toInstant(),
                moment(row, "published_at"),
                Optional.ofNullable(row.get("reply", String.class)),
                moment(row, "replied_at"),
                Optional.ofNullable(row.get("hidden_reason", String.class)),
                row.get("reports", Long.class));
    }

    private static Stars stars(Tuple row) {
        return new Stars(
                row.get("stars", Number.class).intValue(),
                number(row, "workmanship"),
                number(row, "punctuality"),
                number(row, "friendliness"));
    }

    private static HouseholdFacts facts(Tuple row) {
        return new HouseholdFacts(
                row.get("access_easy", Boolean.class),
                row.get("as_described", Boolean.class),
                row.get("ready", Boolean.class));
    }

    private static @Nullable Integer number(Tuple row, String name) {
        var number = row.get(name, Number.class);
        return number == null ? null : number.intValue();
    }

    private static Optional<Instant> moment(Tuple row, String name) {
        return Optional.ofNullable(row.get(name, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
