package io.linli.marketplace.reconciliation;

import static java.util.stream.Collectors.joining;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.payment.ProviderMovement;

/** The tables of the provider's movements and of how far they were read. In the caller's transaction, crossing tenants. */
@ApplicationScoped
class MovementStore {

    private static final String BEGIN =
            """
            INSERT INTO marketplace.movement_reading (read_from, covered_to, leased_until)
            VALUES (:first, :first, :first) ON CONFLICT DO NOTHING
            """;

    private static final String LEASE =
            """
            UPDATE marketplace.movement_reading SET leased_until = :lease WHERE leased_until <= :now
            RETURNING read_from, covered_to, window_to, resume_after
            """;

    private static final String MOVE =
            """
            UPDATE marketplace.movement_reading SET covered_to = :covered, window_to = cast(:window AS timestamptz),
                resume_after = cast(:after AS text), leased_until = :lease
            """;

    private static final String RELEASE = "UPDATE marketplace.movement_reading SET leased_until = :now";

    private static final String READ_FROM = "SELECT read_from FROM marketplace.movement_reading";

    private static final String STORE =
            """
            INSERT INTO marketplace.provider_movement (id, kind, type, amount, fee, currency, source, reference, attempt_id,
                destination, created_at, available_on, payload, read_at, fee_booked)
            SELECT id, kind, type, amount, fee, currency, source, reference, attempt_id, destination, created_at, available_on,
                cast(payload AS jsonb), :now, no_fee
            FROM jsonb_to_recordset(cast(cast(:rows AS text) AS jsonb)) AS row (id text, kind text, type text, amount bigint,
                fee bigint, currency text, source text, reference text, attempt_id uuid, destination text,
                created_at timestamptz, available_on timestamptz, payload text, no_fee boolean)
            ON CONFLICT (id) DO NOTHING
            """;

    private static final String FEES =
            """
            SELECT m.id, m.kind, m.amount, m.fee, cast(m.currency AS text) AS currency, m.created_at, g.company_id,
                g.community_id
            FROM marketplace.provider_movement m
            LEFT JOIN marketplace.payment_attempt a ON a.id = m.attempt_id
            LEFT JOIN marketplace.order_group g ON g.id = a.group_id
            WHERE m.id IN (SELECT id FROM marketplace.provider_movement WHERE NOT fee_booked
                ORDER BY id LIMIT :limit FOR UPDATE SKIP LOCKED)
            """;

    private static final String FEES_BOOKED =
            """
            UPDATE marketplace.provider_movement SET fee_booked = true
            WHERE id IN (SELECT jsonb_array_elements_text(cast(cast(:ids AS text) AS jsonb)))
            """;

    /** A movement's fee that is not in the books yet. */
    record Fee(String movement, Money amount, Business business) {}

    /** Takes the reading for this instance until the lease ends; empty while another has it. */
    Uni<Optional<MovementReading>> lease(Instant first, Instant now, Instant until) {
        return Panache.getSession()
                .call(session -> session.createNativeQuery(BEGIN)
                        .setParameter("first", utc(first))
                        .executeUpdate())
                .chain(session -> session.createNativeQuery(LEASE, Tuple.class)
                        .setParameter("lease", utc(until))
                        .setParameter("now", utc(now))
                        .getResultList())
                .map(rows -> rows.stream().findFirst().map(MovementStore::reading));
    }

    Uni<Integer> move(MovementReading reading, Instant lease) {
        return Panache.getSession().chain(session -> session.createNativeQuery(MOVE)
                .setParameter("covered", utc(reading.coveredTo()))
                .setParameter(
                        "window", reading.windowTo().map(MovementStore::utc).orElse(null))
                .setParameter("after", reading.resumeAfter().orElse(null))
                .setParameter("lease", utc(lease))
                .executeUpdate());
    }

    Uni<Integer> release(Instant now) {
        return Panache.getSession().chain(session -> session.createNativeQuery(RELEASE)
                .setParameter("now", utc(now))
                .executeUpdate());
    }

    /** Nothing before was ever read; empty before the first reading. */
    Uni<Optional<Instant>> readFrom() {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(READ_FROM, OffsetDateTime.class)
                        .getResultList())
                .map(found -> found.stream().findFirst().map(OffsetDateTime::toInstant));
    }

    /** @return how many were new */
    Uni<Integer> store(List<ProviderMovement> movements, Instant now) {
        if (movements.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        var rows = movements.stream()
                .map(MovementStore::row)
                .map(JsonObject::encode)
                .collect(joining(",", "[", "]"));
        return Panache.getSession().chain(session -> session.createNativeQuery(STORE)
                .setParameter("rows", rows)
                .setParameter("now", utc(now))
                .executeUpdate());
    }

    /** Fees not yet in the books, kept from other instances until the transaction ends. */
    Uni<List<Fee>> fees(int limit) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FEES, Tuple.class)
                        .setParameter("limit", limit)
                        .getResultList())
                .map(rows -> rows.stream().map(MovementStore::fee).toList());
    }

    Uni<Integer> feesBooked(List<Fee> fees) {
        return Panache.getSession().chain(session -> session.createNativeQuery(FEES_BOOKED)
                .setParameter("ids", Json.texts(fees.stream().map(Fee::movement).toList()))
                .executeUpdate());
    }

    private static Fee fee(Tuple row) {
        var currency = row.get("currency", String.class);
        var kept = Money.of(row.get("fee", Long.class), currency);
        boolean onlyFee = ProviderMovement.Kind.FEE.name().equals(row.get("kind", String.class));
        var amount = onlyFee ? kept.minus(Money.of(row.get("amount", Long.class), currency)) : kept;
        var company = row.get("company_id", UUID.class);
        var business = company == null ? Business.PLATFORM : new Business(company, row.get("community_id", UUID.class));
        return new Fee(row.get("id", String.class), amount, business);
    }

    private static JsonObject row(ProviderMovement movement) {
        return new JsonObject()
                .put("id", movement.id())
                .put("kind", movement.kind().name())
                .put("type", movement.type())
                .put("amount", movement.amount().amount())
                .put("fee", movement.fee().amount())
                .put("currency", movement.amount().currency().getCurrencyCode())
                .put("source", movement.source().orElse(null))
                .put("reference", movement.reference().orElse(null))
                .put("attempt_id", movement.attemptId().map(UUID::toString).orElse(null))
                .put("destination", movement.destination().orElse(null))
                .put("created_at", movement.createdAt().toString())
                .put("available_on", movement.availableOn().toString())
                .put("payload", movement.payload())
                .put("no_fee", movement.feeToBook().isZero());
    }

    private static MovementReading reading(Tuple row) {
        return new MovementReading(
                row.get("read_from", OffsetDateTime.class).toInstant(),
                row.get("covered_to", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.get("window_to", OffsetDateTime.class)).map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.get("resume_after", String.class)));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
