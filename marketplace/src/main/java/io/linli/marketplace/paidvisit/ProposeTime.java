package io.linli.marketplace.paidvisit;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.booking.Booking;

/**
 * A provider would rather come at another time, and the household says yes or no. Nothing is held meanwhile: when it says yes, the
 * time may be somebody else's, and then the visit stays where it was. A later proposal takes the place of an earlier one.
 *
 * <p>A repeated key, and a repeated answer, change nothing. Refuses with: {@code booking-not-found}, {@code proposal-not-found}, {@code
 * proposal-answered}, {@code visit-time-invalid}, {@code note-too-long}, and what {@link MoveVisit} refuses with.
 */
@ApplicationScoped
public class ProposeTime {

    private final PaidVisits visits;
    private final ProposalStore proposals;
    private final MoveVisit move;
    private final Clock clock;

    ProposeTime(PaidVisits visits, ProposalStore proposals, MoveVisit move, Clock clock) {
        this.visits = visits;
        this.proposals = proposals;
        this.move = move;
        this.clock = clock;
    }

    /** @param key made by the client: becomes the proposal's id */
    @WithTransaction
    public Uni<VisitProposal> propose(
            VisitViewer.OfProvider provider,
            UUID bookingId,
            UUID key,
            Instant startsAt,
            Optional<UUID> technicianId,
            String note) {
        Notes.check(note);
        move.checkTime(startsAt);
        return visits.lock(provider, bookingId).map(PaidVisit::requireAhead).chain(visit -> proposals
                .find(key)
                .chain(found -> found.map(known -> Uni.createFrom().item(known))
                        .orElseGet(() -> propose(visit.booking(), key, startsAt, technicianId, note))));
    }

    private Uni<VisitProposal> propose(
            Booking booking, UUID key, Instant startsAt, Optional<UUID> technicianId, String note) {
        var proposal = new VisitProposal(
                key,
                booking.companyId(),
                booking.id(),
                booking.supplierId(),
                startsAt,
                technicianId,
                note,
                VisitProposal.State.OPEN,
                clock.instant());
        return proposals
                .close(booking.id(), key, clock.instant())
                .chain(() -> proposals.insert(proposal))
                .chain(() -> visits.tell(VisitNews.What.TIME_PROPOSED, booking, key, Optional.empty()))
                .replaceWith(proposal);
    }

    /** The household agrees: the visit is moved, which counts for nothing of what it may move itself. */
    @WithTransaction
    public Uni<Booking> accept(VisitViewer.OfHousehold home, UUID bookingId, UUID proposalId) {
        return visits.lock(home, bookingId).chain(visit -> own(visit.booking(), proposalId)
                .chain(proposal -> proposal.state() == VisitProposal.State.ACCEPTED
                        ? Uni.createFrom().item(visit.booking())
                        : accept(visit.requireAhead().booking(), proposal)));
    }

    private Uni<Booking> accept(Booking booking, VisitProposal proposal) {
        return answer(proposal, VisitProposal.State.ACCEPTED)
                .chain(() -> move.agreed(
                        booking, proposal.startsAt(), proposal.technicianId().orElse(null)));
    }

    /** The household does not; the visit stays where it is. */
    @WithTransaction
    public Uni<Booking> decline(VisitViewer.OfHousehold home, UUID bookingId, UUID proposalId) {
        return visits.lock(home, bookingId).chain(visit -> own(visit.booking(), proposalId)
                .chain(proposal -> proposal.state() == VisitProposal.State.DECLINED
                        ? Uni.createFrom().voidItem()
                        : answer(proposal, VisitProposal.State.DECLINED))
                .replaceWith(visit.booking()));
    }

    private Uni<VisitProposal> own(Booking booking, UUID proposalId) {
        return proposals.find(proposalId).map(found -> found.filter(
                        proposal -> proposal.bookingId().equals(booking.id()))
                .orElseThrow(() -> Refusal.notFound("proposal")));
    }

    private Uni<Void> answer(VisitProposal proposal, VisitProposal.State state) {
        return proposals.answer(proposal.id(), state, clock.instant()).map(open -> {
            if (!open) {
                throw PaidVisit.refusal("proposal-answered", "This proposal is not open any more.");
            }
            return null;
        });
    }
}
