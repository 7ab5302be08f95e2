package io.linli.marketplace.payment;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

import io.linli.catalog.kernel.DomainEvents;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.ledger.EntryKind;
import io.linli.marketplace.ledger.JournalEntry;
import io.linli.marketplace.ledger.Ledger;
import io.linli.marketplace.ledger.LedgerAccount;
import io.linli.marketplace.ledger.Posting;

/**
 * Writes down what the provider did, once: attempt, ledger and order move in one transaction. Webhook, janitor and a look at
 * the provider all end here, in any order and at the same moment; the guarded update of the attempt lets one of them through.
 */
@ApplicationScoped
public class RecordOutcome {

    private static final Logger LOG = Logger.getLogger(RecordOutcome.class);

    private final Attempts attempts;
    private final RecordCard cards;
    private final RecordRefund refunds;
    private final RecordDispute disputes;
    private final RequestRefund refundRequests;
    private final PaidGroups groups;
    private final Ledger ledger;
    private final DomainEvents events;
    private final Tenancy tenancy;
    private final Clock clock;

    RecordOutcome(
            Attempts attempts,
            RecordCard cards,
            RecordRefund refunds,
            RecordDispute disputes,
            RequestRefund refundRequests,
            PaidGroups groups,
            Ledger ledger,
            DomainEvents events,
            Tenancy tenancy,
            Clock clock) {
        this.attempts = attempts;
        this.cards = cards;
        this.refunds = refunds;
        this.disputes = disputes;
        this.refundRequests = refundRequests;
        this.groups = groups;
        this.ledger = ledger;
        this.events = events;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** Begins the ledger's references of captures. */
    static final String CAPTURES = "capture:";

    /** The ledger's reference of an attempt's capture. */
    public static String captureReference(UUID attemptId) {
        return CAPTURES + attemptId;
    }

    @WithTransaction
    public Uni<EventOutcome> record(ProviderFact fact) {
        if (fact instanceof ProviderFact.RefundChanged changed) {
            return refunds.record(changed);
        }
        if (fact instanceof ProviderFact.DisputeChanged told) {
            return disputes.record(told);
        }
        if (fact instanceof ProviderFact.Captured captured) {
            return about(captured.about(), attempt -> captured(attempt, captured));
        }
        if (fact instanceof ProviderFact.Authorised authorised) {
            return about(authorised.about(), attempt -> cards.authorised(attempt, authorised));
        }
        if (fact instanceof ProviderFact.CardSaved saved) {
            return about(saved.about(), attempt -> cards.saved(attempt, saved));
        }
        if (fact instanceof ProviderFact.Declined declined) {
            return about(declined.about(), attempt -> declined(attempt, declined));
        }
        if (fact instanceof ProviderFact.Failed failed) {
            return about(failed.about(), attempt -> failed(attempt, failed));
        }
        if (fact instanceof ProviderFact.Expired expired) {
            return about(expired.about(), attempt -> end(attempt, AttemptEvent.EXPIRE, Optional.empty()));
        }
        if (fact instanceof ProviderFact.AccountChanged changed) {
            return events.publish(new ProviderAccountChanged(changed.account())).replaceWith(EventOutcome.APPLIED);
        }
        return done(EventOutcome.IGNORED);
    }

    private Uni<EventOutcome> about(ProviderFact.About about, Step step) {
        return tenancy.cross("record-payment-outcome")
                .chain(() -> attempts.find(about))
                .chain(found -> found.map(attempt -> within(attempt, step)).orElseGet(() -> unknown(about)));
    }

    private Uni<EventOutcome> within(Attempt attempt, Step step) {
        return tenancy.enter(attempt.companyId()).chain(() -> step.apply(attempt));
    }

    private Uni<EventOutcome> captured(Attempt attempt, ProviderFact.Captured captured) {
        if (!captured.amount().equals(attempt.amount())) {
            LOG.errorf(
                    "payment attempt %s asked for %s, the provider took %s: not marked paid",
                    attempt.id(), attempt.amount(), captured.amount());
            return done(EventOutcome.EXCEPTION);
        }
        return attempts.capture(attempt.id(), captured.about(), clock.instant())
                .chain(first -> first ? paid(attempt) : notFirst(attempt));
    }

    private Uni<EventOutcome> paid(Attempt attempt) {
        var now = clock.instant();
        return groups.bill(attempt.groupId())
                .call(bill -> ledger.book(capture(attempt, bill, now)))
                .call(bill -> groups.paid(attempt.groupId(), now)
                        .chain(accepted -> accepted ? done(0) : giveBack(attempt, bill)))
                .call(() -> events.publish(new PaymentCaptured(attempt.groupId(), attempt.companyId(), attempt.id())))
                .invoke(() -> LOG.infof("payment attempt %s captured", attempt.id()))
                .replaceWith(EventOutcome.APPLIED);
    }

    /** The group was cancelled before its money came: every line goes back. */
    private Uni<Integer> giveBack(Attempt attempt, Bill bill) {
        return Multi.createFrom()
                .iterable(bill.lines())
                .onItem()
                .transformToUniAndConcatenate(line -> refundRequests.request(RefundRequest.rest(
                        line.lineId(), attempt.groupId(), attempt.companyId(), RefundReason.PAID_TOO_LATE)))
                .collect()
                .asList()
                .map(List::size);
    }

    /** Told again: fine. Told of a second payment for the same group: somebody must look. */
    private Uni<EventOutcome> notFirst(Attempt attempt) {
        return attempts.find(attempt.id())
                .map(Optional::orElseThrow)
                .map(now -> now.state() instanceof AttemptState.Succeeded
                        ? EventOutcome.ALREADY_APPLIED
                        : EventOutcome.EXCEPTION)
                .invoke(outcome -> logException(attempt, outcome));
    }

    /** While the page is open, the decline is noted; the one try of a saved card is over with it. */
    private Uni<EventOutcome> declined(Attempt attempt, ProviderFact.Declined declined) {
        return attempts.noteDecline(attempt.id(), declined.reason())
                .chain(noted -> noted || declined.about().payment().isEmpty()
                        ? done(noted)
                        : cards.lost(attempt, AttemptEvent.DECLINE, declined.reason()))
                .map(RecordOutcome::outcome);
    }

    /** A payment that is over: nobody paid, what a card held is let go as we asked, or it is let go without us. */
    private Uni<EventOutcome> failed(Attempt attempt, ProviderFact.Failed failed) {
        return cards.released(attempt)
                .chain(released -> released ? done(true) : cards.lost(attempt, AttemptEvent.FAIL, failed.reason()))
                .chain(known -> known
                        ? done(EventOutcome.APPLIED)
                        : end(attempt, AttemptEvent.FAIL, Optional.of(failed.reason())));
    }

    private Uni<EventOutcome> end(Attempt attempt, AttemptEvent event, Optional<String> failure) {
        return attempts.end(attempt.id(), event, failure, clock.instant()).map(RecordOutcome::outcome);
    }

    /** Each order balances by itself: what came in for it, against what is held for its lines. */
    private static JournalEntry capture(Attempt attempt, Bill bill, Instant now) {
        var paid = new LinkedHashMap<UUID, Money>();
        bill.lines().forEach(line -> paid.merge(line.orderId(), line.amount(), Money::plus));
        var postings = new ArrayList<Posting>();
        paid.forEach((order, amount) -> postings.add(new Posting(
                LedgerAccount.PROVIDER_CLEARING, attempt.companyId(), bill.communityId(), order, null, amount)));
        for (var line : bill.lines()) {
            postings.add(new Posting(
                    LedgerAccount.ORDERS_HELD,
                    attempt.companyId(),
                    bill.communityId(),
                    line.orderId(),
                    line.lineId(),
                    line.amount().negated()));
        }
        return JournalEntry.of(EntryKind.CAPTURE, captureReference(attempt.id()), now, postings);
    }

    private static Uni<EventOutcome> unknown(ProviderFact.About about) {
        LOG.warnf("the provider told of a payment that is not ours: %s", about);
        return done(EventOutcome.UNKNOWN_PAYMENT);
    }

    private static void logException(Attempt attempt, EventOutcome outcome) {
        if (outcome == EventOutcome.EXCEPTION) {
            LOG.errorf("group %s was paid before; attempt %s was paid, too", attempt.groupId(), attempt.id());
        }
    }

    private static EventOutcome outcome(boolean changed) {
        return changed ? EventOutcome.APPLIED : EventOutcome.ALREADY_APPLIED;
    }

    private static <T> Uni<T> done(T value) {
        return Uni.createFrom().item(value);
    }

    private interface Step {
        Uni<EventOutcome> apply(Attempt attempt);
    }
}
