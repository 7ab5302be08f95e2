package io.linli.marketplace.aftersale;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.quarkus.hibernate.reactive.panache.Panache;
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
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;
import io.linli.marketplace.order.OrderedLine;

/** The tables of after-sale requests. Every call needs a transaction inside a tenancy. */
@ApplicationScoped
class AfterSaleStore {

    private static final String SELECT =
            """
            SELECT a.id, a.company_id, a.community_id, a.household_id, a.supplier_id, a.group_id, a.order_id, a.line_id,
                l.name_en, l.name_zh, a.reason, a.quantity, a.note, a.requested, a.approved,
                cast(a.currency AS text) AS currency, a.state, a.escalated, a.due_at, a.failure, a.requested_at
            FROM marketplace.after_sale a JOIN marketplace.order_line l ON l.id = a.line_id
            """;

    private static final String LOCK = " FOR UPDATE OF a";
    private static final String OF_OWNER = SELECT + " WHERE %s = :owner AND a.id = :id";
    private static final String OF_KEY = SELECT + " WHERE a.household_id = :owner AND a.request_key = :id";
    private static final String PAGE = SELECT + " WHERE %s = :owner AND a.id < :before ORDER BY a.id DESC LIMIT :limit";
    private static final String OF_ORDER = SELECT + " WHERE a.order_id = :order ORDER BY a.id DESC";
    private static final String OF_REFUND = SELECT + " WHERE a.refund_id = :refund" + LOCK;

    private static final String SILENT = SELECT
            + """
             WHERE a.state = 'WITH_SUPPLIER' AND a.due_at <= :now ORDER BY a.due_at LIMIT 1
             FOR UPDATE OF a SKIP LOCKED""";

    private static final String UNSETTLED =
            """
            SELECT id FROM marketplace.after_sale WHERE line_id = :line
                AND state IN ('WITH_SUPPLIER', 'WITH_PROPERTY_COMPANY', 'REFUSED_BY_SUPPLIER', 'APPROVED')""";

    private static final String INSERT =
            """
            WITH made AS (
                INSERT INTO marketplace.after_sale (id, request_key, company_id, community_id, household_id, resident_id,
                    supplier_id, group_id, order_id, line_id, reason, quantity, note, requested, currency, state, due_at, requested_at)
                VALUES (:id, :key, :company, :community, :household, :resident, :supplier, :group, :order, :line,
                    :reason, cast(:quantity AS bigint), cast(:note AS text), :requested, :currency, 'WITH_SUPPLIER', :due, :now)
                ON CONFLICT DO NOTHING
                RETURNING id, company_id, state, requested, note, requested_at)
            INSERT INTO marketplace.after_sale_step (id, after_sale_id, company_id, state, party, amount, note, at)
            SELECT :step, id, company_id, state, 'HOUSEHOLD', requested, note, requested_at FROM made""";

    private static final String MOVE =
            """
            WITH moved AS (
                UPDATE marketplace.after_sale SET state = :to, due_at = NULL, failure = cast(:failure AS text),
                    approved = coalesce(approved, cast(:approved AS bigint)),
                    refund_id = coalesce(refund_id, cast(:refund AS uuid)),
                    escalated = escalated OR :escalated
                WHERE id = :id AND state = :from
                RETURNING id, company_id)
            INSERT INTO marketplace.after_sale_step (id, after_sale_id, company_id, state, party, amount, note, at)
            SELECT :step, id, company_id, :to, :party, cast(:amount AS bigint), cast(:note AS text), :now FROM moved""";

    private static final String STEPS =
            """
            SELECT after_sale_id, state, party, amount, note, at FROM marketplace.after_sale_step
            WHERE after_sale_id = ANY (:ids) ORDER BY id""";

