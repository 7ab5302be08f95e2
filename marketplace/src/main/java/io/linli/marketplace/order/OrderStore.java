package io.linli.marketplace.order;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.community.Resident;

/** Orders in the database: how they are written and moved. Every call needs a transaction inside a tenancy. */
@ApplicationScoped
class OrderStore {

    private static final String LINES_OF_GROUP =
            """
            select line from OrderLineRow line join OrderRow o on o.id = line.orderId
            where o.groupId = :group order by o.id, line.position""";

    private static final String LINES_OF_GROUPS =
            """
            select line from OrderLineRow line join OrderRow o on o.id = line.orderId
            where o.groupId in (:groups) order by line.id""";

    private static final String LINES_BESIDE =
            """
            select line from OrderLineRow line
            where line.orderId in (select own.orderId from OrderLineRow own where own.bookingId = :booking)
            order by line.position""";

    private static final String PAY =
            """
            UPDATE marketplace.order_group SET state = 'PAID', paid_at = :at WHERE id = :group AND state = 'PENDING'""";

    private static final String PAY_RESERVED =
            """
            UPDATE marketplace.order_group SET state = 'PAID', paid_at = :at WHERE id = :group AND state = 'RESERVED'""";

    private static final String RESERVE =
            """
            UPDATE marketplace.order_group SET state = 'RESERVED', reserved_at = :at
            WHERE id = :group AND state = 'PENDING'""";

    private static final String UNRESERVE =
            """
            UPDATE marketplace.order_group SET state = 'PENDING', expires_at = :at
            WHERE id = :group AND state = 'RESERVED'""";

    private static final String CANCEL_RESERVED =
            "UPDATE marketplace.order_group SET state = 'CANCELLED' WHERE id = ANY(:groups) AND state = 'RESERVED'";

    private static final String EXPIRED =
            """
            SELECT id FROM marketplace.order_group WHERE state = 'PENDING' AND expires_at <= :before
            ORDER BY expires_at LIMIT 1 FOR UPDATE SKIP LOCKED""";

    private static final String CANCEL =
            "UPDATE marketplace.order_group SET state = 'CANCELLED' WHERE id = :group AND state = 'PENDING'";

    private static final String MOVE_ORDERS =
            "UPDATE marketplace.orders SET state = :to WHERE group_id = ANY(:groups) AND state = :from";

    private static final String REFUND =
            """
            UPDATE marketplace.order_line SET refunded = refunded + :amount
            WHERE id = :line AND refunded + :amount <= amount""";

    private static final String REFUND_ORDER =
            """
            UPDATE marketplace.orders o SET state = 'REFUNDED'
            WHERE o.id = (SELECT order_id FROM marketplace.order_line WHERE id = :line)
                AND o.state IN ('PAID', 'COMPLETED')
                AND NOT EXISTS (SELECT FROM marketplace.order_line l WHERE l.order_id = o.id AND l.refunded < l.amount)""";

    private static final String UNREFUND =
            "UPDATE marketplace.order_line SET refunded = refunded - :amount WHERE id = :line AND refunded >= :amount";

    private static final String UNREFUND_ORDER =
            """
            UPDATE marketplace.orders SET state = 'PAID'
            WHERE id = (SELECT order_id FROM marketplace.order_line WHERE id = :line) AND state = 'REFUNDED'""";

    /** Nothing of bills is delivered: their order, sold by the company itself, is done when it is paid. */
    private static final String COMPLETE_BILLS =
            """
            UPDATE marketplace.orders SET state = 'COMPLETED'
            WHERE group_id = :group AND supplier_id = company_id AND state = 'PAID'""";

    private static final String COMPLETE =
            "UPDATE marketplace.orders SET state = 'COMPLETED' WHERE id = :id AND state = 'PAID'";

    Uni<Void> insertGroup(GroupDraft draft, Resident resident, UUID cartId, Instant now, Instant expiresAt) {
        var group = new OrderGroupRow();
        group.id = draft.id();
        group.companyId = resident.companyId();
        group.communityId = resident.communityId();
        group.householdId = resident.householdId();
        group.residentId = resident.id();
        group.cartId = cartId;
        group.total = draft.total().amount();
        group.currency = draft.total().currency().getCurrencyCode();
        group.state = OrderGroup.State.PENDING;
        group.expiresAt = expiresAt;
        group.placedAt = now;
        var orders = draft.orders().stream().map(order -> row(order, group)).toArray(OrderRow[]::new);
        return Panache.getSession().chain(session -> session.persist(group)
                .chain(session::flush)
                .chain(() -> session.persistAll((Object[]) orders))
                .chain(session::flush));
    }

