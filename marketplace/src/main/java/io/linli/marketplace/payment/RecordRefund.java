package io.linli.marketplace.payment;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

import io.linli.catalog.kernel.DomainEvents;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.ledger.BookedPosting;
import io.linli.marketplace.ledger.EntryKind;
import io.linli.marketplace.ledger.JournalEntry;
import io.linli.marketplace.ledger.Ledger;
import io.linli.marketplace.ledger.LedgerAccount;
import io.linli.marketplace.ledger.Posting;
import io.linli.marketplace.payment.ProviderFact.RefundState;

/**
 * Writes down what became of a refund, once: its state, the ledger's REFUND entry (the line's part of the capture, reversed)
 * and {@link LineRefunded}, in one transaction. A refund that
 * failed has {@link RefundFailed} told; one that failed after it had been called done has its entry reversed, too.
 */
@ApplicationScoped
public class RecordRefund {

    private static final Logger LOG = Logger.getLogger(RecordRefund.class);

    private final Refunds refunds;
    private final Ledger ledger;
    private final DomainEvents events;
    private final Tenancy tenancy;
    private final Clock clock;

    RecordRefund(Refunds refunds, Ledger ledger, DomainEvents events, Tenancy tenancy, Clock clock) {
        this.refunds = refunds;
        this.ledger = ledger;
        this.events = events;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** The ledger's reference of a refund. */
    public static String refundReference(UUID refundId) {
        return "refund:" + refundId;
    }

    @WithTransaction
    public Uni<EventOutcome> record(ProviderFact.RefundChanged changed) {
        return tenancy.cross("record-refund").chain(() -> refunds.find(changed)).chain(found -> found.map(
                        refund -> tenancy.enter(refund.companyId()).chain(() -> record(refund, changed)))
                .orElseGet(() -> unknown(changed)));
    }

    private Uni<EventOutcome> record(Refund refund, ProviderFact.RefundChanged changed) {
        if (!changed.amount().equals(refund.amount())) {
            LOG.errorf(
                    "refund %s is of %s, the provider made one of %s", refund.id(), refund.amount(), changed.amount());
            return Uni.createFrom().item(EventOutcome.EXCEPTION);
        }
        return switch (changed.state()) {
            case PENDING -> refunds.seen(refund.id(), changed.providerRefund()).map(RecordRefund::outcome);
            case SUCCEEDED -> succeeded(refund, changed);
            case FAILED -> failed(refund, changed);
        };
    }

    private Uni<EventOutcome> succeeded(Refund refund, ProviderFact.RefundChanged changed) {
        boolean known = refund.state() == RefundState.SUCCEEDED;
        boolean stale =
                refund.state() == RefundState.FAILED && refund.providerRefund().isPresent();
        if (known || stale) {
            return Uni.createFrom().item(EventOutcome.ALREADY_APPLIED);
        }
        return refunds.succeed(refund.id(), changed.providerRefund(), clock.instant())
                .chain(first -> first
                        ? book(refund).replaceWith(EventOutcome.APPLIED)
                        : Uni.createFrom().item(givenBackTwice(refund)));
    }

    /** We had given it up, its money was given back by another refund, and now it went, too. */
    private static EventOutcome givenBackTwice(Refund refund) {
        LOG.errorf("refund %s succeeded after all, but line %s has nothing left", refund.id(), refund.lineId());
        return EventOutcome.EXCEPTION;
    }

    private Uni<Void> book(Refund refund) {
        return ledger.ofReference(RecordOutcome.captureReference(refund.attemptId()))
                .map(capture -> heldFor(refund, capture))
                .chain(held -> ledger.book(reversal(refund, held)))
                .chain(() -> events.publish(new LineRefunded(
                        refund.lineId(),
                        refund.companyId(),
                        refund.id(),
                        refund.attemptId(),
                        refund.amount().amount(),
                        refund.reason())))
                .invoke(() -> LOG.infof("refund %s of line %s done", refund.id(), refund.lineId()));
    }

    private static Posting heldFor(Refund refund, List<BookedPosting> capture) {
        return capture.stream()
                .map(BookedPosting::posting)
                .filter(posting -> Objects.equals(posting.lineId(), refund.lineId()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no capture of line " + refund.lineId()));
    }

    private JournalEntry reversal(Refund refund, Posting held) {
        var back = new Posting(
                LedgerAccount.ORDERS_HELD,
                held.companyId(),
                held.communityId(),
                held.orderId(),
                held.lineId(),
                refund.amount());
        var paidOut = new Posting(
                LedgerAccount.PROVIDER_CLEARING,
                held.companyId(),
                held.communityId(),
                held.orderId(),
                held.lineId(),
                refund.amount().negated());
        return JournalEntry.of(EntryKind.REFUND, refundReference(refund.id()), clock.instant(), List.of(back, paidOut));
    }

    private Uni<EventOutcome> failed(Refund refund, ProviderFact.RefundChanged changed) {
        var failure = changed.failure().orElse("unknown");
        LOG.errorf("refund %s failed at the provider: %s", refund.id(), failure);
        var failed = refund.state() == RefundState.SUCCEEDED
                ? bounced(refund, changed.providerRefund(), failure)
                : fail(refund, Optional.of(changed.providerRefund()), failure);
        return failed.map(RecordRefund::outcome);
    }

    /** The provider had called it done and takes that back, as it may for days: so do the books. */
    private Uni<Boolean> bounced(Refund refund, String providerRefund, String failure) {
        return refunds.bounce(refund.id(), providerRefund, failure, clock.instant())
                .call(() -> ledger.ofReference(refundReference(refund.id()))
                        .chain(booked -> ledger.book(takenBack(refund, booked))))
                .call(() -> events.publish(told(refund, failure, true)));
    }

    /** Nothing more will come of it. In the caller's transaction and tenancy. @return whether this call ended it */
    Uni<Boolean> fail(Refund refund, Optional<String> providerRefund, String failure) {
        return refunds.fail(refund.id(), providerRefund, failure, clock.instant())
                .call(first -> first
                        ? events.publish(told(refund, failure, false))
                        : Uni.createFrom().voidItem());
    }

    private JournalEntry takenBack(Refund refund, List<BookedPosting> booked) {
        var postings = booked.stream().map(one -> one.posting().reversed()).toList();
        return JournalEntry.of(EntryKind.REFUND_FAILED, "refund-failed:" + refund.id(), clock.instant(), postings);
    }

    private static RefundFailed told(Refund refund, String failure, boolean bounced) {
        return new RefundFailed(
                refund.lineId(),
                refund.companyId(),
                refund.id(),
                refund.amount().amount(),
                refund.reason(),
                failure,
                bounced);
    }

    private static Uni<EventOutcome> unknown(ProviderFact.RefundChanged changed) {
        LOG.warnf("the provider made a refund that we did not ask for: %s", changed.providerRefund());
        return Uni.createFrom().item(EventOutcome.UNKNOWN_PAYMENT);
    }

    private static EventOutcome outcome(boolean changed) {
        return changed ? EventOutcome.APPLIED : EventOutcome.ALREADY_APPLIED;
    }
}