    /** @return false when the key is known, or the line has a request that is not settled */
    Uni<Boolean> insert(AfterSaleRequest request, OrderedLine line, Money amount, Instant now, Instant due) {
        return update(session -> session.createNativeQuery(INSERT)
                .setParameter("id", Ids.next())
                .setParameter("key", request.key())
                .setParameter("company", line.companyId())
                .setParameter("community", line.communityId())
                .setParameter("household", line.householdId())
                .setParameter("resident", request.residentId())
                .setParameter("supplier", line.supplierId())
                .setParameter("group", line.groupId())
                .setParameter("order", line.orderId())
                .setParameter("line", line.id())
                .setParameter("reason", request.reason().name())
                .setParameter("quantity", request.ask().unitsAsked().orElse(null))
                .setParameter("note", request.note().orElse(null))
                .setParameter("requested", amount.amount())
                .setParameter("currency", amount.currency().getCurrencyCode())
                .setParameter("due", utc(due))
                .setParameter("now", utc(now))
                .setParameter("step", Ids.next()));
    }

    /** The request of a line that is not settled; empty when there is none. */
    Uni<Optional<UUID>> unsettled(UUID lineId) {
        return Panache.getSession()
                .chain(session -> session.<UUID>createNativeQuery(UNSETTLED)
                        .setParameter("line", lineId)
                        .getResultList())
                .map(ids -> ids.stream().findFirst());
    }

    /** Empty when there is none that the viewer may see. */
    Uni<Optional<AfterSale>> find(AfterSaleViewer viewer, UUID id) {
        return one(OF_OWNER.formatted(owned(viewer)), viewer, id);
    }

    /** What the household asked for with this key; empty when it did not. */
    Uni<Optional<AfterSale>> findByKey(AfterSaleViewer.OfHousehold household, UUID key) {
        return one(OF_KEY, household, key);
    }

    /** As {@link #find}, and this transaction's alone from here on. */
    Uni<Optional<AfterSale>> lock(AfterSaleViewer viewer, UUID id) {
        return one(OF_OWNER.formatted(owned(viewer)) + LOCK, viewer, id);
    }

