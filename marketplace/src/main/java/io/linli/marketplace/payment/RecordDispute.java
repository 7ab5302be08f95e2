package io.linli.marketplace.payment;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;

import io.linli.catalog.kernel.DomainEvents;
import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.ledger.BookedPosting;
import io.linli.marketplace.ledger.EntryKind;
import io.linli.marketplace.ledger.JournalEntry;
import io.linli.marketplace.ledger.Ledger;
import io.linli.marketplace.ledger.LedgerAccount;
import io.linli.marketplace.ledger.Party;
import io.linli.marketplace.ledger.Posting;

/**
 * Writes down what the provider tells of a dispute, in whatever order and however often: its state, every movement of the
 * provider's balance (money withdrawn is held apart, the fee is the platform's to bear, money reinstated is ours again) and,
 * when it is lost, what each line of the payment loses; that is told by {@link LineRefunded}. All in one transaction, every
 * entry with the reference of its fact.
 */
@ApplicationScoped
public class RecordDispute {

    private static final Logger LOG = Logger.getLogger(RecordDispute.class);

    /** How long after a dispute was opened the capture of its payment may come to our ears. */
    private static final Duration CAPTURE_PATIENCE = Duration.ofHours(1);

    private final Attempts attempts;
    private final DisputeStore disputes;
    private final Refunds refunds;
    private final Ledger ledger;
    private final DomainEvents events;
    private final Tenancy tenancy;
    private final Clock clock;

