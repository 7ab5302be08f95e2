package io.linli.marketplace.order;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

import io.linli.catalog.background.MicroBatches;
import io.linli.catalog.background.OwnContext;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.campaign.JoinCampaign;
import io.linli.marketplace.campaign.JoinRequest;
import io.linli.marketplace.campaign.SeatHold;
import io.linli.marketplace.campaign.Seats;

/**
 * Joins a campaign: the seat is held and stands in the resident's open cart when this answers. First the seat, then its line,
 * each committed together with those of everybody who joins at the same moment; a seat whose line is refused is given back,
 * and one that a crash leaves without a line is given back with its time.
 *
 * <p>A replay of the same key answers with the first seat and line. Must not be called inside a transaction. Refuses with
 * {@code cart-full}, {@code hold-expired}, and what {@link JoinCampaign} refuses with.
 */
@ApplicationScoped
public class TakeSeat {

    private final JoinCampaign join;
    private final Seats seats;
    private final Tenancy tenancy;
    private final MicroBatches<UUID, SeatHold, SeatLine> lines;

    TakeSeat(JoinCampaign join, Seats seats, SeatLines lines, Tenancy tenancy, OwnContext own) {
        this.join = join;
        this.seats = seats;
        this.tenancy = tenancy;
        this.lines = new MicroBatches<>(own, JoinCampaign.BATCH, lines::add);
    }

    public Uni<SeatLine> take(JoinRequest request) {
        return join.join(request).chain(seat -> lines.ask(seat.companyId(), seat)
                .onFailure(Refusal.class)
                .call(() -> giveBack(seat)));
    }

    private Uni<Void> giveBack(SeatHold seat) {
        return Panache.withTransaction(
                () -> tenancy.enter(seat.companyId()).chain(() -> seats.release(List.of(seat.id()))));
    }
}
