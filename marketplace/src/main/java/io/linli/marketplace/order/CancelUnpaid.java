package io.linli.marketplace.order;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;

import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.bill.PayableBills;
import io.linli.marketplace.booking.Bookings;
import io.linli.marketplace.campaign.Seats;
import io.linli.marketplace.payment.Payments;

/**
 * Cancels order groups nobody paid in time and gives back their stock, seats and visits, and sets their bills free. Any number of instances may run it
 * at once. Money that comes later all the same is refunded by {@code payment}.
 */
@ApplicationScoped
public class CancelUnpaid {

    private static final Logger LOG = Logger.getLogger(CancelUnpaid.class);

    private final Tenancy tenancy;
    private final OrderStore orders;
    private final Seats seats;
    private final Bookings bookings;
    private final PayableBills bills;
    private final Payments payments;
    private final OrderSettings settings;
    private final Clock clock;

    CancelUnpaid(
            Tenancy tenancy,
            OrderStore orders,
            Seats seats,
            Bookings bookings,
            PayableBills bills,
            Payments payments,
            OrderSettings settings,
            Clock clock) {
        this.tenancy = tenancy;
        this.orders = orders;
        this.seats = seats;
        this.bookings = bookings;
        this.bills = bills;
        this.payments = payments;
        this.settings = settings;
        this.clock = clock;
    }

    /** One group in a transaction of its own, so that it waits for nobody's stock while it holds another's. */
    @WithTransaction
    public Uni<Boolean> next() {
        var before = clock.instant().minus(settings.paymentGrace());
        return tenancy.cross("cancel unpaid orders")
                .chain(() -> orders.lockExpired(before))
                .call(group -> group.isPresent()
                        ? cancel(group.get())
                        : Uni.createFrom().voidItem())
                .map(Optional::isPresent);
    }

    private Uni<Void> cancel(UUID groupId) {
        LOG.infof("order group %s was not paid in time: cancelled", groupId);
        return orders.cancel(groupId)
                .chain(cancelled ->
                        cancelled ? giveBack(groupId) : Uni.createFrom().voidItem());
    }

    private Uni<Void> giveBack(UUID groupId) {
        return orders.linesOfGroup(groupId)
                .call(lines -> bookings.release(ids(lines, OrderLineRow::ownBooking)))
                .call(() -> bills.free(groupId))
                .call(lines -> seats.release(ids(lines, line -> line.joinId), groupId))
                .call(() -> payments.giveUp(groupId))
                .replaceWithVoid();
    }

    private static List<UUID> ids(List<OrderLineRow> lines, Function<OrderLineRow, UUID> id) {
        return lines.stream().map(id).filter(Objects::nonNull).toList();
    }
}
