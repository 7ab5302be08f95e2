package io.linli.marketplace.payment;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.payment.PaymentGateway.OpenedPage;
import io.linli.marketplace.payment.PaymentGateway.PageOrder;

/**
 * Sends the payer to the provider: commits the intent, opens the provider's page outside any transaction, commits the page.
 * Called again (a second tab, a retry after a crash) it answers with the same page while that can still be paid; when the
 * former attempt failed or its page closed, with a page of a new attempt.
 *
 * <p>Must not be called inside a transaction. Refuses with: {@code order-group-not-found}, {@code order-not-payable},
 * {@code payment-provider-unavailable}.
 */
@ApplicationScoped
public class StartPayment {

    private static final Logger LOG = Logger.getLogger(StartPayment.class);

    /** When the provider keeps answering one attempt with an error, another is tried, so often. */
    private static final int FRESH_ATTEMPTS = 1;

    private final Attempts attempts;
    private final PaidGroups groups;
    private final PaymentGateway gateway;
    private final RecordOutcome outcomes;
    private final Tenancy tenancy;
    private final PaymentSettings settings;
    private final Clock clock;

    StartPayment(
            Attempts attempts,
            PaidGroups groups,
            PaymentGateway gateway,
            RecordOutcome outcomes,
            Tenancy tenancy,
            PaymentSettings settings,
            Clock clock) {
        this.attempts = attempts;
        this.groups = groups;
        this.gateway = gateway;
        this.outcomes = outcomes;
        this.tenancy = tenancy;
        this.settings = settings;
        this.clock = clock;
    }

    public Uni<PaymentPage> start(PaymentRequest request) {
        return start(request, FRESH_ATTEMPTS);
    }

    private Uni<PaymentPage> start(PaymentRequest request, int freshAttempts) {
        return intend(request)
                .chain(intent -> current(request, intent))
                .chain(intent -> page(request, intent, freshAttempts));
    }

    /** The intent is committed before the provider hears of it. */
    private Uni<Intent> intend(PaymentRequest request) {
        return Panache.withTransaction(() -> tenancy.enter(request.companyId())
                .chain(() -> groups.bill(request.groupId()))
                .invoke(StartPayment::requirePayable)
                .chain(bill -> attempt(request, bill).map(attempt -> new Intent(attempt, bill))));
    }

    private Uni<Attempt> attempt(PaymentRequest request, Bill bill) {
        return attempts.latest(request.groupId())
                .call(latest -> endWhatIsLost(latest))
                .chain(latest -> unstarted(latest)
                        .map(StartPayment::done)
                        .orElseGet(() ->
                                attempts.open(request.groupId(), request.companyId(), bill.total(), clock.instant())))
                .call(id -> attempts.start(id, request, mode(request, bill), clock.instant()))
                .chain(attempts::find)
                .map(Optional::orElseThrow)
                .invoke(StartPayment::requireOpen);
    }

    /** The one that was opened with the group: no other attempt of it can be live. */
    private static Optional<UUID> unstarted(Optional<Attempt> latest) {
        return latest.filter(attempt -> attempt.state() instanceof AttemptState.Pending)
                .map(Attempt::id);
    }

    /** Since the bill was read, another page of the group may have been paid. */
    private static void requireOpen(Attempt attempt) {
        if (!(attempt.state() instanceof AttemptState.Pending) && !(attempt.state() instanceof AttemptState.Started)) {
            throw notPayable(attempt.groupId());
        }
    }

    private CaptureMode mode(PaymentRequest request, Bill bill) {
        return CaptureMode.of(bill.decidedAt(), request.payBy(), clock.instant(), settings.authorisationLife());
    }

    private Uni<Boolean> endWhatIsLost(Optional<Attempt> latest) {
        return latest.filter(attempt -> attempt.lostItsPage(clock.instant()))
                .map(lost -> attempts.end(lost.id(), AttemptEvent.EXPIRE, Optional.of("page_lost"), clock.instant()))
                .orElseGet(() -> Uni.createFrom().item(false));
    }

