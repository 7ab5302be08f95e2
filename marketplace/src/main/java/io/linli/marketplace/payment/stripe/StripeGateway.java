package io.linli.marketplace.payment.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.exception.StripeException;
import com.stripe.model.Event;
import com.stripe.model.Refund;
import com.stripe.model.StripeCollection;
import com.stripe.net.RequestOptions;
import com.stripe.net.Webhook;
import com.stripe.param.DisputeUpdateParams;
import com.stripe.param.EventListParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import com.stripe.param.checkout.SessionRetrieveParams;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.payment.PaymentGateway;
import io.linli.marketplace.payment.ProviderEvent;
import io.linli.marketplace.payment.ProviderFact;
import io.linli.marketplace.payment.ProviderFact.RefundChanged;
import io.linli.marketplace.payment.ProviderFailure;

/** Stripe behind the payment port: Checkout Sessions, refunds, the events list, signed deliveries. */
@ApplicationScoped
class StripeGateway implements PaymentGateway {

    private static final long PAGE = 100L;
    private static final int MOST_REFUND_PAGES = 10;

    private final StripeCalls stripe;
    private final StripeSettings settings;
    private final SigningSecret secret;

    StripeGateway(StripeCalls stripe, StripeSettings settings, SigningSecret secret) {
        this.stripe = stripe;
        this.settings = settings;
        this.secret = secret;
    }

    @Override
    public Uni<OpenedPage> openPage(PageOrder order) {
        var params = CheckoutPage.of(order);
        return stripe.call(client -> client.v1()
                        .checkout()
                        .sessions()
                        .create(params, key(order.attemptId().toString())))
                .map(session -> new OpenedPage(session.getId(), URI.create(session.getUrl())));
    }

    @Override
    public Uni<ProviderFact> look(String session) {
        return stripe.call(client -> seen(client, session)).map(StripeFacts::session);
    }

    /** A page that is no longer open cannot be closed; what it came to is told all the same. */
    @Override
    public Uni<ProviderFact> closePage(String session) {
        return stripe.call(client -> client.v1().checkout().sessions().expire(session))
                .onFailure(StripeGateway::isRefused)
                .recoverWithNull()
                .chain(() -> look(session));
    }

    /** With what is behind it: a held payment or a saved card does not show in the session itself. */
    private static JsonObject seen(StripeClient client, String session) throws StripeException {
        var params = SessionRetrieveParams.builder()
                .addExpand("payment_intent")
                .addExpand("setup_intent")
                .build();
        return StripeFacts.json(client.v1().checkout().sessions().retrieve(session, params));
    }

    private static boolean isRefused(Throwable failure) {
        return failure instanceof ProviderFailure provider && provider.kind() == ProviderFailure.Kind.REJECTED;
    }

    @Override
    public Uni<RefundChanged> refund(RefundOrder order) {
        var params = RefundCreateParams.builder()
                .setPaymentIntent(order.payment())
                .setAmount(order.amount().amount())
                .putMetadata(StripeFacts.REFUND, order.refundId().toString())
                .putMetadata(StripeFacts.ATTEMPT, order.attemptId().toString())
                .putMetadata(StripeFacts.GROUP, order.groupId().toString())
                .build();
        return stripe.call(client -> client.v1().refunds().create(params, key(order.key())))
                .map(refund -> StripeFacts.refund(StripeFacts.json(refund)));
    }

    @Override
    public Uni<Optional<RefundChanged>> findRefund(RefundOrder order) {
        return stripe.call(client -> find(client, order)).map(found -> found.map(StripeFacts::refund));
    }

    @Override
    public Uni<ProviderFact> submitEvidence(EvidenceOrder order) {
        var params = DisputeUpdateParams.builder()
                .setEvidence(DisputeUpdateParams.Evidence.builder()
                        .setUncategorizedText(order.text())
                        .build())
                .setSubmit(true)
                .build();
        return stripe.call(client -> client.v1().disputes().update(order.dispute(), params, key(order.key())))
                .map(dispute -> StripeFacts.dispute(StripeFacts.json(dispute)));
    }

    @Override
    public Uni<EventPage> events(Instant from, Instant to, Optional<String> after) {
        var params = EventListParams.builder()
                .setLimit(PAGE)
                .setCreated(EventListParams.Created.builder()
                        .setGte(from.getEpochSecond())
                        .setLt(to.getEpochSecond())
                        .build());
        after.ifPresent(params::setStartingAfter);
        return stripe.call(client -> client.v1().events().list(params.build())).map(StripeGateway::page);
    }

    @Override
    public ProviderEvent verify(String body, String signature) {
        try {
            if (secret.all().stream().noneMatch(known -> signed(body, signature, known))) {
                throw forged();
            }
            return read(body);
        } catch (DecodeException notJson) {
            throw forged();
        }
    }

    private boolean signed(String body, String signature, String known) {
        try {
            return Webhook.Signature.verifyHeader(
                    body, signature, known, settings.signatureTolerance().toSeconds());
        } catch (SignatureVerificationException forged) {
            return false;
        }
    }

    private static Refusal forged() {
        return new Refusal(
                Refusal.Kind.INVALID,
                "bad-signature",
                "The delivery is not signed by the payment provider, or was signed too long ago.");
    }

    @Override
    public ProviderEvent read(String payload) {
        return StripeFacts.event(payload);
    }

    private static Optional<JsonObject> find(StripeClient client, RefundOrder order) throws StripeException {
        var params =
                RefundListParams.builder().setPaymentIntent(order.payment()).setLimit(PAGE);
        for (int page = 0; page < MOST_REFUND_PAGES; page++) {
            StripeCollection<Refund> found = client.v1().refunds().list(params.build());
            var made = StripeFacts.json(found).getJsonArray("data").stream()
                    .map(JsonObject.class::cast)
                    .filter(refund -> StripeFacts.isRefund(refund, order.refundId()))
                    .findFirst();
            if (made.isPresent() || !Boolean.TRUE.equals(found.getHasMore())) {
                return made;
            }
            params.setStartingAfter(
                    found.getData().get(found.getData().size() - 1).getId());
        }
        return Optional.empty();
    }

    /** The events exactly as answered, not as this version of the library understands them. */
    private static EventPage page(StripeCollection<Event> found) {
        List<ProviderEvent> events = StripeFacts.json(found).getJsonArray("data").stream()
                .map(event -> StripeFacts.event(((JsonObject) event).encode()))
                .toList();
        return new EventPage(events, Boolean.TRUE.equals(found.getHasMore()));
    }

    static RequestOptions key(String idempotencyKey) {
        return RequestOptions.builder().setIdempotencyKey(idempotencyKey).build();
    }
}