    RecordDispute(
            Attempts attempts,
            DisputeStore disputes,
            Refunds refunds,
            Ledger ledger,
            DomainEvents events,
            Tenancy tenancy,
            Clock clock) {
        this.attempts = attempts;
        this.disputes = disputes;
        this.refunds = refunds;
        this.ledger = ledger;
        this.events = events;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** The ledger's reference of what a lost dispute took of a line. */
    public static String lostReference(UUID disputeLineId) {
        return "dispute-lost:" + disputeLineId;
    }

    @WithTransaction
    public Uni<EventOutcome> record(ProviderFact.DisputeChanged told) {
        return tenancy.cross("record-dispute")
                .chain(() -> attempts.find(told.about()))
                .chain(found -> found.map(
                                attempt -> tenancy.enter(attempt.companyId()).chain(() -> record(attempt, told)))
                        .orElseGet(() -> unknown(told)));
    }

    private Uni<EventOutcome> record(Attempt attempt, ProviderFact.DisputeChanged told) {
        return disputes.open(attempt, told)
                .chain(first -> disputes.lock(told.providerDispute()).chain(dispute -> move(dispute, told, first)))
                .call(() -> ledger.ofReference(RecordOutcome.captureReference(attempt.id()))
                        .chain(capture -> bookMovements(capture.get(0).posting(), told.movements())))
                .chain(moved -> moved && told.state() == DisputeState.LOST
                        ? disputes.lock(told.providerDispute()).call(this::lose).replaceWith(moved)
                        : Uni.createFrom().item(moved))
                .map(moved -> moved ? EventOutcome.APPLIED : EventOutcome.ALREADY_APPLIED);
    }

    private Uni<Boolean> move(Dispute dispute, ProviderFact.DisputeChanged told, boolean first) {
        if (!told.state().follows(dispute.state())) {
            return Uni.createFrom().item(first);
        }
        LOG.infof("dispute %s of payment attempt %s: %s", dispute.id(), dispute.attemptId(), told.state());
        return disputes.move(dispute, told, clock.instant()).replaceWith(true);
    }

    /** Each by the provider's own id: told again, it is booked already. */
    private Uni<Void> bookMovements(Posting captured, List<ProviderFact.Movement> movements) {
        var moved = movements.stream()
                .filter(movement -> !movement.amount().isZero())
                .toList();
        return each(moved, movement -> ledger.book(entry(captured, movement, clock.instant())));
    }

    /**
     * The provider's balance moves by amount less fee; the hold mirrors the amount; the platform bears the fee.
     *
     * @param captured tells whose business the payment is; its order is one of perhaps several, so none is named
     */
    static JournalEntry entry(Posting captured, ProviderFact.Movement movement, Instant now) {
        var postings = new ArrayList<Posting>();
        var amount = movement.amount();
        var fee = movement.fee();
        postings.add(ofPayment(captured, LedgerAccount.DISPUTES_HELD, amount.negated()));
        if (!fee.isZero()) {
            postings.add(ofPayment(captured, LedgerAccount.payable(Party.PLATFORM), fee));
        }
        if (!amount.minus(fee).isZero()) {
            postings.add(ofPayment(captured, LedgerAccount.PROVIDER_CLEARING, amount.minus(fee)));
        }
        var kind = amount.isNegative() ? EntryKind.DISPUTE_OPENED : EntryKind.DISPUTE_WON;
        return JournalEntry.of(kind, "dispute-movement:" + movement.id(), now, postings);
    }

    /** What is lost is divided among the payment's lines in proportion to what each has left. */
    private Uni<Void> lose(Dispute dispute) {
        return ledger.ofReference(RecordOutcome.captureReference(dispute.attemptId()))
                .map(RecordDispute::held)
                .chain(held -> rooms(dispute, held).map(rooms -> losses(held, rooms, dispute.amount())))
                .chain(losses -> each(losses, loss -> lose(dispute, loss)));
    }

    /** Line by line in one order, so that two disputes or refunds never wait for each other in a circle. */
    private Uni<List<Long>> rooms(Dispute dispute, List<Posting> held) {
        var rooms = new ArrayList<Long>();
        return each(held, line -> refunds.left(line.lineId(), dispute.groupId()).invoke(rooms::add))
                .replaceWith(rooms);
    }

    private static List<Posting> held(List<BookedPosting> capture) {
        return capture.stream()
                .map(BookedPosting::posting)
                .filter(posting -> posting.account().equals(LedgerAccount.ORDERS_HELD))
                .sorted(Comparator.comparing(Posting::lineId))
                .toList();
    }

    /** Pure. @param rooms what each line has left, in the order of the lines */
    static List<Posting> losses(List<Posting> held, List<Long> rooms, Money lost) {
        if (rooms.stream().mapToLong(Long::longValue).sum() < lost.amount()) {
            throw new IllegalStateException("a dispute over " + lost + " is lost, but its lines have only " + rooms
                    + " left: refunds under way must end first");
        }
        var parts = lost.allocate(rooms);
        var losses = new ArrayList<Posting>();
        for (int line = 0; line < held.size(); line++) {
            if (!parts.get(line).isZero()) {
                losses.add(on(held.get(line), LedgerAccount.ORDERS_HELD, parts.get(line)));
            }
        }
        return losses;
    }

    private Uni<Void> lose(Dispute dispute, Posting loss) {
        var id = Ids.next();
        var back = on(loss, LedgerAccount.DISPUTES_HELD, loss.amount().negated());
        var entry = JournalEntry.of(EntryKind.DISPUTE_LOST, lostReference(id), clock.instant(), List.of(loss, back));
        return disputes.take(dispute, id, loss.lineId(), loss.amount())
                .chain(() -> refunds.claim(loss.lineId(), loss.amount()))
                .chain(() -> ledger.book(entry))
                .chain(() -> events.publish(new LineRefunded(
                        loss.lineId(),
                        dispute.companyId(),
                        id,
                        dispute.attemptId(),
                        loss.amount().amount(),
                        RefundReason.DISPUTE_LOST)));
    }

    private static Posting ofPayment(Posting captured, LedgerAccount account, Money amount) {
        return new Posting(account, captured.companyId(), captured.communityId(), null, null, amount);
    }

    private static Posting on(Posting line, LedgerAccount account, Money amount) {
        return new Posting(account, line.companyId(), line.communityId(), line.orderId(), line.lineId(), amount);
    }

    private static <T> Uni<Void> each(List<T> things, Function<T, Uni<?>> step) {
        return Multi.createFrom()
                .iterable(things)
                .onItem()
                .transformToUniAndConcatenate(thing -> step.apply(thing).replaceWithVoid())
                .collect()
                .last();
    }

    /** Deliveries come in any order: so long as its capture may still be told, the event stays to be acted on. */
    private Uni<EventOutcome> unknown(ProviderFact.DisputeChanged told) {
        if (told.openedAt().plus(CAPTURE_PATIENCE).isAfter(clock.instant())) {
            return Uni.createFrom()
                    .failure(new IllegalStateException("the payment of dispute " + told.providerDispute()
                            + " is not known yet: the event is acted on later"));
        }
        LOG.warnf("the provider told of a dispute over a payment that is not ours: %s", told.providerDispute());
        return Uni.createFrom().item(EventOutcome.UNKNOWN_PAYMENT);
    }
}
