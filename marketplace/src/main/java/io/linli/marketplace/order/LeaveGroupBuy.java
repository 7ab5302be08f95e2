package io.linli.marketplace.order;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.logging.Logger;

import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.community.Resident;

/**
 * A resident leaves a group-buy with all that is the resident's own, before it is decided: what was paid goes back, a card is
 * let go uncharged, what was only held is free again. A team is passed on, or ends with the last to leave it.
 *
 * <p>Who has left and asks again is told so with {@code not-joined}: there is nothing left to give back. Must not be called
 * inside a transaction. Refuses with: {@code campaign-not-found}, {@code campaign-closed} (its cut-off has passed, a team is
 * full, or it is over), {@code not-joined}, {@code too-busy} (payments keep changing it; try again).
 */
@ApplicationScoped
public class LeaveGroupBuy {

    private static final Logger LOG = Logger.getLogger(LeaveGroupBuy.class);

    /** A payment that arrives between the look and the deed makes it look again. */
    private static final int TRIES = 5;

    private final Departure departure;

    LeaveGroupBuy(Departure departure) {
        this.departure = departure;
    }

    public Uni<Void> leave(Resident resident, UUID campaignId) {
        return Uni.createFrom()
                .deferred(() -> departure.of(resident, campaignId))
                .onFailure(Departure.Overtaken.class)
                .retry()
                .atMost(TRIES)
                .onFailure(Departure.Overtaken.class)
                .transform(overtaken -> new Refusal(
                        Refusal.Kind.CONFLICT, "too-busy", "Your payment is being recorded. Please try again."))
                .invoke(() -> LOG.infof("resident %s left group-buy %s", resident.id(), campaignId));
    }
}
