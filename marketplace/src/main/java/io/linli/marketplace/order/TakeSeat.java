package io.linli.marketplace.order;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;

import io.linli.catalog.background.MicroBatches;
import io.linli.catalog.background.OwnContext;
import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.campaign.JoinCampaign;
import io.linli.marketplace.campaign.JoinRequest;

/**
 * Joins a campaign: the seat is held and stands in the resident's open cart when this answers. Those of one company who
 * join at the same moment are served together, up to {@value #BATCH} in one transaction, each with an answer of their own.
 *
 * <p>A replay of the same key answers with the first seat and line. Must not be called inside a transaction. Refuses with
 * {@code cart-full}, {@code hold-expired}, {@code too-busy}, and what {@link JoinCampaign} refuses with.
 */
@ApplicationScoped
public class TakeSeat {

    /** Seats of one transaction, at most. */
    static final int BATCH = 64;

    private static final String UNIQUE_VIOLATION = "23505";

    private final MicroBatches<Lane, JoinRequest, SeatLine> batches;

    /** Residents of one company; those who want visits, which take longer, have a lane of their own. */
    record Lane(UUID companyId, boolean ofVisits) {

        static Lane of(JoinRequest request) {
            return new Lane(request.resident().companyId(), request.startsAt() != null);
        }
    }

    TakeSeat(TakeSeats seats, OwnContext own) {
        this.batches = new MicroBatches<>(own, BATCH, seats::take);
    }

    public Uni<SeatLine> take(JoinRequest request) {
        JoinCampaign.check(request);
        return batches.ask(Lane.of(request), request)
                .onFailure(TakeSeat::isTakenKey)
                .transform(taken -> new Refusal(
                        Refusal.Kind.UNPROCESSABLE, "join-key-reused", "This key was used to join something else."));
    }

    /** A seat of another company has that key: nobody there can be seen from here. */
    private static boolean isTakenKey(Throwable failure) {
        return failure instanceof ConstraintViolationException violation
                && UNIQUE_VIOLATION.equals(violation.getSQLState());
    }
}
