package io.linli.marketplace.campaign;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

import io.linli.catalog.background.MicroBatches.Answer;
import io.linli.catalog.kernel.Refusal;

/**
 * Takes seats and their stock in an open campaign, before anything is paid: each of those who join at the same moment with an
 * answer of their own. A replay of the same key answers with the first hold.
 *
 * <p>Refuses with: {@code campaign-not-found} (also another community's), {@code campaign-item-not-found}, {@code
 * item-missing} (which of several), {@code campaign-closed}, {@code campaign-not-open}, {@code household-limit}, {@code
 * sold-out}, {@code team-full}, {@code visits-full}, {@code slot-missing}, {@code
 * not-a-visit}, {@code other-building}, {@code visit-outside-day}, {@code slot-taken} (fact {@code nextSlots}, of the same day),
 * {@code outside-working-hours}, {@code not-in-cases}, {@code quantity-out-of-range}, {@code join-key-reused}.
 */
@ApplicationScoped
public class JoinCampaign {

    private static final long MOST = 9_999;

    private final HoldSeats holds;
    private final Seats seats;

    JoinCampaign(HoldSeats holds, Seats seats) {
        this.holds = holds;
        this.seats = seats;
    }

    /**
     * Joins the caller's transaction, which has entered the company's tenancy.
     *
     * @param requests of residents of one company that pass {@link #check}; one answer each, in the same order
     */
    public Uni<List<Answer<SeatHold>>> join(List<JoinRequest> requests) {
        return holds.hold(requests);
    }

    /** Another seat in place of one, both or neither, in the caller's transaction and tenancy. */
    public Uni<SeatHold> swap(SeatHold old, JoinRequest request) {
        check(request);
        return holds.lock(request.campaignId())
                .chain(() -> seats.release(List.of(old.id())))
                .chain(() -> holds.hold(List.of(request)))
                .map(answers -> held(answers.get(0)));
    }

    /** Refuses with: {@code quantity-out-of-range}. */
    public static void check(JoinRequest request) {
        if (request.quantity() < 1 || request.upTo() < request.quantity() || request.upTo() > MOST) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "quantity-out-of-range",
                    "The quantity must be from 1 to " + MOST + ", and at most what is taken if it fills a case.",
                    Map.of("least", 1, "most", MOST));
        }
    }

    private static SeatHold held(Answer<SeatHold> answer) {
        if (answer.refusal() != null) {
            throw answer.refusal();
        }
        return answer.value();
    }
}
