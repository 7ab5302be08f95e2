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

/**
 * Writes down what became of a refund, once: its state, the ledger's REFUND entry (the line's part of the capture, reversed)
 * and {@link LineRefunded}, in one transaction.
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
            case SUCCEEDED ->
                refunds.succeed(refund.id(), changed.providerRefund(), clock.instant())
                        .call(first -> first ? book(refund) : Uni.createFrom().voidItem())
                        .map(RecordRefund::outcome);
            case FAILED -> failed(refund, changed);
        };
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
        if (refund.state() == ProviderFact.RefundState.SUCCEEDED) {
            LOG.errorf("refund %s was booked as done, the provider now says it failed", refund.id());
            return Uni.createFrom().item(EventOutcome.EXCEPTION);
        }
        LOG.errorf(
                "refund %s failed at the provider: %s",
                refund.id(), changed.failure().orElse("unknown"));
        return refunds.fail(
                        refund.id(),
                        Optional.of(changed.providerRefund()),
                        changed.failure().orElse("unknown"),
                        clock.instant())
                .map(RecordRefund::outcome);
    }

    private static Uni<EventOutcome> unknown(ProviderFact.RefundChanged changed) {
        LOG.warnf("the provider made a refund that we did not ask for: %s", changed.providerRefund());
        return Uni.createFrom().item(EventOutcome.UNKNOWN_PAYMENT);
    }

    private static EventOutcome outcome(boolean changed) {
        return changed ? EventOutcome.APPLIED : EventOutcome.ALREADY_APPLIED;
    }
}
