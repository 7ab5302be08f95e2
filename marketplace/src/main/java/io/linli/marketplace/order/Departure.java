package io.linli.marketplace.order;

import static java.util.stream.Collectors.toMap;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.campaign.Members;
import io.linli.marketplace.campaign.SeatHold;
import io.linli.marketplace.campaign.Seats;
import io.linli.marketplace.community.Resident;
import io.linli.marketplace.payment.Payments;
import io.linli.marketplace.payment.RefundReason;

/**
 * One try to leave a group-buy, in one transaction. It takes its locks in the order in which payments take theirs: cart,
 * attempt, group, refund, campaign, seats. So it looks first, acts on what it saw, and only then locks the campaign; what a
 * payment changed meanwhile undoes all of it.
 */
@ApplicationScoped
class Departure {

    private final Tenancy tenancy;
    private final LeavingStore store;
    private final Members members;
    private final Seats seats;
    private final OrderStore orders;
    private final Payments payments;
    private final LineRefunds refunds;

    Departure(
            Tenancy tenancy,
            LeavingStore store,
            Members members,
            Seats seats,
            OrderStore orders,
            Payments payments,
            LineRefunds refunds) {
        this.tenancy = tenancy;
        this.store = store;
        this.members = members;
        this.seats = seats;
        this.orders = orders;
        this.payments = payments;
        this.refunds = refunds;
    }

    /** Something changed between the look and the deed: nothing was done. */
    static final class Overtaken extends RuntimeException {

        Overtaken() {
            super("a seat changed while it was being left", null, false, false);
        }
    }

    @WithTransaction
    Uni<Void> of(Resident resident, UUID campaignId) {
        return tenancy.enter(resident.companyId())
                .chain(() -> store.lockCart(resident))
                .chain(() -> members.seatsOf(campaignId, resident.id()))
                .chain(own -> own.isEmpty()
                        ? notJoined(campaignId)
                        : store.places(ids(own)).chain(places -> leave(resident, campaignId, own, places)));
    }

    /** One that is over has been left by everybody: it says so first. */
    private Uni<Void> notJoined(UUID campaignId) {
        return members.lockUndecided(campaignId).map(nothing -> {
            throw new Refusal(Refusal.Kind.CONFLICT, "not-joined", "You take no part in this group-buy.");
        });
    }

    private Uni<Void> leave(Resident resident, UUID campaignId, List<SeatHold> own, List<LeavingStore.Place> places) {
        return letGo(of(places, OrderGroup.State.RESERVED))
                .chain(() -> cancel(of(places, OrderGroup.State.PENDING)))
                .chain(() -> store.removeFromCarts(ids(own)))
                .chain(() -> refunds.order(lines(of(places, OrderGroup.State.PAID)), RefundReason.LEFT))
                .chain(() -> members.lockUndecided(campaignId))
                .chain(() -> members.seatsOf(campaignId, resident.id()))
                .invoke(now -> requireSame(own, now))
                .chain(() -> giveBack(own, of(places, OrderGroup.State.PAID)))
                .chain(() -> members.noteLeft(ids(own)))
                .chain(() -> members.passOn(campaignId, resident.id()));
    }

    /** Cards that stand for them hold nothing any more, and are not charged. */
    private Uni<Void> letGo(List<LeavingStore.Place> reserved) {
        var groups = groups(reserved);
        return groups.isEmpty()
                ? Uni.createFrom().voidItem()
                : payments.release(groups)
                        .invoke(released -> require(released.size() == groups.size()))
                        .chain(() -> orders.cancelReserved(groups));
    }

    /**
     * Checked out and not paid: what else is in the same checkout can still be paid, and a payment for a place that was left
     * is given back.
     */
    private Uni<Void> cancel(List<LeavingStore.Place> pending) {
        var groups = groups(pending.stream().filter(place -> place.alone()).toList());
        return Multi.createFrom()
                .iterable(groups)
                .onItem()
                .transformToUniAndConcatenate(
                        group -> orders.cancel(group).invoke(Departure::require).chain(() -> payments.giveUp(group)))
                .collect()
                .last();
    }

    private Uni<Void> giveBack(List<SeatHold> own, List<LeavingStore.Place> paid) {
        var charged = distinct(paid, LeavingStore.Place::seatId);
        return (charged.isEmpty() ? Uni.createFrom().voidItem() : seats.left(charged))
                .chain(() -> seats.giveUp(ids(own)));
    }

    /** A seat changes to or from one that counts while the campaign is locked only. */
    private static void requireSame(List<SeatHold> seen, List<SeatHold> now) {
        require(states(seen).equals(states(now)));
    }

    private static Map<UUID, SeatHold.State> states(List<SeatHold> seats) {
        return seats.stream().collect(toMap(SeatHold::id, SeatHold::state));
    }

    private static void require(boolean same) {
        if (!same) {
            throw new Overtaken();
        }
    }

    private static List<LeavingStore.Place> of(List<LeavingStore.Place> places, OrderGroup.State state) {
        return places.stream().filter(place -> place.state() == state).toList();
    }

    private static List<UUID> groups(Collection<LeavingStore.Place> places) {
        return distinct(places, LeavingStore.Place::groupId);
    }

    private static List<UUID> lines(Collection<LeavingStore.Place> places) {
        return distinct(places, LeavingStore.Place::lineId);
    }

    private static List<UUID> distinct(Collection<LeavingStore.Place> places, Function<LeavingStore.Place, UUID> id) {
        return places.stream().map(id).distinct().sorted().toList();
    }

    private static List<UUID> ids(List<SeatHold> seats) {
        return seats.stream().map(SeatHold::id).toList();
    }
}
