package io.linli.marketplace.settlement;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import io.linli.catalog.kernel.DomainEvent;
import io.linli.catalog.kernel.DomainEventListener;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.ledger.BookedPosting;
import io.linli.marketplace.ledger.EntryKind;
import io.linli.marketplace.ledger.JournalEntry;
import io.linli.marketplace.ledger.Ledger;
import io.linli.marketplace.ledger.Posting;
import io.linli.marketplace.payment.LineRefunded;
import io.linli.marketplace.payment.PaymentCaptured;
import io.linli.marketplace.payment.RecordOutcome;
import io.linli.marketplace.payment.RefundFailed;

/**
 * Divides what was captured as it was frozen, takes back from each party what was refunded, and gives it back where the refund
 * itself came back. Each fact is booked once, however often it is told; a refund told before its capture divides first.
 */
@ApplicationScoped
class PostSplits implements DomainEventListener<DomainEvent> {

    private static final String LOCK_LINE = "SELECT count(*) FROM pg_advisory_xact_lock(hashtextextended(:line, 0))";

    private final Ledger ledger;
    private final FrozenSplits splits;
    private final Releases releases;
    private final Tenancy tenancy;
    private final Clock clock;

    PostSplits(Ledger ledger, FrozenSplits splits, Releases releases, Tenancy tenancy, Clock clock) {
        this.ledger = ledger;
        this.splits = splits;
        this.releases = releases;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "post-splits";
    }

    @Override
    public Class<DomainEvent> eventType() {
        return DomainEvent.class;
    }

    @Override
    public List<Class<? extends DomainEvent>> eventTypes() {
        return List.of(PaymentCaptured.class, LineRefunded.class, RefundFailed.class);
    }

    @Override
    public Uni<Void> on(DomainEvent event) {
        if (event instanceof PaymentCaptured captured) {
            return tenancy.enter(captured.companyId()).chain(() -> divide(captured.attemptId()));
        }
        if (event instanceof LineRefunded refunded) {
            return tenancy.enter(refunded.companyId()).chain(() -> takeBack(refunded));
        }
        if (event instanceof RefundFailed failed) {
            return failed.bounced()
                    ? tenancy.enter(failed.companyId()).chain(() -> restore(failed))
                    : Uni.createFrom().voidItem();
        }
        throw new IllegalArgumentException("not an event this listens to: " + event);
    }

    private Uni<Void> divide(UUID attemptId) {
        return ledger.ofReference(RecordOutcome.captureReference(attemptId))
                .call(capture -> split(attemptId, capture).chain(ledger::book))
                .chain(capture -> releases.plan(
                        lines(SplitEntries.held(capture)), capture.get(0).bookedAt()))
                .replaceWithVoid();
    }

    /**
     * Booked at the moment of the capture: a share counts on the day it was paid, however late this is told. Where a statement
     * has told that day already, the ledger books it at the earliest open moment.
     */
    private Uni<JournalEntry> split(UUID attemptId, List<BookedPosting> capture) {
        var held = SplitEntries.held(capture);
        return splits.of(lines(held), held.get(0).amount().currency())
                .map(frozen -> SplitEntries.split(
                        attemptId, held, frozen, capture.get(0).bookedAt()));
    }

    Uni<Void> takeBack(LineRefunded event) {
        return ledger.ofReference(SplitEntries.splitReference(event.attemptId()))
                .chain(split -> split.isEmpty()
                        ? divide(event.attemptId())
                        : Uni.createFrom().voidItem())
                .chain(() -> lock(event.lineId()))
                .chain(() -> ledger.ofReference(SplitEntries.reversalReference(event.refundId())))
                .chain(known ->
                        known.isEmpty() ? reverse(event) : Uni.createFrom().voidItem());
    }

    private Uni<Void> reverse(LineRefunded event) {
        return ledger.ofReference(event.reference())
                .map(refund -> SplitEntries.held(refund).get(0))
                .chain(refunded -> reverse(event, refunded))
                .replaceWithVoid();
    }

    private Uni<Boolean> reverse(LineRefunded event, Posting refunded) {
        var everything = List.of(EntryKind.values());
        return ledger.ofLine(Objects.requireNonNull(refunded.orderId()), event.lineId(), everything)
                .map(booked -> SplitEntries.reversal(event.refundId(), refunded, booked, clock.instant()))
                .chain(ledger::book);
    }

    /**
     * Told after the refund was: what that took back is booked. The row of the line's release comes first, as it does for whoever
     * releases.
     */
    private Uni<Void> restore(RefundFailed event) {
        return releases.stopDisputed(event.lineId(), event.refundId())
                .chain(() -> releases.reopen(event.lineId(), clock.instant()))
                .chain(() -> lock(event.lineId()))
                .chain(() -> ledger.ofReference(SplitEntries.reversalReference(event.refundId())))
                .map(reversal -> SplitEntries.restored(event.refundId(), reversal, clock.instant()))
                .chain(ledger::book)
                .replaceWithVoid();
    }

    private static Uni<Long> lock(UUID line) {
        return Panache.getSession().chain(session -> session.<Long>createNativeQuery(LOCK_LINE)
                .setParameter("line", "split " + line)
                .getSingleResult());
    }

    private static List<UUID> lines(List<Posting> held) {
        return held.stream().map(Posting::lineId).toList();
    }
}
