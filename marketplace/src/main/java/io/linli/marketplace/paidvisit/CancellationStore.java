package io.linli.marketplace.paidvisit;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.booking.Booking;

/** How visits were given up, in the database. Needs a transaction inside a tenancy. */
@ApplicationScoped
class CancellationStore {

    private static final String INSERT =
            """
            INSERT INTO marketplace.visit_cancellation
                (booking_id, company_id, cancelled_by, note, fee, back, currency, cancelled_at)
            VALUES (:booking, :company, :by, :note, :fee, :back, :currency, :at)""";

    private static final String FIND =
            """
            SELECT cancelled_by, note, fee, back, cast(currency AS text) AS currency, cancelled_at
            FROM marketplace.visit_cancellation WHERE booking_id = :booking""";

    Uni<Void> insert(Cancellation cancellation) {
        var booking = cancellation.booking();
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(INSERT)
                        .setParameter("booking", booking.id())
                        .setParameter("company", booking.companyId())
                        .setParameter("by", cancellation.by().name())
                        .setParameter("note", cancellation.note())
                        .setParameter("fee", cancellation.fee().amount())
                        .setParameter("back", cancellation.back().amount())
                        .setParameter("currency", cancellation.fee().currency().getCurrencyCode())
                        .setParameter("at", cancellation.at().atOffset(ZoneOffset.UTC))
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<Optional<Cancellation>> of(Booking booking) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FIND, Tuple.class)
                        .setParameter("booking", booking.id())
                        .getResultList())
                .map(rows -> rows.stream().findFirst().map(row -> cancellation(booking, row)));
    }

    private static Cancellation cancellation(Booking booking, Tuple row) {
        var currency = row.get("currency", String.class);
        return new Cancellation(
                booking,
                Cancellation.By.valueOf(row.get("cancelled_by", String.class)),
                row.get("note", String.class),
                Money.of(row.get("fee", Long.class), currency),
                Money.of(row.get("back", Long.class), currency),
                row.get("cancelled_at", OffsetDateTime.class).toInstant());
    }
}
