package io.linli.marketplace.payment.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.CardException;
import com.stripe.exception.StripeException;
import com.stripe.param.PaymentIntentCancelParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentListParams;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;

import io.linli.marketplace.payment.CardGateway;
import io.linli.marketplace.payment.ProviderFact;
import io.linli.marketplace.payment.ProviderFact.About;
import io.linli.marketplace.payment.ProviderFact.Declined;
import io.linli.marketplace.payment.ProviderFact.Irrelevant;
import io.linli.marketplace.payment.ProviderFailure;

/** Stripe behind the port for cards that are charged later: captures, off-session payments, cancellations. */
@ApplicationScoped
class StripeCards implements CardGateway {

    /** A customer of ours lives for one attempt, which is charged a few times at the very most. */
    private static final long PAGE = 100L;

    private final StripeCalls stripe;

    StripeCards(StripeCalls stripe) {
        this.stripe = stripe;
    }

    @Override
    public Uni<ProviderFact> payment(String payment) {
        return stripe.call(client -> client.v1().paymentIntents().retrieve(payment))
                .map(found -> StripeFacts.intent(StripeFacts.json(found)));
    }

    @Override
    public Uni<ProviderFact> capture(CardOrder order) {
        return stripe.call(
                        client -> client.v1().paymentIntents().capture(order.payment(), StripeGateway.key(order.key())))
                .map(captured -> StripeFacts.intent(StripeFacts.json(captured)));
    }

    /** A refused card is an answer, not a failure of the call: what it left is looked up. */
    @Override
    public Uni<ProviderFact> charge(CardOrder order) {
        return stripe.call(
                        client -> client.v1().paymentIntents().create(chargeOf(order), StripeGateway.key(order.key())))
                .map(charged -> StripeFacts.charge(StripeFacts.json(charged)))
                .onFailure(StripeCards::isDecline)
                .recoverWithUni(failure ->
                        findCharge(order).map(left -> left instanceof Irrelevant ? declined(order, failure) : left));
    }

    private static ProviderFact declined(CardOrder order, Throwable failure) {
        var about = new About(Optional.of(order.attemptId()), Optional.empty(), Optional.empty());
        return new Declined(about, ((ProviderFailure) failure).code());
    }

    @Override
    public Uni<ProviderFact> findCharge(CardOrder order) {
        return stripe.call(client -> find(client, order))
                .map(found -> found.map(StripeFacts::charge).orElseGet(Irrelevant::new));
    }

    @Override
    public Uni<ProviderFact> release(CardOrder order) {
        var params = PaymentIntentCancelParams.builder()
                .setCancellationReason(PaymentIntentCancelParams.CancellationReason.ABANDONED)
                .build();
        return stripe.call(client ->
                        client.v1().paymentIntents().cancel(order.payment(), params, StripeGateway.key(order.key())))
                .map(canceled -> StripeFacts.intent(StripeFacts.json(canceled)));
    }

    @Override
    public Uni<Void> forget(CardOrder order) {
        return unlessGone(stripe.call(client -> client.v1().paymentMethods().detach(order.method())))
                .chain(() ->
                        unlessGone(stripe.call(client -> client.v1().customers().delete(order.customer()))));
    }

    private static Uni<Void> unlessGone(Uni<?> call) {
        return call.replaceWithVoid()
                .onFailure(failure ->
                        failure instanceof ProviderFailure provider && provider.kind() == ProviderFailure.Kind.REJECTED)
                .recoverWithNull();
    }

    private static PaymentIntentCreateParams chargeOf(CardOrder order) {
        return PaymentIntentCreateParams.builder()
                .setAmount(order.amount().amount())
                .setCurrency(order.amount().currency().getCurrencyCode().toLowerCase(Locale.ROOT))
                .setCustomer(order.customer())
                .setPaymentMethod(order.method())
                .addPaymentMethodType("card")
                .setConfirm(true)
                .setOffSession(true)
                .setTransferGroup(order.groupId().toString())
                .putMetadata(StripeFacts.ATTEMPT, order.attemptId().toString())
                .putMetadata(StripeFacts.GROUP, order.groupId().toString())
                .build();
    }

    /** One that succeeded first: what came after it, if anything, matters less. */
    private static Optional<JsonObject> find(StripeClient client, CardOrder order) throws StripeException {
        var params = PaymentIntentListParams.builder()
                .setCustomer(order.customer())
                .setLimit(PAGE)
                .build();
        var made = StripeFacts.json(client.v1().paymentIntents().list(params)).getJsonArray("data").stream()
                .map(JsonObject.class::cast)
                .filter(intent -> StripeFacts.isOf(intent, order.attemptId()))
                .toList();
        return made.stream()
                .filter(intent -> "succeeded".equals(intent.getString("status")))
                .findFirst()
                .or(() -> made.stream().findFirst());
    }

    private static boolean isDecline(Throwable failure) {
        return failure instanceof ProviderFailure provider && provider.getCause() instanceof CardException;
    }
}
