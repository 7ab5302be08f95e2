package io.linli.marketplace.settlement;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.category.Categories;
import io.linli.catalog.category.CategoryNode;
import io.linli.catalog.kernel.Money;
import io.linli.marketplace.ledger.Party;
import io.linli.marketplace.ledger.PartyKind;
import io.linli.marketplace.settlement.Simulation.Recipient;

/** A month's lines that rules divided (so no bills), in batches of whole orders, oldest first. Days are those of each community's time zone. */
@ApplicationScoped
class MonthLines {

    /** Orders of one batch. */
    private static final int BATCH = 500;

    private static final String ORDERS =
            """
            SELECT o.id, o.placed_at FROM marketplace.orders o JOIN marketplace.community c ON c.id = o.community_id
            WHERE o.placed_at >= :from AND o.placed_at < :to AND (o.placed_at, o.id) > (:afterAt, :afterId)
                AND cast(o.placed_at AT TIME ZONE c.time_zone AS date) BETWEEN :first AND :last
                AND (cast(:company AS uuid) IS NULL OR o.company_id = :company)
                AND o.state IN ('PAID', 'COMPLETED', 'REFUNDED') AND o.supplier_id <> o.company_id
            ORDER BY o.placed_at, o.id LIMIT :limit
            """;

    private static final String LINES =
            """
            SELECT l.id, o.company_id, o.community_id, o.supplier_id, l.category_id, l.campaign_id, k.leader_id, l.quantity,
                l.unit_price, cast(o.currency AS text) AS currency, o.placed_at, l.rule_id
            FROM marketplace.order_line l JOIN marketplace.orders o ON o.id = l.order_id
            LEFT JOIN marketplace.campaign k ON k.id = l.campaign_id
            WHERE l.order_id = ANY (:orders)
            """;

    private static final String SHARES =
            """
            SELECT p.line_id, a.kind = 'TAX_PAYABLE' AS tax, a.party_kind, a.party_id,
                cast(-sum(p.amount) AS bigint) AS amount
            FROM marketplace.posting p
            JOIN marketplace.journal_entry e ON e.id = p.entry_id AND e.kind IN ('SPLIT', 'SPLIT_REVERSAL', 'SPLIT_RESTORED')
            JOIN marketplace.ledger_account a ON a.id = p.account_id AND a.kind <> 'ORDERS_HELD'
            WHERE p.order_id = ANY (:orders)
            GROUP BY p.line_id, 2, a.party_kind, a.party_id
            """;

    private final Rules rules;
    private final Categories categories;

    MonthLines(Rules rules, Categories categories) {
        this.rules = rules;
        this.categories = categories;
    }

    /** The last order seen. */
    record Position(Instant placedAt, UUID orderId) {

        static final Position START = new Position(Instant.EPOCH, new UUID(0, 0));
    }

    /** @param more there may be orders behind the last of these */
    record Batch(int orders, List<DividedLine> lines, Position last, boolean more) {}

    /** What the database has of a batch. */
    private record Rows(List<Tuple> lines, Map<UUID, Map<Recipient, Long>> shares) {

        List<UUID> categories() {
            return lines.stream()
                    .map(line -> line.get("category_id", UUID.class))
                    .toList();
        }

        List<UUID> rules() {
            return lines.stream()
                    .map(line -> line.get("rule_id", UUID.class))
                    .distinct()
                    .toList();
        }
    }

    Uni<Batch> next(YearMonth month, Optional<UUID> companyId, Position after) {
        return orders(month, companyId, after)
                .chain(orders -> orders.isEmpty()
                        ? Uni.createFrom().item(new Batch(0, List.of(), after, false))
                        : batch(orders));
    }

    private Uni<List<Tuple>> orders(YearMonth month, Optional<UUID> companyId, Position after) {
        var first = month.atDay(1);
        var last = month.atEndOfMonth();
        return Panache.getSession().chain(session -> session.createNativeQuery(ORDERS, Tuple.class)
                .setParameter("from", first.minusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC))
                .setParameter("to", last.plusDays(2).atStartOfDay().atOffset(ZoneOffset.UTC))
                .setParameter("first", first)
                .setParameter("last", last)
                .setParameter("afterAt", after.placedAt().atOffset(ZoneOffset.UTC))
                .setParameter("afterId", after.orderId())
                .setParameter("company", companyId.orElse(null))
                .setParameter("limit", BATCH)
                .getResultList());
    }

    private Uni<Batch> batch(List<Tuple> orders) {
        var ids = orders.stream().map(order -> order.get("id", UUID.class)).toArray(UUID[]::new);
        var last = orders.get(orders.size() - 1);
        var position =
                new Position(last.get("placed_at", OffsetDateTime.class).toInstant(), last.get("id", UUID.class));
        return rows(ids)
                .chain(this::divided)
                .map(lines -> new Batch(orders.size(), lines, position, orders.size() == BATCH));
    }

    private static Uni<Rows> rows(UUID[] orders) {
        return list(LINES, orders).chain(lines -> list(SHARES, orders).map(shares -> new Rows(lines, byLine(shares))));
    }

    private static Uni<List<Tuple>> list(String sql, UUID[] orders) {
        return Panache.getSession().chain(session -> session.createNativeQuery(sql, Tuple.class)
                .setParameter("orders", orders)
                .getResultList());
    }

    /** Lines whose split is not yet booked are left out: nobody got anything of them. */
    private Uni<List<DividedLine>> divided(Rows rows) {
        return categories.ancestries(rows.categories()).chain(paths -> rules.byIds(rows.rules())
                .map(known -> rows.lines().stream()
                        .filter(row -> rows.shares().containsKey(row.get("id", UUID.class)))
                        .map(row -> new DividedLine(
                                line(row, paths),
                                known.get(row.get("rule_id", UUID.class)),
                                rows.shares().get(row.get("id", UUID.class))))
                        .toList()));
    }

    private static SplitLine line(Tuple row, Map<UUID, List<CategoryNode>> paths) {
        return new SplitLine(
                row.get("id", UUID.class),
                row.get("company_id", UUID.class),
                row.get("community_id", UUID.class),
                row.get("supplier_id", UUID.class),
                paths.getOrDefault(row.get("category_id", UUID.class), List.of()).stream()
                        .map(CategoryNode::id)
                        .toList(),
                Optional.ofNullable(row.get("campaign_id", UUID.class)),
                Optional.ofNullable(row.get("leader_id", UUID.class)),
                row.get("quantity", Long.class),
                Money.of(row.get("unit_price", Long.class), row.get("currency", String.class)),
                row.get("placed_at", OffsetDateTime.class).toInstant());
    }

    private static Map<UUID, Map<Recipient, Long>> byLine(List<Tuple> rows) {
        return rows.stream()
                .collect(groupingBy(
                        row -> row.get("line_id", UUID.class),
                        toMap(MonthLines::recipient, row -> row.get("amount", Long.class))));
    }

    private static Recipient recipient(Tuple row) {
        var kind = PartyKind.valueOf(row.get("party_kind", String.class));
        return new Recipient(new Party(kind, row.get("party_id", UUID.class)), row.get("tax", Boolean.class));
    }
}
