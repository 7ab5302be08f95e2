package io.linli.web.order;

import static io.linli.web.Neighbourhood.MAPLE_COURT;
import static io.linli.web.Neighbourhood.SUNRISE;
import static io.linli.web.Neighbourhood.SUPPLIER_01;
import static io.linli.web.order.Shopping.PATIENCE;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

import io.linli.catalog.background.OwnContext;
import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.campaign.JoinRequest;
import io.linli.marketplace.community.Resident;
import io.linli.marketplace.community.Residents;
import io.linli.marketplace.order.AddToCart;
import io.linli.marketplace.order.Carts;
import io.linli.marketplace.order.PlaceOrder;
import io.linli.marketplace.order.PlaceRequest;
import io.linli.marketplace.order.TakeSeat;
import io.linli.web.LinliStack;

/** Many at once for few: nobody gets what is not there, and nothing is left lying. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class RushTest {

    private static final String GOT_IT = "got it";

    @Inject
    Shopping shopping;

    @Inject
    OwnContext own;

    @Inject
    Residents residents;

    @Inject
    TakeSeat take;

    @Inject
    Carts carts;

    @Inject
    AddToCart add;

    @Inject
    PlaceOrder place;

    @Test
    void of_fifty_neighbours_joining_for_the_last_ten_units_exactly_ten_get_one() {
        var offer = shopping.newOffer(SUPPLIER_01, 990, 10);
        var campaign = shopping.newCampaign(offer, 790, 5, 3);

        var outcomes = atOnce(shopping.newResidents(50), resident -> take.take(seat(resident, campaign, 1)));

        assertThat(outcomes).isEqualTo(Map.of(GOT_IT, 10L, "sold-out", 40L));
        assertThat(shopping.stockOf(offer)).isZero();
        assertThat(heldUnits(campaign)).isEqualTo(10);
    }

    @Test
    void
            of_those_joining_three_campaigns_for_one_shelf_at_once_as_many_get_it_as_there_are_and_a_withdrawn_one_spoils_nothing() {
        var offer = shopping.newOffer(SUPPLIER_01, 990, 10);
        var gone = shopping.newOffer(SUPPLIER_01, 990, 10);
        var campaigns = List.of(
                shopping.newCampaign(offer, 790, 5, 3),
                shopping.newCampaign(offer, 690, 5, 3),
                shopping.newCampaign(gone, 790, 5, 3));
        shopping.run("UPDATE catalog.offer SET withdrawn = true WHERE id = ?", gone);
        var turn = new AtomicInteger();

        var outcomes = atOnce(
                shopping.newResidents(60),
                resident -> take.take(seat(resident, campaigns.get(turn.getAndIncrement() % campaigns.size()), 1)));

        assertThat(outcomes).isEqualTo(Map.of(GOT_IT, 10L, "sold-out", 30L, "offer-withdrawn", 20L));
        assertThat(shopping.stockOf(offer)).isZero();
        assertThat(shopping.stockOf(gone)).isEqualTo(10);
        assertThat(campaigns.stream().mapToLong(this::heldUnits).sum()).isEqualTo(10);
    }

    @Test
    void of_fifty_buyers_checking_out_the_last_ten_units_exactly_ten_place_an_order() {
        var offer = shopping.newOffer(SUPPLIER_01, 990, 10);

        var outcomes = atOnce(shopping.newResidents(50), resident -> carts.open(resident)
                .chain(cart -> add.offer(resident, cart.id(), offer, 1))
                .chain(cart -> place.place(new PlaceRequest(resident, cart.id(), Optional.empty()))));

        assertThat(outcomes.get(GOT_IT)).isEqualTo(10);
        assertThat(outcomes.get("sold-out")).isEqualTo(40);
        assertThat(shopping.stockOf(offer)).isZero();
        assertThat(shopping.number("SELECT count(*) FROM marketplace.order_line WHERE offer_id = ?", offer))
                .isEqualTo(10);
    }

    @Test
    void one_household_joining_twenty_times_at_once_stays_within_its_limit() {
        var campaign = shopping.newCampaign(shopping.newOffer(SUPPLIER_01, 990, 100), 790, 5, 3);
        var resident = shopping.newResidents(1).get(0);

        var outcomes = atOnce(Collections.nCopies(20, resident), who -> take.take(seat(who, campaign, 1)));

        assertThat(outcomes).isEqualTo(Map.of(GOT_IT, 3L, "household-limit", 17L));
        assertThat(heldUnits(campaign)).isEqualTo(3);
    }

    @Test
    void of_sixty_joins_at_once_into_one_cart_as_many_are_taken_as_it_has_room_for() {
        var offer = shopping.newOffer(SUPPLIER_01, 990, 100);
        var campaign = shopping.newCampaign(offer, 790, 5, 100);
        var resident = shopping.newResidents(1).get(0);

        var outcomes = atOnce(Collections.nCopies(60, resident), who -> take.take(seat(who, campaign, 1)));

        assertThat(outcomes).isEqualTo(Map.of(GOT_IT, 50L, "cart-full", 10L));
        assertThat(shopping.stockOf(offer)).isEqualTo(50);
        assertThat(heldUnits(campaign)).isEqualTo(50);
    }

    @Test
    void one_key_sent_ten_times_at_once_is_one_hold() {
        var offer = shopping.newOffer(SUPPLIER_01, 990, 100);
        var campaign = shopping.newCampaign(offer, 790, 5, 9);
        var key = Ids.next();
        var resident = shopping.newResidents(1).get(0);

        var outcomes =
                atOnce(Collections.nCopies(10, resident), who -> take.take(new JoinRequest(key, who, campaign, 2)));

        assertThat(outcomes).isEqualTo(Map.of(GOT_IT, 10L));
        assertThat(shopping.stockOf(offer)).isEqualTo(98);
    }

    @Test
    void a_cart_checked_out_ten_times_at_once_is_one_order() {
        var offer = shopping.newOffer(SUPPLIER_01, 990, 100);
        var resident = shopping.newResidents(1).get(0);
        var cart = own.run(() -> residents.get(SUNRISE, resident).chain(who -> carts.open(who)
                        .chain(opened -> add.offer(who, opened.id(), offer, 3))))
                .await()
                .atMost(PATIENCE);

        var outcomes = atOnce(
                Collections.nCopies(10, resident),
                who -> place.place(new PlaceRequest(who, cart.id(), Optional.empty())));

        assertThat(outcomes).isEqualTo(Map.of(GOT_IT, 10L));
        assertThat(shopping.stockOf(offer)).isEqualTo(97);
        assertThat(shopping.number("SELECT count(*) FROM marketplace.order_group WHERE cart_id = ?", cart.id()))
                .isOne();
    }

    /** Everybody does it at the same time; how many came to what. */
    private Map<String, Long> atOnce(List<UUID> who, Function<Resident, Uni<?>> deed) {
        var neighbours = who.stream().distinct().toList().stream()
                .collect(toMap(
                        Function.identity(),
                        id -> own.run(() -> residents.get(SUNRISE, id)).await().atMost(PATIENCE)));
        assertThat(neighbours.values()).allMatch(one -> one.communityId().equals(MAPLE_COURT));
        List<CompletableFuture<String>> deeds = who.stream()
                .map(id ->
                        own.run(() -> outcome(deed.apply(neighbours.get(id)))).subscribeAsCompletionStage())
                .toList();
        return deeds.stream()
                .map(one ->
                        one.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join())
                .collect(groupingBy(Function.identity(), counting()));
    }

    private static Uni<String> outcome(Uni<?> deed) {
        return deed.replaceWith(GOT_IT).onFailure(Refusal.class).recoverWithItem(refusal -> ((Refusal) refusal).code());
    }

    private static JoinRequest seat(Resident resident, UUID campaign, long quantity) {
        return new JoinRequest(Ids.next(), resident, campaign, quantity);
    }

    private long heldUnits(UUID campaign) {
        return shopping.number(
                "SELECT coalesce(sum(quantity), 0)::bigint FROM marketplace.campaign_join WHERE campaign_id = ? AND state = 'HELD'",
                campaign);
    }
}
