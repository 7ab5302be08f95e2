package io.linli.marketplace.visitdispute;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;
import io.linli.marketplace.booking.Booking;

/** The table of disputed visits. Needs an open transaction inside a tenancy. */
@ApplicationScoped
class VisitDisputeStore {

    private static final String SELECT =
            """
            SELECT d.id, d.company_id, d.community_id, d.household_id, d.supplier_id, d.booking_id, d.line_id, d.group_id,
                l.name_en, l.name_zh, d.reason, d.words, d.amount, cast(d.currency AS text) AS currency, d.state, d.opened_at,
                d.answer_due_at, d.answer, d.answered_at, d.granted, d.decision, d.decided_at, d.decisions
            FROM marketplace.visit_dispute d JOIN marketplace.order_line l ON l.id = d.line_id
            WHERE (cast(:household AS text) IS NULL OR d.household_id = cast(cast(:household AS text) AS uuid))
              AND (cast(:supplier AS text) IS NULL OR d.supplier_id = cast(cast(:supplier AS text) AS uuid))
            """;

    private static final String FIND = SELECT + " AND d.id = :id";
    private static final String FIND_BY_KEY = SELECT + " AND d.request_key = :key";
    private static final String LOCK = FIND + " FOR UPDATE OF d";
    private static final String PAGE = SELECT + " AND d.id < :before ORDER BY d.id DESC LIMIT :limit";
    private static final String OF_REFUND = SELECT
            + " AND d.refund_id = :refund AND d.state IN ('REFUNDING', 'REFUND_FAILED', 'REFUNDED') FOR UPDATE OF d";
    private static final String OF_BOOKING = "SELECT id FROM marketplace.visit_dispute WHERE booking_id = :booking";

    private static final String PAID =
            """
            SELECT b.state, b.community_id, o.supplier_id, l.id AS line_id, o.id AS order_id, o.group_id, l.amount,
                cast(o.currency AS text) AS currency
            FROM marketplace.booking b JOIN marketplace.order_line l ON l.booking_id = b.id AND l.extra_work_id IS NULL
            JOIN marketplace.orders o ON o.id = l.order_id AND o.state IN ('PAID', 'COMPLETED')
            WHERE b.id = :booking AND b.household_id = :household""";

    private static final String INSERT =
            """
            INSERT INTO marketplace.visit_dispute (id, request_key, company_id, community_id, household_id, resident_id, supplier_id, booking_id,
                line_id, order_id, group_id, reason, words, amount, currency, state, opened_at, answer_due_at)
            VALUES (:id, :key, :company, :community, :household, :resident, :supplier, :booking, :line, :order, :group, :reason,
                :words, :amount, :currency, 'OPEN', :now, :due)""";

    private static final String ANSWER =
            """
            UPDATE marketplace.visit_dispute SET state = 'ANSWERED', answer = :words, answered_at = :now
            WHERE id = :id AND state = 'OPEN'""";

    private static final String DECIDE =
            """
            UPDATE marketplace.visit_dispute SET state = :state, decision = :words, decided_at = :now, decisions = decisions + 1
            WHERE id = :id AND state IN ('OPEN', 'ANSWERED', 'REFUND_FAILED')""";

    private static final String GRANT =
            """
            UPDATE marketplace.visit_dispute SET state = 'REFUNDING', granted = :granted, refund_id = :refund, decision = :words,
                decided_at = :now, decisions = decisions + 1
            WHERE id = :id AND state IN ('OPEN', 'ANSWERED', 'REFUND_FAILED')""";

    private static final String STANDS =
            "SELECT count(*) FROM marketplace.refund WHERE id = :refund AND state = 'SUCCEEDED'";

    private static final String END = "UPDATE marketplace.visit_dispute SET state = :state WHERE id = :id";

    /** A booking that was paid for. */
    record PaidVisit(
            Booking.State state,
            UUID communityId,
            UUID supplierId,
            UUID lineId,
            UUID orderId,
            UUID groupId,
            Money amount) {}

    Uni<Optional<PaidVisit>> paid(UUID householdId, UUID bookingId) {
        return rows(PAID, Map.of("booking", bookingId, "household", householdId))
                .map(rows -> rows.stream().findFirst().map(VisitDisputeStore::paidVisit));
    }

    Uni<Optional<VisitDispute>> find(VisitDisputeViewer viewer, UUID id) {
        return disputes(FIND, viewer, Map.of("id", id))
                .map(found -> found.stream().findFirst());
    }

    Uni<Optional<VisitDispute>> findByKey(VisitDisputeViewer.OfHousehold household, UUID key) {
        return disputes(FIND_BY_KEY, household, Map.of("key", key))
                .map(found -> found.stream().findFirst());
    }

    /** This transaction's alone from here on. */
    Uni<Optional<VisitDispute>> lock(VisitDisputeViewer viewer, UUID id) {
        return disputes(LOCK, viewer, Map.of("id", id))
                .map(found -> found.stream().findFirst());
    }

    Uni<Optional<VisitDispute>> lockOfRefund(UUID refundId) {
        return disputes(OF_REFUND, new VisitDisputeViewer.OfOperator(), Map.of("refund", refundId))
                .map(found -> found.stream().findFirst());
    }

    Uni<List<VisitDispute>> page(VisitDisputeViewer viewer, UUID before, int limit) {
        return disputes(PAGE, viewer, Map.of("before", before, "limit", limit));
    }