    /** Newest first. */
    Uni<List<AfterSale>> page(AfterSaleViewer viewer, UUID before, int limit) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(PAGE.formatted(owned(viewer)), Tuple.class)
                        .setParameter("owner", owner(viewer))
                        .setParameter("before", before)
                        .setParameter("limit", limit)
                        .getResultList())
                .chain(this::withSteps);
    }

    Uni<List<AfterSale>> ofOrder(UUID orderId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OF_ORDER, Tuple.class)
                        .setParameter("order", orderId)
                        .getResultList())
                .chain(this::withSteps);
    }

    /** The request a refund was ordered for, this transaction's alone from here on; empty when it was for none. */
    Uni<Optional<AfterSale>> lockOfRefund(UUID refundId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OF_REFUND, Tuple.class)
                        .setParameter("refund", refundId)
                        .getResultList())
                .map(rows -> rows.stream().findFirst().map(AfterSaleStore::afterSale));
    }

    /** One whose supplier was silent for too long, this transaction's alone; empty when there is none. */
    Uni<Optional<AfterSale>> lockSilent(Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(SILENT, Tuple.class)
                        .setParameter("now", utc(now))
                        .getResultList())
                .map(rows -> rows.stream().findFirst().map(AfterSaleStore::afterSale));
    }

    /** @return false when it no longer stands where it was read */
    Uni<Boolean> move(AfterSale from, Move move, Instant now) {
        return update(session -> session.createNativeQuery(MOVE)
                .setParameter("id", from.id())
                .setParameter("from", from.standing().name())
                .setParameter("to", move.to().standing().name())
                .setParameter("party", move.by().name())
                .setParameter("approved", move.approved().map(Money::amount).orElse(null))
                .setParameter("refund", move.refundId().orElse(null))
                .setParameter("escalated", move.escalated())
                .setParameter("failure", move.failure().orElse(null))
                .setParameter("amount", move.amount().map(Money::amount).orElse(null))
                .setParameter("note", move.note().orElse(null))
                .setParameter("now", utc(now))
                .setParameter("step", Ids.next()));
    }

    private Uni<Optional<AfterSale>> one(String sql, AfterSaleViewer viewer, UUID id) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(sql, Tuple.class)
                        .setParameter("owner", owner(viewer))
                        .setParameter("id", id)
                        .getResultList())
                .chain(this::withSteps)
                .map(found -> found.stream().findFirst());
    }

    private Uni<List<AfterSale>> withSteps(List<Tuple> rows) {
        var found = rows.stream().map(AfterSaleStore::afterSale).toList();
        return found.isEmpty()
                ? Uni.createFrom().item(found)
                : steps(found).map(steps -> found.stream()
                        .map(one -> one.with(steps.getOrDefault(one.id(), List.of())))
                        .toList());
    }

    private Uni<Map<UUID, List<AfterSale.Step>>> steps(List<AfterSale> of) {
        var currency = of.get(0).requested().currency().getCurrencyCode();
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(STEPS, Tuple.class)
                        .setParameter("ids", of.stream().map(AfterSale::id).toArray(UUID[]::new))
                        .getResultList())
                .map(rows -> rows.stream()
                        .collect(groupingBy(
                                row -> row.get("after_sale_id", UUID.class),
                                mapping(row -> step(row, currency), toList()))));
    }

    private static String owned(AfterSaleViewer viewer) {
        if (viewer instanceof AfterSaleViewer.OfHousehold) {
            return "a.household_id";
        }
        return viewer instanceof AfterSaleViewer.OfSupplier ? "a.supplier_id" : "a.company_id";
    }

    private static UUID owner(AfterSaleViewer viewer) {
        if (viewer instanceof AfterSaleViewer.OfHousehold household) {
            return household.householdId();
        }
        return viewer instanceof AfterSaleViewer.OfSupplier supplier
                ? supplier.supplierId()
                : ((AfterSaleViewer.OfPropertyCompany) viewer).companyId();
    }

    private static Uni<Boolean> update(Function<Mutiny.Session, Mutiny.MutationQuery> statement) {
        return Panache.getSession()
                .chain(session -> statement.apply(session).executeUpdate())
                .map(changed -> changed > 0);
    }

    private static AfterSale afterSale(Tuple row) {
        var currency = row.get("currency", String.class);
        return new AfterSale(
                row.get("id", UUID.class),
                row.get("company_id", UUID.class),
                row.get("community_id", UUID.class),
                row.get("household_id", UUID.class),
                row.get("supplier_id", UUID.class),
                row.get("group_id", UUID.class),
                row.get("order_id", UUID.class),
                row.get("line_id", UUID.class),
                new LocalizedText(row.get("name_en", String.class), row.get("name_zh", String.class)),
                AfterSaleReason.valueOf(row.get("reason", String.class)),
                Optional.ofNullable(row.get("quantity", Long.class)),
                Optional.ofNullable(row.get("note", String.class)),
                Money.of(row.get("requested", Long.class), currency),
                money(row.get("approved", Long.class), currency),
                AfterSaleState.of(AfterSaleStanding.valueOf(row.get("state", String.class))),
                row.get("escalated", Boolean.class),
                Optional.ofNullable(row.get("due_at", OffsetDateTime.class)).map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.get("failure", String.class)),
                row.get("requested_at", OffsetDateTime.class).toInstant(),
                List.of());
    }

    private static AfterSale.Step step(Tuple row, String currency) {
        return new AfterSale.Step(
                AfterSaleStanding.valueOf(row.get("state", String.class)),
                AfterSaleParty.valueOf(row.get("party", String.class)),
                money(row.get("amount", Long.class), currency),
                Optional.ofNullable(row.get("note", String.class)),
                row.get("at", OffsetDateTime.class).toInstant());
    }

    private static Optional<Money> money(@Nullable Long amount, String currency) {
        return Optional.ofNullable(amount).map(minor -> Money.of(minor, currency));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
