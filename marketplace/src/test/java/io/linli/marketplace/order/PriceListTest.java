package io.linli.marketplace.order;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import io.linli.catalog.category.CategoryNode;
import io.linli.catalog.delivery.DeliveryTerms;
import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.offer.Handling;
import io.linli.catalog.offer.OfferListing;
import io.linli.catalog.offer.SkuRating;
import io.linli.marketplace.campaign.Campaign;
import io.linli.marketplace.campaign.Otherwise;
import io.linli.marketplace.campaign.Progress;
import io.linli.marketplace.campaign.SeatHold;
import io.linli.marketplace.campaign.SomeTerms;

/** What a line costs and whether it can be had, from what the database says at one moment. */
class PriceListTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final UUID SUPPLIER = Ids.next();
    private static final UUID OFFER = Ids.next();
    private static final LocalizedText NAME = LocalizedText.same("Oranges");

    @Test
    void goods_cost_what_the_offer_costs_now() {
        var line = list(offer(true, false), Set.of(SUPPLIER)).price(goods(3));

        assertThat(line.unitPrice()).isEqualTo(Money.cny(990));
        assertThat(line.amount()).isEqualTo(Money.cny(2_970));
        assertThat(line.obstacle()).isEmpty();
        assertThat(line.heldUntil()).isEmpty();
    }

    @Test
    void withdrawn_goods_goods_not_sold_here_and_goods_sold_out_cannot_be_had() {
        assertThat(list(offer(false, true), Set.of(SUPPLIER)).price(goods(1)).obstacle())
                .contains(CartLine.Obstacle.WITHDRAWN);
        assertThat(list(offer(true, false), Set.of(Ids.next())).price(goods(1)).obstacle())
                .contains(CartLine.Obstacle.NOT_SERVED);
        assertThat(list(offer(false, false), Set.of(SUPPLIER)).price(goods(1)).obstacle())
                .contains(CartLine.Obstacle.SOLD_OUT);
    }

    @Test
    void goods_come_on_the_next_day_that_the_offer_and_the_supplier_name_in_the_communitys_time() {
        var monday = Set.of(DayOfWeek.MONDAY);
        var terms = new DeliveryTerms(Set.of(DayOfWeek.MONDAY, DayOfWeek.THURSDAY), 1, 21);

        assertThat(delivered(Set.of(), terms, "Asia/Shanghai").deliveryOn()).contains(LocalDate.of(2026, 3, 2));
        assertThat(delivered(Set.of(), terms, "Pacific/Auckland").deliveryOn()).contains(LocalDate.of(2026, 3, 5));
        assertThat(delivered(monday, terms, "Pacific/Auckland").deliveryOn()).contains(LocalDate.of(2026, 3, 9));
        assertThat(delivered(monday, terms, "Asia/Shanghai").obstacle()).isEmpty();
    }

    @Test
    void goods_that_come_on_no_day_of_the_suppliers_cannot_be_had_and_where_nothing_is_said_no_day_is_promised() {
        var sundays = new DeliveryTerms(Set.of(DayOfWeek.SUNDAY), 0, 24);
        var never = delivered(Set.of(DayOfWeek.MONDAY), sundays, "Asia/Shanghai");
        var unsaid = list(offer(true, false), Set.of(SUPPLIER)).price(goods(1));

        assertThat(never.obstacle()).contains(CartLine.Obstacle.NOT_DELIVERED);
        assertThat(never.deliveryOn()).isEmpty();
        assertThat(unsaid.obstacle()).isEmpty();
        assertThat(unsaid.deliveryOn()).isEmpty();
    }

    @Test
    void a_seat_costs_what_its_campaign_promised_whatever_the_offer_costs_now() {
        var line = seat(SeatHold.State.HELD, NOON.plusSeconds(60), Campaign.Outcome.OPEN, NOON.plusSeconds(3_600));

        assertThat(line.unitPrice()).isEqualTo(Money.cny(790));
        assertThat(line.quantity()).isEqualTo(2);
        assertThat(line.obstacle()).isEmpty();
        assertThat(line.heldUntil()).contains(NOON.plusSeconds(60));
    }

    @Test
    void a_seat_whose_time_is_over_cannot_be_had_at_that_very_moment() {
        assertThat(seat(SeatHold.State.HELD, NOON, Campaign.Outcome.OPEN, NOON.plusSeconds(1))
                        .obstacle())
                .contains(CartLine.Obstacle.HOLD_EXPIRED);
        assertThat(seat(SeatHold.State.RELEASED, NOON.plusSeconds(60), Campaign.Outcome.OPEN, NOON.plusSeconds(1))
                        .obstacle())
                .contains(CartLine.Obstacle.HOLD_EXPIRED);
    }

    @Test
    void a_seat_taken_before_the_cutoff_can_be_paid_after_it_unless_the_campaign_failed() {
        var cutoff = NOON.minusSeconds(1);

        assertThat(seat(SeatHold.State.HELD, NOON.plusSeconds(60), Campaign.Outcome.OPEN, cutoff)
                        .obstacle())
                .isEmpty();
        assertThat(seat(SeatHold.State.HELD, NOON.plusSeconds(60), Campaign.Outcome.SUCCEEDED, cutoff)
                        .obstacle())
                .isEmpty();
        assertThat(seat(SeatHold.State.HELD, NOON.plusSeconds(60), Campaign.Outcome.FAILED, cutoff)
                        .obstacle())
                .contains(CartLine.Obstacle.CAMPAIGN_FAILED);
    }

    private static CartLine seat(SeatHold.State state, Instant expiresAt, Campaign.Outcome outcome, Instant cutoffAt) {
        var terms = SomeTerms.one()
                .of(OFFER)
                .between(cutoffAt.minus(Duration.ofDays(1)), cutoffAt)
                .terms();
        var seat = new SeatHold(
                Ids.next(),
                terms.id(),
                terms.first().id(),
                terms.companyId(),
                Ids.next(),
                Ids.next(),
                2,
                2,
                Money.cny(790),
                Otherwise.REFUND,
                false,
                state,
                expiresAt);
        var row = new CartLineRow();
        row.id = Ids.next();
        row.joinId = seat.id();
        row.quantity = 2;
        return new PriceList(
                        Map.of(OFFER, offer(false, false)),
                        Map.of(seat.id(), seat),
                        Map.of(terms.id(), Campaign.at(terms, Progress.NONE, outcome, NOON)),
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        NAME,
                        Map.of(SUPPLIER, Optional.empty()),
                        ZoneOffset.UTC,
                        NOON)
                .price(row);
    }

    private static CartLineRow goods(long quantity) {
        var row = new CartLineRow();
        row.id = Ids.next();
        row.offerId = OFFER;
        row.quantity = quantity;
        return row;
    }

    private static CartLine delivered(Set<DayOfWeek> days, DeliveryTerms terms, String zone) {
        var offer = offer(true, false, new Handling(null, null, days));
        return list(offer, Map.of(SUPPLIER, Optional.of(terms)), ZoneId.of(zone))
                .price(goods(1));
    }

    private static PriceList list(OfferListing offer, Set<UUID> serving) {
        return list(offer, serving.stream().collect(toMap(one -> one, one -> Optional.empty())), ZoneOffset.UTC);
    }

    private static PriceList list(OfferListing offer, Map<UUID, Optional<DeliveryTerms>> serving, ZoneId zone) {
        return new PriceList(
                Map.of(OFFER, offer),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                NAME,
                serving,
                zone,
                NOON);
    }

    private static OfferListing offer(boolean available, boolean withdrawn) {
        return offer(available, withdrawn, Handling.UNTOLD);
    }

    private static OfferListing offer(boolean available, boolean withdrawn, Handling handling) {
        var category = new CategoryNode(Ids.next(), "Fruit", NAME);
        return new OfferListing(
                OFFER,
                Ids.next(),
                SUPPLIER,
                "supplier",
                NAME,
                "S-1",
                NAME,
                "",
                null,
                category.id(),
                List.of(category),
                Money.cny(990),
                null,
                "",
                NAME,
                null,
                Collections.emptySortedMap(),
                null,
                handling,
                SkuRating.NONE,
                false,
                available,
                1,
                withdrawn);
    }
}
