package io.linli.marketplace.order;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;

/** Single lines of orders, for features that follow up on them. Needs a transaction inside a tenancy. */
@ApplicationScoped
public class OrderedLines {

    private static final String FIND =
            """
            select line, o, g, seat.allotted, item.finalPrice from OrderLineRow line
            join OrderRow o on o.id = line.orderId
            join OrderGroupRow g on g.id = o.groupId
            left join SeatRow seat on seat.id = line.joinId
            left join ItemRow item on item.id = seat.itemId
            where line.id = :line""";

    OrderedLines() {}

    /** Empty when there is none, or none in this tenancy. */
    public Uni<Optional<OrderedLine>> find(UUID lineId) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(FIND, Object[].class)
                        .setParameter("line", lineId)
                        .getResultList())
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> line(
                                (OrderLineRow) row[0], (OrderRow) row[1], (OrderGroupRow) row[2], (Long) row[3], (Long)
                                        row[4])));
    }

    private static OrderedLine line(
            OrderLineRow line,
            OrderRow order,
            OrderGroupRow group,
            @Nullable Long allotted,
            @Nullable Long finalPrice) {
        return new OrderedLine(
                line.id,
                order.id,
                group.id,
                line.companyId,
                order.communityId,
                group.householdId,
                order.supplierId,
                line.kind,
                new LocalizedText(line.nameEn, line.nameZh),
                allotted == null ? line.quantity : allotted,
                Money.of(finalPrice == null ? line.unitPrice : finalPrice, order.currency),
                Money.of(line.amount, order.currency),
                order.state);
    }
}
