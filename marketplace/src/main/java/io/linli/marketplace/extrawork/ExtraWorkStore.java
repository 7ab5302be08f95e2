package io.linli.marketplace.extrawork;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Money;
import io.linli.catalog.service.TermsJson;
import io.linli.marketplace.quote.QuoteLines;

/** Extra work in the database. Needs a transaction inside a tenancy. */
@ApplicationScoped
class ExtraWorkStore {

    private static final String INSERT =
            """
            INSERT INTO marketplace.extra_work (id, company_id, booking_id, supplier_id, technician_id, lines, amount, currency, note,
                state, proposed_at)
            SELECT :id, b.company_id, b.id, b.supplier_id, :technician, cast(cast(:lines AS text) AS jsonb), :amount, :currency,
                :note, 'PROPOSED', :now
            FROM marketplace.booking b WHERE b.id = :booking ON CONFLICT (id) DO NOTHING""";

    private static final String SELECT =
            """
            SELECT e.id, e.company_id, e.booking_id, cast(e.lines AS text) AS lines, e.amount, cast(e.currency AS text) AS currency,
                e.note, e.group_id, e.proposed_at,
                CASE WHEN e.state <> 'AGREED' THEN e.state WHEN g.state = 'PENDING' THEN 'TO_PAY'
                    WHEN g.state = 'CANCELLED' THEN 'LAPSED' ELSE 'PAID' END AS standing
            FROM marketplace.extra_work e LEFT JOIN marketplace.order_group g ON g.id = e.group_id WHERE\s""";

    private static final String LOCK = SELECT + "e.id = :id FOR UPDATE OF e";
    private static final String OF_BOOKING = SELECT + "e.booking_id = :id ORDER BY e.proposed_at, e.id LIMIT 50";

    private static final String AGREE =
            "UPDATE marketplace.extra_work SET state = 'AGREED', group_id = :group, answered_at = :now WHERE id = :id";

    private static final String END =
            """
            UPDATE marketplace.extra_work SET state = :state, group_id = NULL, answered_at = :now WHERE id = :id""";

    Uni<Void> insert(ExtraWork work, UUID technicianId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(INSERT)
                        .setParameter("id", work.id())
                        .setParameter("technician", technicianId)
                        .setParameter("lines", TermsJson.text(new QuoteLines(work.lines())))
                        .setParameter("amount", work.amount().amount())
                        .setParameter("currency", work.amount().currency().getCurrencyCode())
                        .setParameter("note", work.note())
                        .setParameter("now", utc(work.proposedAt()))
                        .setParameter("booking", work.bookingId())
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** This transaction's alone. */
    Uni<Optional<ExtraWork>> lock(UUID id) {
        return list(LOCK, id).map(found -> found.stream().findFirst());
    }

    Uni<List<ExtraWork>> ofBooking(UUID bookingId) {
        return list(OF_BOOKING, bookingId);
    }

    Uni<Void> agree(UUID id, UUID groupId, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(AGREE)
                        .setParameter("group", groupId)
                        .setParameter("now", utc(now))
                        .setParameter("id", id)
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<Void> end(UUID id, ExtraWork.Standing state, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(END)
                        .setParameter("state", state.name())
                        .setParameter("now", utc(now))
                        .setParameter("id", id)
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static Uni<List<ExtraWork>> list(String sql, UUID id) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(sql, Tuple.class)
                        .setParameter("id", id)
                        .getResultList())
                .map(rows -> rows.stream().map(ExtraWorkStore::work).toList());
    }

    private static ExtraWork work(Tuple row) {
        return new ExtraWork(
                row.get("id", UUID.class),
                row.get("company_id", UUID.class),
                row.get("booking_id", UUID.class),
                TermsJson.value(row.get("lines", String.class), QuoteLines.class).lines(),
                Money.of(row.get("amount", Long.class), row.get("currency", String.class)),
                row.get("note", String.class),
                ExtraWork.Standing.valueOf(row.get("standing", String.class)),
                Optional.ofNullable(row.get("group_id", UUID.class)),
                row.get("proposed_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
