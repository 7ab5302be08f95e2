package io.linli.web.booking;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;

import io.linli.marketplace.order.PlacedOrder;
import io.linli.web.order.PaymentStart;

/** Sends whoever ordered a visit, or what was agreed besides, to pay it. */
@RequestScoped
public class OrderedVisits {

    private final PaymentStart payment;

    OrderedVisits(PaymentStart payment) {
        this.payment = payment;
    }

    /** Must not be called inside a transaction. */
    public Uni<Response> toPay(UUID bookingId, PlacedOrder order) {
        return payment.start(order.companyId(), order.groupId(), Optional.empty())
                .map(page -> new OrderedView(
                        bookingId, order.groupId(), order.total(), page.url(), order.expiresAt()))
                .map(view -> Response.created(URI.create("/api/v1/order-groups/" + view.orderGroupId()))
                        .entity(view)
                        .build());
    }
}
