package io.linli.marketplace.campaign;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.DomainEvents;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.stock.GoodsBack;
import io.linli.catalog.stock.Stock;
import io.linli.marketplace.booking.GroupVisits;

/**
 * What becomes of seats that were taken. Every call joins the caller's transaction and works in the tenancy it entered;
 * repeated, it changes nothing more.
 */
@ApplicationScoped
public class Seats {

    private final SeatStore seats;
    private final SeatCounts counts;
    private final Stock stock;
    private final GroupVisits visits;
    private final DomainEvents events;
    private final Clock clock;

    Seats(SeatStore seats, SeatCounts counts, Stock stock, GroupVisits visits, DomainEvents events, Clock clock) {
        this.seats = seats;
        this.counts = counts;
        this.stock = stock;
        this.visits = visits;
        this.events = events;
        this.clock = clock;
    }

    /** Those of the ids that exist. */
    @WithTransaction
    public Uni<List<SeatHold>> byIds(Collection<UUID> seatIds) {
        return seatIds.isEmpty() ? Uni.createFrom().item(List.of()) : seats.byIds(seatIds);
    }

    /**
     * Keeps seats that are being paid for; from now on whoever waits for the payment decides.
     *
     * <p>Refuses with: {@code hold-expired} when any of them is no longer held.
     */
    @WithTransaction
    public Uni<Void> keep(Collection<UUID> seatIds, Instant until) {
        if (seatIds.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return seats.keep(seatIds, until, clock.instant())
                .invoke(kept -> refuseLost(kept, seatIds.size()))
                .replaceWithVoid();
    }

    /**
     * A seat is paid for, or a card stands for its money: it counts, has its number, and its stock is sold. Where the campaign
     * has failed, who chose to buy alone has it all the same.
     *
     * @return false when it cannot be had any more, because it was given back or its campaign is off (then it is given back
     *     now); whoever asks owes the money back
     */
    @WithTransaction
    public Uni<Boolean> confirm(SeatHold seat) {
        return counts.lock(List.of(seat.id()))
                .map(outcomes -> outcomes.get(seat.campaignId()))
                .chain(outcome -> isOff(outcome, seat)
                        ? release(List.of(seat.id())).replaceWith(false)
                        : confirmHeld(seat, outcome.isOff()));
    }

    /**
     * Seats that a card stood for, and does no longer: they do not count any more and are held until then, with their stock.
     * Where the campaign is off the units and money it was decided by stay; who has nothing of it any more takes no part.
     */
    @WithTransaction
    public Uni<Void> unconfirm(Collection<UUID> seatIds, Instant until) {
        return counts.lock(seatIds)
                .chain(outcomes -> seats.unconfirm(seatIds, until).call(left -> Multi.createFrom()
                        .iterable(left.entrySet())
                        .onItem()
                        .transformToUniAndConcatenate(
                                seats -> outcomes.get(seats.getKey()).isOff()
                                        ? counts.countOut(seats.getValue())
                                        : counts.countBack(seats.getKey(), seats.getValue(), clock.instant()))
                        .collect()
                        .last()))
                .call(() -> visits.unconfirm(seatIds, until))
                .chain(left -> moved(left.keySet()));
    }

    /** Seats that were confirmed without having been charged, or only held: given back, with the stock. */
    @WithTransaction
    public Uni<Void> giveUp(Collection<UUID> seatIds) {
        return seatIds.isEmpty()
                ? Uni.createFrom().voidItem()
                : unconfirm(seatIds, clock.instant()).chain(() -> release(seatIds));
    }

    /** Given back unpaid, with the stock. */
    @WithTransaction
    public Uni<Void> release(Collection<UUID> seatIds) {
        return seats.release(seatIds).chain(given -> releaseBehind(given, List.of()));
    }

    /**
     * As {@link #release(Collection)}, with the goods beside them of an order group that is not paid for: one order of offers for
     * all of it.
     */
    @WithTransaction
    public Uni<Void> release(Collection<UUID> seatIds, UUID orderGroupId) {
        return seats.release(seatIds).chain(given -> releaseBehind(given, List.of(GoodsBack.held(orderGroupId))));
    }

    /** Paid seats whose money goes back: their stock is sellable again. */
    @WithTransaction
    public Uni<Void> refunded(Collection<UUID> seatIds) {
        return counts.lock(seatIds)
                .chain(() -> seats.refunded(seatIds))
                .call(left -> countOut(left.values()))
                .call(() -> visits.cancel(seatIds))
                .call(() -> restock(seatIds))
                .chain(left -> moved(left.keySet()));
    }

    /**
     * Paid seats whose residents leave before their campaign is decided, which the caller has locked: they count no more, and
     * their stock is sellable again. Whoever asks owes the money back.
     */
    @WithTransaction
    public Uni<Void> left(Collection<UUID> seatIds) {
        return seats.refunded(seatIds)
                .call(left -> Multi.createFrom()
                        .iterable(left.entrySet())
                        .onItem()
                        .transformToUniAndConcatenate(
                                gone -> counts.countBack(gone.getKey(), gone.getValue(), clock.instant()))
                        .collect()
                        .last())
                .call(left ->
                        restock(left.values().stream().flatMap(List::stream).toList()))
                .call(() -> visits.cancel(seatIds))
                .chain(left -> moved(left.keySet()));
    }

    private Uni<Void> restock(Collection<UUID> seatIds) {
        return seats.goods(seatIds)
                .chain(goods -> stock.giveBack(goods.stream()
                        .map(seat -> GoodsBack.taken(seat.seatId(), seat.offerId()))
                        .toList()));
    }

    private Uni<Void> countOut(Collection<List<UUID>> seatIds) {
        var out = seatIds.stream().flatMap(List::stream).toList();
        return out.isEmpty() ? Uni.createFrom().voidItem() : counts.countOut(out);
    }

    Uni<Integer> releaseExpired(int limit) {
        return seats.releaseExpired(limit, clock.instant())
                .call(given -> releaseBehind(given, List.of()))
                .map(List::size);
    }

    /** What paid seats of a campaign that succeeded get in the end; the stock of what they do not get is sellable again. */
    Uni<Void> allot(Map<UUID, Long> units) {
        return units.isEmpty()
                ? Uni.createFrom().voidItem()
                : seats.allot(units)
                        .chain(() -> countOut(List.of(without(units))))
                        .chain(() -> stock.shrink(units));
    }

    private static List<UUID> without(Map<UUID, Long> units) {
        return units.entrySet().stream()
                .filter(seat -> seat.getValue() == 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean isOff(Campaign.@Nullable Outcome outcome, SeatHold seat) {
        return outcome == null
                || outcome == Campaign.Outcome.CANCELLED
                || outcome == Campaign.Outcome.FAILED && seat.otherwise() == Otherwise.REFUND;
    }

    private Uni<Boolean> confirmHeld(SeatHold seat, boolean off) {
        return seats.confirm(seat.id())
                .chain(confirmed ->
                        confirmed ? takeBehind(seat) : Uni.createFrom().item(false))
                .call(confirmed -> confirmed && !off
                        ? counts.count(seat.id(), clock.instant()).chain(() -> moved(List.of(seat.campaignId())))
                        : Uni.createFrom().voidItem());
    }

    /** @return false where the time of a visit is another's by now: then the seat is given back */
    private Uni<Boolean> takeBehind(SeatHold seat) {
        return seat.ofVisit()
                ? visits.confirm(seat.id()).call(had -> had ? Uni.createFrom().voidItem() : releaseConfirmed(seat.id()))
                : stock.take(seat.id()).replaceWith(true);
    }

    private Uni<Void> releaseConfirmed(UUID seatId) {
        return seats.unconfirm(List.of(seatId), clock.instant())
                .chain(() -> seats.release(List.of(seatId)))
                .replaceWithVoid();
    }

    private Uni<Void> moved(Collection<UUID> campaignIds) {
        return events.publish(campaignIds.stream().map(CampaignMoved::new).toList());
    }

    /** A seat that had been confirmed once has its stock taken, not only set aside. */
    private Uni<Void> releaseBehind(List<SeatStore.Goods> given, List<GoodsBack> beside) {
        var goods = Stream.concat(
                        given.stream().map(seat -> GoodsBack.any(seat.seatId(), seat.offerId())), beside.stream())
                .toList();
        return visits.release(given.stream().map(SeatStore.Goods::seatId).toList())
                .chain(() -> stock.giveBack(goods));
    }

    private static void refuseLost(int kept, int wanted) {
        if (kept < wanted) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "hold-expired",
                    "A seat or visit was held too long and given back. Take it again.");
        }
    }
}
