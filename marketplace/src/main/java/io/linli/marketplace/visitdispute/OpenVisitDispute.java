package io.linli.marketplace.visitdispute;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.DomainEvents;
import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.booking.Booking;
import io.linli.marketplace.settlement.StopRelease;

/**
 * A household disputes a visit that was made: from now on none of its money is released.
 *
 * <p>Asking again with the same key answers with the first. Refuses with: {@code booking-not-found} (also another household's),
 * {@code visit-not-done}, {@code visit-disputed} (once only; fact {@code disputeId}), {@code dispute-window-over}, {@code
 * dispute-words-invalid} (1 to {@value #LONGEST_WORDS} characters).
 */
@ApplicationScoped
public class OpenVisitDispute {

    public static final int LONGEST_WORDS = 1_000;

    private final Tenancy tenancy;
    private final VisitDisputeStore store;
    private final StopRelease release;
    private final DomainEvents events;
    private final VisitDisputeSettings settings;
    private final Clock clock;

    OpenVisitDispute(
            Tenancy tenancy,
            VisitDisputeStore store,
            StopRelease release,
            DomainEvents events,
            VisitDisputeSettings settings,
            Clock clock) {
        this.tenancy = tenancy;
        this.store = store;
        this.release = release;
        this.events = events;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param key made by the client */
    public record Request(
            UUID key,
            VisitDisputeViewer.OfHousehold household,
            UUID residentId,
            UUID bookingId,
            VisitDispute.Reason reason,
            String words) {}

    @WithTransaction
    public Uni<VisitDispute> open(Request request) {
        words(request.words());
        return tenancy.enter(request.household().companyId())
                .chain(() -> store.findByKey(request.household(), request.key()))
                .chain(known -> known.map(Uni.createFrom()::item).orElseGet(() -> openNew(request)));
    }

    private Uni<VisitDispute> openNew(Request request) {
        var id = Ids.next();
        return store.paid(request.household().householdId(), request.bookingId())
                .map(found -> found.orElseThrow(() -> Refusal.notFound("booking")))
                .invoke(OpenVisitDispute::requireDone)
                .chain(visit -> release.stop(visit.lineId(), id)
                        .chain(stopped -> stopped ? insert(id, request, visit) : notStopped(request)));
    }

    private Uni<VisitDispute> insert(UUID id, Request request, VisitDisputeStore.PaidVisit visit) {
        var now = clock.instant();
        return store.insert(id, request, visit, now, now.plus(settings.answerWithin()))
                .chain(() -> store.find(request.household(), id))
                .map(Optional::orElseThrow)
                .call(made -> events.publish(store.moved(made, VisitDispute.State.OPEN)));
    }

    /** Perhaps the same request, sent twice at the same moment. */
    private Uni<VisitDispute> notStopped(Request request) {
        return store.findByKey(request.household(), request.key()).chain(same -> same.map(Uni.createFrom()::item)
                .orElseGet(() -> store.ofBooking(request.bookingId()).map(OpenVisitDispute::tooLate)));
    }

    private static VisitDispute tooLate(Optional<UUID> other) {
        throw other.map(id -> new Refusal(
                        Refusal.Kind.CONFLICT,
                        "visit-disputed",
                        "This visit was disputed already.",
                        Map.of("disputeId", id)))
                .orElseGet(() -> new Refusal(
                        Refusal.Kind.CONFLICT,
                        "dispute-window-over",
                        "A visit can be disputed for 48 hours after its end."));
    }

    private static void requireDone(VisitDisputeStore.PaidVisit visit) {
        if (visit.state() != Booking.State.DONE) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT, "visit-not-done", "Only a visit that was finished can be disputed.");
        }
    }

    static String words(String words) {
        var said = words.strip();
        if (said.isEmpty() || said.length() > LONGEST_WORDS) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "dispute-words-invalid",
                    "Say what it is about, in at most " + LONGEST_WORDS + " characters.");
        }
        return said;
    }
}