    /**
     * In the order of campaigns, in which payments lock them: a line holds its campaign's row until the transaction ends.
     *
     * @param rules the split rule of each line; bills have none
     */
    Uni<Void> insertLines(GroupDraft draft, Resident resident, Map<UUID, UUID> rules) {
        var rows = draft.orders().stream()
                .flatMap(order -> order.lines().stream()
                        .map(line -> row(line, order.id(), resident.companyId(), rules.get(line.id()))))
                .sorted(Comparator.comparing(OrderStore::campaign))
                .toArray(OrderLineRow[]::new);
        return Panache.getSession()
                .chain(session -> session.persistAll((Object[]) rows).chain(session::flush));
    }

    Uni<OrderGroupRow> groupOfCart(UUID cartId) {
        return Panache.getSession().chain(session -> session.createSelectionQuery(
                        "from OrderGroupRow where cartId = :cart", OrderGroupRow.class)
                .setParameter("cart", cartId)
                .getSingleResult());
    }

    /** Refuses with: {@code order-group-not-found}. */
    Uni<OrderGroupRow> group(UUID groupId) {
        return Panache.getSession()
                .chain(session -> session.find(OrderGroupRow.class, groupId))
                .onItem()
                .ifNull()
                .failWith(() -> Refusal.notFound("order-group"));
    }

    Uni<List<OrderLineRow>> linesOfGroup(UUID groupId) {
        return Panache.getSession().chain(session -> session.createSelectionQuery(LINES_OF_GROUP, OrderLineRow.class)
                .setParameter("group", groupId)
                .getResultList());
    }

    Uni<List<OrderLineRow>> linesOfGroups(Collection<UUID> groupIds) {
        return groupIds.isEmpty()
                ? Uni.createFrom().item(List.of())
                : Panache.getSession()
                        .chain(session -> session.createSelectionQuery(LINES_OF_GROUPS, OrderLineRow.class)
                                .setParameter("groups", List.copyOf(groupIds))
                                .getResultList());
    }

    Uni<List<OrderLineRow>> linesOfOrders(Collection<UUID> orderIds) {
        return Panache.getSession().chain(session -> session.createSelectionQuery(
                        "from OrderLineRow where orderId in (:orders) order by orderId, position", OrderLineRow.class)
                .setParameter("orders", List.copyOf(orderIds))
                .getResultList());
    }

    /** All lines of the order that a visit belongs to. */
    Uni<List<OrderLineRow>> linesBeside(UUID bookingId) {
        return Panache.getSession().chain(session -> session.createSelectionQuery(LINES_BESIDE, OrderLineRow.class)
                .setParameter("booking", bookingId)
                .getResultList());
    }

    /** True when the group waited for its payment and is paid now, with its orders. */
    Uni<Boolean> pay(UUID groupId, Instant at) {
        return move(PAY, groupId, at, Order.State.PENDING, Order.State.PAID);
    }

    /** True when the group was reserved by a card and is paid now, with its orders. */
    Uni<Boolean> payReserved(UUID groupId, Instant at) {
        return move(PAY_RESERVED, groupId, at, Order.State.RESERVED, Order.State.PAID);
    }

    /** True when the group waited for its payment and is reserved now, with its orders. */
    Uni<Boolean> reserve(UUID groupId, Instant at) {
        return move(RESERVE, groupId, at, Order.State.PENDING, Order.State.RESERVED);
    }

    /** True when the group was reserved and waits for its payment again, with its orders, until then. */
    Uni<Boolean> unreserve(UUID groupId, Instant expiresAt) {
        return move(UNRESERVE, groupId, expiresAt, Order.State.RESERVED, Order.State.PENDING);
    }

