package io.linli.marketplace.quote;

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

/** Quotes in the database. Needs a transaction inside a tenancy. */
@ApplicationScoped
class QuoteStore {

    private static final String INSERT =
            """
            INSERT INTO marketplace.quote_request (id, company_id, community_id, household_id, resident_id, supplier_id,
                service_item_id, wish, state, asked_at)
            VALUES (:id, :company, :community, :household, :resident, :supplier, :item, :wish, 'ASKED', :now)
            ON CONFLICT (id) DO NOTHING""";

    private static final String SELECT =
            """
            SELECT id, company_id, community_id, household_id, resident_id, supplier_id, service_item_id, wish, state, asked_at,
                cast(lines AS text) AS lines, amount, cast(currency AS text) AS currency, minutes, valid_until, note, booking_id
            FROM marketplace.quote_request WHERE\s""";

    private static final String LOCK = SELECT + "id = :id FOR UPDATE";
    private static final String BY_ID = SELECT + "id = :id";
    private static final String OF_HOUSEHOLD =
            SELECT + "household_id = :owner ORDER BY asked_at DESC, id LIMIT :limit";
    private static final String OF_PROVIDER = SELECT + "supplier_id = :owner ORDER BY asked_at DESC, id LIMIT :limit";

    private static final String QUOTE =
            """
            UPDATE marketplace.quote_request SET state = 'QUOTED', lines = cast(cast(:lines AS text) AS jsonb), amount = :amount,
                currency = :currency, minutes = :minutes, valid_until = :until, note = :note
            WHERE id = :id AND state IN ('ASKED', 'QUOTED')""";

    private static final String END =
            "UPDATE marketplace.quote_request SET state = :state, note = :note WHERE id = :id AND state IN ('ASKED', 'QUOTED')";

    private static final String ACCEPT =
            """
            UPDATE marketplace.quote_request SET state = 'ACCEPTED', booking_id = :booking
            WHERE id = :id AND state IN ('QUOTED', 'ACCEPTED')""";

    Uni<Void> insert(QuoteRequest request) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(INSERT)
                        .setParameter("id", request.id())
                        .setParameter("company", request.companyId())
                        .setParameter("community", request.communityId())
                        .setParameter("household", request.householdId())
                        .setParameter("resident", request.residentId())
                        .setParameter("supplier", request.supplierId())
                        .setParameter("item", request.serviceItemId())
                        .setParameter("wish", request.wish())
                        .setParameter("now", utc(request.askedAt()))
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<Optional<QuoteRequest>> find(UUID id) {
        return list(BY_ID, "id", id, 0).map(found -> found.stream().findFirst());
    }

    /** This transaction's alone. */
    Uni<Optional<QuoteRequest>> lock(UUID id) {
        return list(LOCK, "id", id, 0).map(found -> found.stream().findFirst());
    }

    Uni<List<QuoteRequest>> ofHousehold(UUID householdId, int limit) {
        return list(OF_HOUSEHOLD, "owner", householdId, limit);
    }

    Uni<List<QuoteRequest>> ofProvider(UUID supplierId, int limit) {
        return list(OF_PROVIDER, "owner", supplierId, limit);
    }

    Uni<Boolean> quote(UUID id, Quoted quoted, String note) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(QUOTE)
                        .setParameter("lines", TermsJson.text(new QuoteLines(quoted.lines())))
                        .setParameter("amount", quoted.total().amount())
                        .setParameter("currency", quoted.total().currency().getCurrencyCode())
                        .setParameter("minutes", quoted.minutes())
                        .setParameter("until", utc(quoted.validUntil()))
                        .setParameter("note", note)
                        .setParameter("id", id)
                        .executeUpdate())
                .map(rows -> rows == 1);
    }

    Uni<Boolean> end(UUID id, QuoteRequest.State state, String note) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(END)
                        .setParameter("state", state.name())
                        .setParameter("note", note)
                        .setParameter("id", id)
                        .executeUpdate())
                .map(rows -> rows == 1);
    }

    Uni<Boolean> accept(UUID id, UUID bookingId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ACCEPT)
                        .setParameter("booking", bookingId)
                        .setParameter("id", id)
                        .executeUpdate())
                .map(rows -> rows == 1);
    }

    private static Uni<List<QuoteRequest>> list(String sql, String parameter, UUID value, int limit) {
        return Panache.getSession()
                .chain(session -> {
                    var query = session.createNativeQuery(sql, Tuple.class).setParameter(parameter, value);
                    return (limit > 0 ? query.setParameter("limit", limit) : query).getResultList();
                })
                .map(rows -> rows.stream().map(QuoteStore::request).toList());
    }

    private static QuoteRequest request(Tuple row) {
        return new QuoteRequest(
                row.get("id", UUID.class),
                row.get("company_id", UUID.class),
                row.get("community_id", UUID.class),
                row.get("household_id", UUID.class),
                row.get("resident_id", UUID.class),
                row.get("supplier_id", UUID.class),
                row.get("service_item_id", UUID.class),
                row.get("wish", String.class),
                QuoteRequest.State.valueOf(row.get("state", String.class)),
                row.get("asked_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.get("lines", String.class)).map(lines -> quoted(lines, row)),
                row.get("note", String.class),
                Optional.ofNullable(row.get("booking_id", UUID.class)));
    }

    private static Quoted quoted(String lines, Tuple row) {
        return new Quoted(
                TermsJson.value(lines, QuoteLines.class).lines(),
                Money.of(row.get("amount", Long.class), row.get("currency", String.class)),
                row.get("minutes", Integer.class),
                row.get("valid_until", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
