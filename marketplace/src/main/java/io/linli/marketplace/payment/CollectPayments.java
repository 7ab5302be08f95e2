package io.linli.marketplace.payment;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.payment.ProviderFact.Authorised;
import io.linli.marketplace.payment.ProviderFact.Captured;
import io.linli.marketplace.payment.ProviderFact.Declined;
import io.linli.marketplace.payment.ProviderFact.Failed;
import io.linli.marketplace.payment.ProviderFact.Irrelevant;

/**
 * Executes at the provider what group-buys decided: captures what cards hold, charges saved cards, lets the others go, and
 * has saved cards forgotten that are of no more use. Every instance may run it: intents are claimed first, the provider is
 * called outside any transaction with the intent's key, the outcome is committed afterwards. A crash in between ends the
 * claim's lease; from the second try on, the provider is first asked what the one before came to.
 */
@ApplicationScoped
public class CollectPayments {

    private static final Logger LOG = Logger.getLogger(CollectPayments.class);

    static final int BATCH = 20;
    /** Of letting a card go, which its bank does in the end anyway. */
    static final int MAX_TRIES = 20;

    /** Longer than the calls of one card may take with all their retries. */
    private static final Duration LEASE = Duration.ofMinutes(3);

    private final CardAttempts cards;
    private final CardGateway gateway;
    private final RecordOutcome outcomes;
    private final RecordCard records;
    private final Attempts attempts;
    private final Retries retries;
    private final Tenancy tenancy;
    private final Clock clock;

