package io.linli.marketplace.campaign;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.linli.catalog.background.MicroBatches;
import io.linli.catalog.background.MicroBatches.Answer;
import io.linli.catalog.background.OwnContext;
import io.linli.catalog.kernel.Refusal;

/**
 * Takes a seat and its stock in an open campaign, before anything is paid. Those who join one campaign at the same moment are
 * served together, up to {@value #BATCH} in one transaction, each with an answer of their own.
 *
 * <p>A replay of the same key answers with the first hold. Refuses with: {@code campaign-not-found} (also another
 * community's), {@code campaign-closed}, {@code campaign-not-open}, {@code household-limit}, {@code sold-out}, {@code
 * quantity-out-of-range}, {@code join-key-reused}, {@code too-busy}.
 */
@ApplicationScoped
public class JoinCampaign {

    /** Seats of one transaction, at most. */
    public static final int BATCH = 64;

    private static final long MOST = 9_999;

    private final HoldSeats holds;
    private final Seats seats;
    private final SeatStore store;
    private final MicroBatches<Lane, JoinRequest, SeatHold> batches;

    /** Residents of one company who join one campaign. */
    private record Lane(UUID companyId, UUID campaignId) {}

    JoinCampaign(HoldSeats holds, Seats seats, SeatStore store, OwnContext own) {
        this.holds = holds;
        this.seats = seats;
        this.store = store;
        this.batches = new MicroBatches<>(
                own, BATCH, (lane, requests) -> holds.hold(lane.companyId(), lane.campaignId(), requests));
    }

    /**
     * Committed when it answers. Must not be called inside a transaction.
     *
     * @param request quantity in units of the SKU, at least 1
     */
    public Uni<SeatHold> join(JoinRequest request) {
        checkQuantity(request.quantity());
        return batches.ask(new Lane(request.resident().companyId(), request.campaignId()), request);
    }

    /** Another seat in place of one, both or neither, in the caller's transaction and tenancy. */
    public Uni<SeatHold> swap(SeatHold old, JoinRequest request) {
        checkQuantity(request.quantity());
        return store.lockCampaign(request.campaignId())
                .chain(() -> seats.release(List.of(old.id())))
                .chain(() -> holds.hold(request.resident().companyId(), request.campaignId(), List.of(request)))
                .map(answers -> held(answers.get(0)));
    }

    private static SeatHold held(Answer<SeatHold> answer) {
        if (answer.refusal() != null) {
            throw answer.refusal();
        }
        return answer.value();
    }

    private static void checkQuantity(long quantity) {
        if (quantity < 1 || quantity > MOST) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "quantity-out-of-range",
                    "The quantity must be from 1 to " + MOST + ".",
                    Map.of("least", 1, "most", MOST));
        }
    }
}