    /**
     * A page whose time is over, but no event told how it ended: the provider knows. One that asks otherwise than the payer
     * wants gives way: it is closed before another is opened, so that only one of them can ever be paid.
     */
    private Uni<Intent> current(PaymentRequest request, Intent intent) {
        var attempt = intent.attempt();
        if (attempt.pageIsOver(clock.instant())) {
            return heed(request, gateway.look(attempt.providerSession().orElseThrow()));
        }
        return attempt.asksOtherwise(request.payBy())
                ? heed(request, gateway.closePage(attempt.providerSession().orElseThrow()))
                : done(intent);
    }

    private Uni<Intent> heed(PaymentRequest request, Uni<ProviderFact> told) {
        return told.onFailure(ProviderFailure.class)
                .transform(StartPayment::unavailable)
                .chain(outcomes::record)
                .chain(() -> intend(request));
    }

    private Uni<PaymentPage> page(PaymentRequest request, Intent intent, int freshAttempts) {
        var id = intent.attempt().id();
        if (intent.attempt().payUrl().isPresent()) {
            return done(new PaymentPage(id, intent.attempt().payUrl().get()));
        }
        return gateway.openPage(order(intent))
                .call(page -> keep(intent.attempt(), page))
                .map(page -> new PaymentPage(id, page.url()))
                .onFailure(ProviderFailure.class)
                .recoverWithUni(failure -> failed(request, id, (ProviderFailure) failure, freshAttempts));
    }

    private Uni<Boolean> keep(Attempt attempt, OpenedPage page) {
        return Panache.withTransaction(
                () -> tenancy.enter(attempt.companyId()).chain(() -> attempts.attach(attempt.id(), page)));
    }

    /**
     * Without an answer the same attempt can be asked for again. An error sticks to the attempt's key for good: its page,
     * if there is one, was never shown to anybody, so the attempt is over and a fresh one may try.
     */
    private Uni<PaymentPage> failed(PaymentRequest request, UUID id, ProviderFailure failure, int freshAttempts) {
        LOG.warnf("payment attempt %s: %s %s", id, failure.kind(), failure.code());
        if (failure.kind() == ProviderFailure.Kind.UNANSWERED || failure.kind() == ProviderFailure.Kind.BUSY) {
            return Uni.createFrom().failure(unavailable(failure));
        }
        return Panache.withTransaction(() -> tenancy.enter(request.companyId())
                        .chain(() ->
                                attempts.end(id, AttemptEvent.FAIL, Optional.of("provider_error"), clock.instant())))
                .chain(() -> failure.kind() == ProviderFailure.Kind.BROKEN && freshAttempts > 0
                        ? start(request, freshAttempts - 1)
                        : Uni.createFrom().failure(unavailable(failure)));
    }

    private static PageOrder order(Intent intent) {
        var attempt = intent.attempt();
        var terms = attempt.terms().orElseThrow();
        return new PageOrder(
                attempt.id(),
                attempt.groupId(),
                attempt.companyId(),
                intent.bill(),
                attempt.mode(),
                terms.successUrl(),
                terms.cancelUrl(),
                terms.locale(),
                terms.pageExpiresAt());
    }

    private static void requirePayable(Bill bill) {
        if (!bill.payable()) {
            throw notPayable(bill.groupId());
        }
    }

    private static Refusal notPayable(UUID group) {
        return new Refusal(
                Refusal.Kind.CONFLICT,
                "order-not-payable",
                "This order was paid, reserved or cancelled; there is nothing to pay.",
                Map.of("orderGroup", group));
    }

    private static Refusal unavailable(Throwable failure) {
        return new Refusal(
                Refusal.Kind.UNAVAILABLE,
                "payment-provider-unavailable",
                "The payment provider cannot be reached now; nothing was charged. Please try again.");
    }

    private static <T> Uni<T> done(T value) {
        return Uni.createFrom().item(value);
    }

    /** What will be asked of the provider. */
    private record Intent(Attempt attempt, Bill bill) {}
}
