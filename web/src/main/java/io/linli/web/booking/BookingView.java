package io.linli.web.booking;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;
import io.linli.marketplace.booking.Booking;
import io.linli.marketplace.booking.VisitProgress;
import io.linli.marketplace.paidvisit.Cancellation;
import io.linli.marketplace.paidvisit.Visit;
import io.linli.marketplace.paidvisit.VisitProposal;

/**
 * A booked visit.
 *
 * @param arrivesFrom when the technician comes: the same moment as {@code arrivesUntil} for an exact time
 * @param progress how far the technician is; absent as long as nobody was told to come
 * @param moves how often its time was changed
 * @param excused whoever was to come cannot: giving it up or moving it costs nothing
 * @param freeUntil until when giving it up costs nothing; absent where it always costs something
 * @param movable whether the household may move it now
 * @param proposal another time the provider would rather come at, while that is not answered
 */
public record BookingView(
        UUID id,
        UUID serviceItemId,
        LocalizedText service,
        UUID communityId,
        UUID supplierId,
        UUID technicianId,
        Booking.State state,
        @Nullable String progress,
        Instant startsAt,
        Instant endsAt,
        Instant arrivesFrom,
        Instant arrivesUntil,
        Money price,
        int moves,
        boolean excused,
        @Nullable Instant freeUntil,
        boolean movable,
        @Nullable Instant technicianAtDoorSince,
        @Nullable ProposalView proposal,
        @Nullable CancellationView cancellation,
        @Nullable MissedView missed) {

    /** @param technicianId who would come; absent for anybody */
    public record ProposalView(
            UUID id,
            Instant startsAt,
            @Nullable UUID technicianId,
            String note,
            VisitProposal.State state,
            Instant proposedAt) {

        static ProposalView of(VisitProposal proposal) {
            return new ProposalView(
                    proposal.id(),
                    proposal.startsAt(),
                    proposal.technicianId().orElse(null),
                    proposal.note(),
                    proposal.state(),
                    proposal.proposedAt());
        }
    }

    /**
     * @param fee what was kept
     * @param back what goes back the way it was paid
     */
    public record CancellationView(UUID bookingId, Cancellation.By by, String note, Money fee, Money back, Instant at) {

        static CancellationView of(Cancellation cancellation) {
            return new CancellationView(
                    cancellation.booking().id(),
                    cancellation.by(),
                    cancellation.note(),
                    cancellation.fee(),
                    cancellation.back(),
                    cancellation.at());
        }
    }

    /** As a list shows it. */
    public record Brief(
            UUID id,
            UUID serviceItemId,
            UUID supplierId,
            UUID technicianId,
            Booking.State state,
            Instant startsAt,
            Instant endsAt,
            Instant arrivesFrom,
            Instant arrivesUntil,
            Money price) {

        static Brief of(Booking booking) {
            return new Brief(
                    booking.id(),
                    booking.serviceItemId(),
                    booking.supplierId(),
                    booking.technicianId(),
                    booking.state(),
                    booking.startsAt(),
                    booking.endsAt(),
                    booking.arrival().from(),
                    booking.arrival().until(),
                    booking.price());
        }
    }

    static BookingView of(Visit visit) {
        var booking = visit.booking();
        return new BookingView(
                booking.id(),
                booking.serviceItemId(),
                visit.item().name(),
                booking.communityId(),
                booking.supplierId(),
                booking.technicianId(),
                booking.state(),
                visit.progress().map(VisitProgress::state).orElse(null),
                booking.startsAt(),
                booking.endsAt(),
                booking.arrival().from(),
                booking.arrival().until(),
                booking.price(),
                booking.standing().moves(),
                booking.standing().excused(),
                booking.freeUntil().orElse(null),
                visit.changeable() && visit.movable(),
                visit.doorAt().orElse(null),
                visit.proposal().map(ProposalView::of).orElse(null),
                visit.cancellation().map(CancellationView::of).orElse(null),
                visit.missed().map(MissedView::of).orElse(null));
    }
}
