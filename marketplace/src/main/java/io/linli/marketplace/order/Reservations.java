package io.linli.marketplace.order;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

import io.linli.marketplace.campaign.Campaign;
import io.linli.marketplace.campaign.Campaigns;
import io.linli.marketplace.campaign.SeatHold;
import io.linli.marketplace.campaign.Seats;
import io.linli.marketplace.payment.PaidGroups.Decision;

/**
 * A card stands for a group's money until its group-buy is decided: seats count and stock is sold as if it were paid. Where
 * the card does so no longer, the seats are only held again, and the group waits to be paid for a time; then its place is
 * lost. Every call joins the caller's transaction, which has entered the company's tenancy.
 */
@ApplicationScoped
class Reservations {

    private static final Logger LOG = Logger.getLogger(Reservations.class);

    private final OrderStore orders;
    private final Seats seats;
    private final Campaigns campaigns;
    private final OrderSettings settings;

    Reservations(OrderStore orders, Seats seats, Campaigns campaigns, OrderSettings settings) {
        this.orders = orders;
        this.seats = seats;
        this.campaigns = campaigns;
        this.settings = settings;
    }

    Uni<Decision> secured(UUID groupId, Instant at) {
        return orders.reserve(groupId, at)
                .chain(first -> first ? reserve(groupId) : Uni.createFrom().item(Decision.LOST));
    }

    Uni<Void> unsecured(UUID groupId, Instant at) {
        return orders.linesOfGroup(groupId)
                .chain(lines -> lines.isEmpty() ? Uni.createFrom().voidItem() : unsecured(groupId, lines, at));
    }

    private Uni<Decision> reserve(UUID groupId) {
        return orders.linesOfGroup(groupId).chain(lines -> confirm(lines)
                .chain(all -> all ? decision(lines) : giveUp(groupId, lines).replaceWith(Decision.LOST)));
    }

    /** By campaign, as payments do. @return whether every line has its seat */
    private Uni<Boolean> confirm(List<OrderLineRow> lines) {
        return seats.byIds(seatIds(lines))
                .map(found -> found.stream()
                        .sorted(Comparator.comparing(
                                        (SeatHold seat) -> seat.campaignId().toString())
                                .thenComparing(seat -> seat.id().toString()))
                        .toList())
                .chain(found -> Multi.createFrom()
                        .iterable(found)
                        .onItem()
                        .transformToUniAndConcatenate(seats::confirm)
                        .collect()
                        .asList())
                .map(had -> had.size() == lines.size() && !had.contains(false));
    }

    /** Counting the seats locked the campaign: it is not decided while this is read, and stays so until this is committed. */
    private Uni<Decision> decision(List<OrderLineRow> lines) {
        return campaigns
                .outcome(Objects.requireNonNull(lines.get(0).campaignId))
                .map(outcome -> outcome == Campaign.Outcome.OPEN ? Decision.AWAITED : Decision.SUCCEEDED);
    }

    private Uni<Void> unsecured(UUID groupId, List<OrderLineRow> lines, Instant at) {
        return campaigns
                .byIds(lines.stream()
                        .map(line -> line.campaignId)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList())
                .chain(found -> found.stream().anyMatch(Reservations::isOff)
                        ? giveUp(groupId, lines)
                        : payAgain(groupId, lines, until(found, at)));
    }

    private Uni<Void> payAgain(UUID groupId, List<OrderLineRow> lines, Instant until) {
        var kept = until.plus(settings.paymentGrace()).plus(settings.holdMargin());
        return orders.unreserve(groupId, until)
                .invoke(first -> LOG.infof("order group %s is to be paid again until %s: %s", groupId, until, first))
                .chain(first -> first
                        ? seats.unconfirm(seatIds(lines), kept)
                        : Uni.createFrom().voidItem());
    }

    /**
     * Before the cut-off nobody should wait for it longer than that, and for a visit not longer than until its day begins; but
     * there is always time to pay.
     */
    private Instant until(List<Campaign> found, Instant at) {
        var least = at.plus(settings.paymentWindow());
        return found.stream()
                .flatMap(Reservations::last)
                .min(Comparator.naturalOrder())
                .filter(cutoff -> cutoff.isBefore(at.plus(settings.payAgain())))
                .map(cutoff -> cutoff.isAfter(least) ? cutoff : least)
                .orElse(at.plus(settings.payAgain()));
    }

    private static Stream<Instant> last(Campaign campaign) {
        var terms = campaign.terms();
        if (!(campaign instanceof Campaign.Succeeded)) {
            return Stream.of(terms.cutoffAt());
        }
        return terms.visits() == null ? Stream.of() : Stream.of(terms.visits().from());
    }

    private Uni<Void> giveUp(UUID groupId, List<OrderLineRow> lines) {
        LOG.infof("order group %s is cancelled uncharged: its group-buy cannot have it", groupId);
        return orders.cancelReserved(List.of(groupId)).chain(() -> seats.giveUp(seatIds(lines)));
    }

    private static boolean isOff(Campaign campaign) {
        return campaign instanceof Campaign.Failed || campaign instanceof Campaign.Cancelled;
    }

    private static List<UUID> seatIds(List<OrderLineRow> lines) {
        return lines.stream().map(line -> line.joinId).filter(Objects::nonNull).toList();
    }
}
