package io.linli.marketplace.order;

import static java.util.stream.Collectors.groupingBy;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Cursor;
import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Slice;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.payment.PaymentPlan;
import io.linli.marketplace.payment.PaymentStatus;
import io.linli.marketplace.payment.Payments;

/** Reads orders as somebody may see them: a resident the own ones, a supplier what it delivers, a company its communities'. */
@ApplicationScoped
public class Orders {

    private static final String OF_RESIDENT =
            """
            select o from OrderRow o join OrderGroupRow g on g.id = o.groupId
            where g.residentId = :owner and o.id < :before""";

    private static final String OF_SUPPLIER =
            """
            select o from OrderRow o
            where o.supplierId = :owner and o.id < :before and o.state not in (PENDING, RESERVED, CANCELLED)""";

    private static final String OF_COMPANY = "select o from OrderRow o where o.companyId = :owner and o.id < :before";

    private static final String ONE = " and o.id = :id";
    private static final String NEWEST_FIRST = " order by o.id desc";

    private static final UUID AFTER_ALL = new UUID(-1L, -1L);

    private final Tenancy tenancy;
    private final OrderStore store;
    private final Payments payments;
    private final Decisions decisions;
    private final SellerNames sellers;

    Orders(Tenancy tenancy, OrderStore store, Payments payments, Decisions decisions, SellerNames sellers) {
        this.decisions = decisions;
        this.payments = payments;
        this.tenancy = tenancy;
        this.store = store;
        this.sellers = sellers;
    }

    /** Refuses with: {@code order-not-found}, also for one the viewer may not see. */
    @WithTransaction
    public Uni<Order> get(OrderViewer viewer, UUID orderId) {
        return enter(viewer)
                .chain(Panache::getSession)
                .chain(session -> session.createSelectionQuery(query(viewer) + ONE, OrderRow.class)
                        .setParameter("owner", owner(viewer))
                        .setParameter("before", AFTER_ALL)
                        .setParameter("id", orderId)
                        .getResultList())
                .chain(this::withLines)
                .map(found -> found.stream().findFirst().orElseThrow(() -> Refusal.notFound("order")));
    }

    /**
     * Newest first. Refuses with: {@code bad-cursor}.
     *
     * @param cursor of an earlier page, null for the first
     */
    @WithTransaction
    public Uni<Slice<Order>> list(OrderViewer viewer, @Nullable String cursor, int limit) {
        var before = cursor == null ? AFTER_ALL : Cursor.id(cursor);
        return enter(viewer)
                .chain(Panache::getSession)
                .chain(session -> session.createSelectionQuery(query(viewer) + NEWEST_FIRST, OrderRow.class)
                        .setParameter("owner", owner(viewer))
                        .setParameter("before", before)
                        .setMaxResults(limit + 1)
                        .getResultList())
                .chain(this::withLines)
                .map(found -> Slice.of(found, limit, last -> Cursor.of(last.id())));
    }

    /**
     * What one checkout pays, for the resident who checked out. The payment is read before what it changes: whoever is told that
     * the money is there is told in the same answer that the order is paid. Refuses with: {@code order-group-not-found}.
     */
    @WithTransaction
    public Uni<OrderGroup> group(OrderViewer.OfResident viewer, UUID groupId) {
        return tenancy.enter(viewer.companyId())
                .chain(() -> payments.of(groupId))
                .chain(payment -> store.group(groupId)
                        .invoke(group -> requireOwn(group, viewer))
                        .chain(group -> ordersOf(groupId).chain(orders -> view(group, payment, orders))));
    }

    private Uni<OrderGroup> view(OrderGroupRow group, Optional<PaymentStatus> payment, List<Order> orders) {
        var campaigns = orders.stream()
                .flatMap(order -> order.lines().stream())
                .map(line -> line.inAnyCase() ? null : line.campaignId())
                .toList();
        return decisions.of(campaigns).map(known -> {
            var plan = payments.plan(campaigns.stream().map(known::awaitedBy).toList());
            return view(group, payment, orders, plan, known.last());
        });
    }

    private Uni<List<Order>> ordersOf(UUID groupId) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "from OrderRow where groupId = :group order by id", OrderRow.class)
                        .setParameter("group", groupId)
                        .getResultList())
                .chain(this::withLines);
    }

    private Uni<Void> enter(OrderViewer viewer) {
        if (viewer instanceof OrderViewer.OfResident resident) {
            return tenancy.enter(resident.companyId());
        }
        return viewer instanceof OrderViewer.OfPropertyCompany company
                ? tenancy.enter(company.companyId())
                : tenancy.cross("a supplier's orders");
    }

    private static String query(OrderViewer viewer) {
        if (viewer instanceof OrderViewer.OfResident) {
            return OF_RESIDENT;
        }
        return viewer instanceof OrderViewer.OfSupplier ? OF_SUPPLIER : OF_COMPANY;
    }

    private static UUID owner(OrderViewer viewer) {
        if (viewer instanceof OrderViewer.OfResident resident) {
            return resident.residentId();
        }
        return viewer instanceof OrderViewer.OfSupplier supplier
                ? supplier.supplierId()
                : ((OrderViewer.OfPropertyCompany) viewer).companyId();
    }

    private Uni<List<Order>> withLines(List<OrderRow> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return store.linesOfOrders(rows.stream().map(row -> row.id).toList())
                .chain(lines -> sellers.of(rows).map(names -> views(rows, lines, names)));
    }

    private static List<Order> views(List<OrderRow> rows, List<OrderLineRow> lines, Map<UUID, LocalizedText> names) {
        var linesOf = lines.stream().collect(groupingBy(line -> line.orderId));
        return rows.stream()
                .map(row -> view(row, linesOf.getOrDefault(row.id, List.of()), names))
                .toList();
    }

    private static Order view(OrderRow row, List<OrderLineRow> lines, Map<UUID, LocalizedText> supplierNames) {
        return new Order(
                row.id,
                row.groupId,
                row.companyId,
                row.communityId,
                row.supplierId,
                supplierNames.getOrDefault(row.supplierId, LocalizedText.same("")),
                row.state,
                Money.of(row.total, row.currency),
                row.placedAt,
                lines.stream().map(line -> line.toLine(row.currency)).toList());
    }

    private static OrderGroup view(
            OrderGroupRow group,
            Optional<PaymentStatus> payment,
            List<Order> orders,
            PaymentPlan plan,
            Optional<Instant> decidedAt) {
        return new OrderGroup(
                group.id,
                group.companyId,
                group.communityId,
                group.state,
                group.money(),
                group.placedAt,
                group.expiresAt,
                Optional.ofNullable(group.reservedAt),
                Optional.ofNullable(group.paidAt),
                plan,
                decidedAt,
                payment,
                orders);
    }

    private static void requireOwn(OrderGroupRow group, OrderViewer.OfResident viewer) {
        if (!group.residentId.equals(viewer.residentId())) {
            throw Refusal.notFound("order-group");
        }
    }
}
