package io.linli.web.order;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import io.linli.marketplace.payment.PayBy;
import io.linli.marketplace.payment.PaymentPage;
import io.linli.marketplace.payment.PaymentRequest;
import io.linli.marketplace.payment.StartPayment;

/** Sends whoever makes the request at hand to the payment provider, and tells it where to send the browser back. */
@RequestScoped
public class PaymentStart {

    /** The page of an order group, where the browser comes back to. */
    public static final String RETURN_PATH = "/order-groups/";

    /** Where the provider sends whoever paid; a page that is left or cancelled leads back without it. */
    public static final String PAID_QUERY = "?paid=true";

    private final RoutingContext request;
    private final StartPayment payment;

    PaymentStart(RoutingContext request, StartPayment payment) {
        this.request = request;
        this.payment = payment;
    }

    /**
     * Must not be called inside a transaction. Refuses with what {@link StartPayment} refuses with.
     *
     * @param payBy where card and wallet have different pages: which
     */
    public Uni<PaymentPage> start(UUID companyId, UUID groupId, Optional<PayBy> payBy) {
        var page = URI.create(request.request().absoluteURI()).resolve(RETURN_PATH + groupId);
        var paid = URI.create(page + PAID_QUERY);
        return payment.start(new PaymentRequest(companyId, groupId, paid, page, locale(), payBy));
    }

    private Locale locale() {
        return request.acceptableLanguages().stream()
                .map(language -> Locale.forLanguageTag(language.value()))
                .findFirst()
                .orElse(Locale.ENGLISH);
    }
}