    CollectPayments(
            CardAttempts cards,
            CardGateway gateway,
            RecordOutcome outcomes,
            RecordCard records,
            Attempts attempts,
            Retries retries,
            Tenancy tenancy,
            Clock clock) {
        this.cards = cards;
        this.gateway = gateway;
        this.outcomes = outcomes;
        this.records = records;
        this.attempts = attempts;
        this.retries = retries;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** Claims and executes one batch; bounded by {@value #BATCH}. */
    @Scheduled(
            every = "${linli.payment.collect-every:2s}",
            identity = "collect-payments",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public Uni<Void> run() {
        return claim().chain(this::executeAll);
    }

    private Uni<List<DueCard>> claim() {
        var now = clock.instant();
        return Panache.withTransaction(
                () -> tenancy.cross("collect-payments").chain(() -> cards.claim(BATCH, now, now.plus(LEASE))));
    }

    private Uni<Void> executeAll(List<DueCard> claimed) {
        return Multi.createFrom()
                .iterable(claimed)
                .onItem()
                .transformToUniAndConcatenate(this::execute)
                .collect()
                .asList()
                .replaceWithVoid();
    }

    /** One card's trouble does not keep the others waiting: what is unexpected is tried again when its lease ends. */
    private Uni<Boolean> execute(DueCard card) {
        return step(card)
                .onFailure(ProviderFailure.class)
                .recoverWithUni(failure -> putOff(card, (ProviderFailure) failure))
                .onFailure()
                .invoke(failure -> LOG.errorf(failure, "card of payment attempt %s", card.attemptId()))
                .onFailure()
                .recoverWithItem(false);
    }

    private Uni<Boolean> step(DueCard card) {
        if (card.state() instanceof AttemptState.Capturing) {
            return capture(card);
        }
        if (card.state() instanceof AttemptState.Charging) {
            return charge(card);
        }
        return card.state() instanceof AttemptState.Releasing && card.held() ? release(card) : forget(card);
    }

    private Uni<Boolean> capture(DueCard card) {
        return asked(card, gateway.payment(card.order().payment()))
                .chain(known -> known instanceof Captured || known instanceof Failed
                        ? Uni.createFrom().item(known)
                        : gateway.capture(card.order()))
                .chain(fact -> conclude(card, fact));
    }

    private Uni<Boolean> charge(DueCard card) {
        return asked(card, gateway.findCharge(card.order()))
                .chain(known -> known instanceof Irrelevant
                        ? gateway.charge(card.order())
                        : Uni.createFrom().item(known))
                .chain(fact -> conclude(card, fact));
    }

    private Uni<Boolean> release(DueCard card) {
        return asked(card, gateway.payment(card.order().payment()))
                .chain(known -> known instanceof Captured || known instanceof Failed
                        ? Uni.createFrom().item(known)
                        : gateway.release(card.order()))
                .chain(fact -> conclude(card, fact));
    }

    /** From the second try on: the first may have worked although we never heard. */
    private static Uni<ProviderFact> asked(DueCard card, Uni<ProviderFact> question) {
        return card.tries() > 1 ? question : Uni.createFrom().item(new Irrelevant());
    }

    private Uni<Boolean> forget(DueCard card) {
        return gateway.forget(card.order())
                .chain(() -> Panache.withTransaction(() -> tenancy.enter(card.companyId())
                        .chain(() -> cards.released(card.attemptId(), clock.instant()))
                        .chain(() ->
                                cards.forgotten(card.attemptId(), card.order().method()))));
    }

    /** What decides is recorded; a payment that is still held, or still under way, is asked for again later. */
    private Uni<Boolean> conclude(DueCard card, ProviderFact fact) {
        if (fact instanceof Declined declined) {
            return lost(card, AttemptEvent.DECLINE, declined.reason());
        }
        return fact instanceof Authorised || fact instanceof Irrelevant
                ? putOff(card, new ProviderFailure(ProviderFailure.Kind.BUSY, "still_under_way", null))
                : outcomes.record(fact).replaceWith(true);
    }

    private Uni<Boolean> lost(DueCard card, AttemptEvent event, String reason) {
        return Panache.withTransaction(() -> tenancy.enter(card.companyId())
                .chain(() -> attempts.find(card.attemptId()))
                .map(Optional::orElseThrow)
                .chain(attempt -> records.lost(attempt, event, reason)));
    }

    /** What may have been taken is never given up without an answer: whoever pays again meanwhile would pay twice. */
    private Uni<Boolean> putOff(DueCard card, ProviderFailure failure) {
        LOG.warnf(
                "%s payment attempt %s, try %d: %s %s",
                card.state().code(), card.attemptId(), card.tries(), failure.kind(), failure.code());
        boolean refusedAgain = failure.kind() == ProviderFailure.Kind.REJECTED && card.tries() > 1;
        boolean tiredOfLettingGo = !card.state().secured() && card.tries() >= MAX_TRIES;
        return refusedAgain || tiredOfLettingGo ? giveUp(card, failure) : tryLater(card, failure);
    }

    /** An answered error sticks to its key, so the next try takes another; it looks first what the former came to. */
    private Uni<Boolean> tryLater(DueCard card, ProviderFailure failure) {
        boolean keySpoilt =
                failure.kind() == ProviderFailure.Kind.BROKEN || failure.kind() == ProviderFailure.Kind.REJECTED;
        var key = keySpoilt
                ? card.attemptId() + "-" + card.state().code() + "-" + card.tries()
                : card.order().key();
        var due = clock.instant().plus(retries.after(card.tries()));
        return Panache.withTransaction(
                () -> tenancy.enter(card.companyId()).chain(() -> cards.tryLater(card, due, key)));
    }

    /** Nothing is taken: the resident may pay otherwise. A card that cannot be let go is let go by its bank within days. */
    private Uni<Boolean> giveUp(DueCard card, ProviderFailure failure) {
        LOG.errorf(
                "%s payment attempt %s is given up: %s; somebody must look",
                card.state().code(), card.attemptId(), failure.code());
        return card.state().secured()
                ? lost(card, AttemptEvent.FAIL, failure.code())
                : Panache.withTransaction(() -> tenancy.enter(card.companyId()).chain(() -> cards.giveUp(card)));
    }
}
