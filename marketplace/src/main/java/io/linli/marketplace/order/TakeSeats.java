package io.linli.marketplace.order;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import io.linli.catalog.background.MicroBatches.Answer;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.campaign.JoinCampaign;
import io.linli.marketplace.campaign.JoinRequest;
import io.linli.marketplace.campaign.SeatHold;
import io.linli.marketplace.campaign.Seats;

/**
 * Takes seats, with their lines in the carts of who joins, in one transaction; correct by the database alone,
 * over all instances. Carts are locked before campaigns and their stock, as whoever checks out locks them.
 */
@ApplicationScoped
class TakeSeats {

    private final Tenancy tenancy;
    private final JoinCampaign join;
    private final Seats seats;
    private final SeatLines lines;

    TakeSeats(Tenancy tenancy, JoinCampaign join, Seats seats, SeatLines lines) {
        this.tenancy = tenancy;
        this.join = join;
        this.seats = seats;
        this.lines = lines;
    }

    /** One answer a request, in the same order. A seat whose cart is full is not taken. */
    @WithTransaction
    Uni<List<Answer<SeatLine>>> take(TakeSeat.Lane lane, List<JoinRequest> requests) {
        var residents =
                requests.stream().map(request -> request.resident().id()).toList();
        return tenancy.enter(lane.companyId())
                .chain(() -> lines.openCarts(lane.companyId(), residents))
                .chain(carts -> join.join(requests).chain(answers -> addLines(lane.companyId(), answers, carts)));
    }

    private Uni<List<Answer<SeatLine>>> addLines(
            UUID companyId, List<Answer<SeatHold>> answers, Map<UUID, UUID> carts) {
        var held = answers.stream().map(Answer::value).filter(Objects::nonNull).toList();
        return held.isEmpty()
                ? Uni.createFrom().item(merge(answers, List.of()))
                : lines.add(companyId, held, carts)
                        .call(added -> giveBack(held, added))
                        .map(added -> merge(answers, added));
    }

    private Uni<Void> giveBack(List<SeatHold> held, List<Answer<SeatLine>> added) {
        var without = new ArrayList<UUID>();
        for (int i = 0; i < held.size(); i++) {
            if (added.get(i).refusal() != null) {
                without.add(held.get(i).id());
            }
        }
        return without.isEmpty() ? Uni.createFrom().voidItem() : seats.release(without);
    }

    /** @param added answers of those who have a seat, in their order */
    private static List<Answer<SeatLine>> merge(List<Answer<SeatHold>> answers, List<Answer<SeatLine>> added) {
        Iterator<Answer<SeatLine>> next = added.iterator();
        return answers.stream()
                .map(answer -> answer.refusal() == null ? next.next() : Answer.<SeatLine>refused(answer.refusal()))
                .toList();
    }
}