    /** Groups that were reserved are cancelled, with their orders. */
    Uni<Void> cancelReserved(Collection<UUID> groupIds) {
        var ids = groupIds.toArray(UUID[]::new);
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(CANCEL_RESERVED)
                        .setParameter("groups", ids)
                        .executeUpdate())
                .chain(rows -> moveOrders(ids, rows, Order.State.RESERVED, Order.State.CANCELLED))
                .replaceWithVoid();
    }

    private static Uni<Boolean> move(String statement, UUID groupId, Instant at, Order.State from, Order.State to) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(statement)
                        .setParameter("at", utc(at))
                        .setParameter("group", groupId)
                        .executeUpdate())
                .call(rows -> moveOrders(new UUID[] {groupId}, rows, from, to))
                .map(rows -> rows == 1);
    }

    /** A group that could be paid until then and was not, this transaction's alone; empty when there is none. */
    Uni<Optional<UUID>> lockExpired(Instant before) {
        return Panache.getSession()
                .chain(session -> session.<UUID>createNativeQuery(EXPIRED)
                        .setParameter("before", utc(before))
                        .getSingleResultOrNull())
                .map(Optional::ofNullable);
    }

    /** True when the group waited for its payment and is cancelled now, with its orders. */
    Uni<Boolean> cancel(UUID groupId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(CANCEL)
                        .setParameter("group", groupId)
                        .executeUpdate())
                .call(rows -> moveOrders(new UUID[] {groupId}, rows, Order.State.PENDING, Order.State.CANCELLED))
                .map(rows -> rows == 1);
    }

    /** Counts what went back of a line; an order whose lines all went back as a whole is refunded. */
    Uni<Void> refund(UUID lineId, long amount) {
        return count(REFUND, REFUND_ORDER, lineId, amount);
    }

    /** A refund came back to us: the line was not refunded that much, and its order not as a whole. */
    Uni<Void> unrefund(UUID lineId, long amount) {
        return count(UNREFUND, UNREFUND_ORDER, lineId, amount);
    }

    private static Uni<Void> count(String ofLine, String ofOrder, UUID lineId, long amount) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ofLine)
                        .setParameter("amount", amount)
                        .setParameter("line", lineId)
                        .executeUpdate()
                        .chain(() -> session.createNativeQuery(ofOrder)
                                .setParameter("line", lineId)
                                .executeUpdate()))
                .replaceWithVoid();
    }

    Uni<Void> complete(UUID orderId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(COMPLETE)
                        .setParameter("id", orderId)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** The bills of a paid group. */
    Uni<Void> completeBills(UUID groupId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(COMPLETE_BILLS)
                        .setParameter("group", groupId)
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static Uni<Integer> moveOrders(UUID[] groupIds, int moved, Order.State from, Order.State to) {
        if (moved == 0) {
            return Uni.createFrom().item(0);
        }
        return Panache.getSession().chain(session -> session.createNativeQuery(MOVE_ORDERS)
                .setParameter("to", to.name())
                .setParameter("groups", groupIds)
                .setParameter("from", from.name())
                .executeUpdate());
    }

    private static OrderRow row(GroupDraft.OrderDraft draft, OrderGroupRow group) {
        var order = new OrderRow();
        order.id = draft.id();
        order.companyId = group.companyId;
        order.communityId = group.communityId;
        order.groupId = group.id;
        order.supplierId = draft.supplierId();
        order.total = draft.total().amount();
        order.currency = group.currency;
        order.state = Order.State.PENDING;
        order.placedAt = group.placedAt;
        return order;
    }

    private static OrderLineRow row(GroupDraft.LineDraft draft, UUID orderId, UUID companyId, @Nullable UUID ruleId) {
        var row = new OrderLineRow();
        row.id = draft.id();
        row.companyId = companyId;
        row.orderId = orderId;
        row.position = (short) draft.position();
        row.about(draft.line().subject());
        row.nameEn = draft.line().name().en();
        row.nameZh = draft.line().name().zh();
        row.categoryId = draft.line().category().orElse(null);
        row.quantity = draft.line().quantity();
        row.unitPrice = draft.line().unitPrice().amount();
        row.amount = draft.line().amount().amount();
        row.ruleId = ruleId;
        row.deliveryOn = draft.line().deliveryOn().orElse(null);
        return row;
    }

    /** As the database orders ids. */
    private static String campaign(OrderLineRow line) {
        return line.campaignId == null ? "" : line.campaignId.toString();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