    Uni<Optional<UUID>> ofBooking(UUID bookingId) {
        return Panache.getSession()
                .chain(session -> session.<UUID>createNativeQuery(OF_BOOKING)
                        .setParameter("booking", bookingId)
                        .getSingleResultOrNull())
                .map(Optional::ofNullable);
    }

    Uni<Void> insert(UUID id, OpenVisitDispute.Request request, PaidVisit visit, Instant now, Instant answerDueAt) {
        var values = new HashMap<String, Object>();
        values.put("id", id);
        values.put("key", request.key());
        values.put("company", request.household().companyId());
        values.put("community", visit.communityId());
        values.put("household", request.household().householdId());
        values.put("resident", request.residentId());
        values.put("supplier", visit.supplierId());
        values.put("booking", request.bookingId());
        values.put("line", visit.lineId());
        values.put("order", visit.orderId());
        values.put("group", visit.groupId());
        values.put("reason", request.reason().name());
        values.put("words", request.words().strip());
        values.put("amount", visit.amount().amount());
        values.put("currency", visit.amount().currency().getCurrencyCode());
        values.put("now", utc(now));
        values.put("due", utc(answerDueAt));
        return update(INSERT, values);
    }

    Uni<Void> answer(UUID id, String words, Instant now) {
        return update(ANSWER, Map.of("id", id, "words", words, "now", utc(now)));
    }

    Uni<Void> decide(UUID id, VisitDispute.State state, String words, Instant now) {
        return update(DECIDE, Map.of("id", id, "state", state.name(), "words", words, "now", utc(now)));
    }

    Uni<Void> grant(UUID id, Money granted, UUID refundId, String words, Instant now) {
        return update(
                GRANT,
                Map.of("id", id, "granted", granted.amount(), "refund", refundId, "words", words, "now", utc(now)));
    }

    /** Whether the refund was made, and did not come back since. */
    Uni<Boolean> stands(UUID refundId) {
        return Panache.getSession()
                .chain(session -> session.<Long>createNativeQuery(STANDS)
                        .setParameter("refund", refundId)
                        .getSingleResult())
                .map(found -> found == 1);
    }

    /** The row was locked before. */
    Uni<Void> end(UUID id, VisitDispute.State state) {
        return update(END, Map.of("id", id, "state", state.name()));
    }

    VisitDisputeMoved moved(VisitDispute dispute, VisitDispute.State state) {
        return new VisitDisputeMoved(
                dispute.id(),
                dispute.companyId(),
                dispute.householdId(),
                dispute.supplierId(),
                dispute.bookingId(),
                state);
    }

    private static Uni<List<VisitDispute>> disputes(String sql, VisitDisputeViewer viewer, Map<String, Object> more) {
        var values = new HashMap<String, Object>(more);
        values.put(
                "household",
                viewer instanceof VisitDisputeViewer.OfHousehold household
                        ? household.householdId().toString()
                        : null);
        values.put(
                "supplier",
                viewer instanceof VisitDisputeViewer.OfProvider provider
                        ? provider.supplierId().toString()
                        : null);
        return rows(sql, values)
                .map(rows -> rows.stream().map(VisitDisputeStore::dispute).toList());
    }

    private static Uni<List<Tuple>> rows(String sql, Map<String, ? extends @Nullable Object> values) {
        return Panache.getSession().chain(session -> {
            var query = session.createNativeQuery(sql, Tuple.class);
            values.forEach(query::setParameter);
            return query.getResultList();
        });
    }

    private static Uni<Void> update(String sql, Map<String, ?> values) {
        return Panache.getSession()
                .chain(session -> {
                    var update = session.createNativeQuery(sql);
                    values.forEach(update::setParameter);
                    return update.executeUpdate();
                })
                .replaceWithVoid();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static PaidVisit paidVisit(Tuple row) {
        return new PaidVisit(
                Booking.State.valueOf(row.get("state", String.class)),
                row.get("community_id", UUID.class),
                row.get("supplier_id", UUID.class),
                row.get("line_id", UUID.class),
                row.get("order_id", UUID.class),
                row.get("group_id", UUID.class),
                Money.of(row.get("amount", Long.class), row.get("currency", String.class)));
    }

    private static VisitDispute dispute(Tuple row) {
        String currency = row.get("currency", String.class);
        return new VisitDispute(
                row.get("id", UUID.class),
                row.get("company_id", UUID.class),
                row.get("community_id", UUID.class),
                row.get("household_id", UUID.class),
                row.get("supplier_id", UUID.class),
                row.get("booking_id", UUID.class),
                row.get("line_id", UUID.class),
                row.get("group_id", UUID.class),
                new LocalizedText(row.get("name_en", String.class), row.get("name_zh", String.class)),
                VisitDispute.Reason.valueOf(row.get("reason", String.class)),
                row.get("words", String.class),
                Money.of(row.get("amount", Long.class), currency),
                VisitDispute.State.valueOf(row.get("state", String.class)),
                row.get("opened_at", OffsetDateTime.class).toInstant(),
                row.get("answer_due_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.get("answer", String.class)),
                moment(row, "answered_at"),
                Optional.ofNullable(row.get("granted", Long.class)).map(minor -> Money.of(minor, currency)),
                Optional.ofNullable(row.get("decision", String.class)),
                moment(row, "decided_at"),
                row.get("decisions", Short.class));
    }

    private static Optional<Instant> moment(Tuple row, String column) {
        return Optional.ofNullable(row.get(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
