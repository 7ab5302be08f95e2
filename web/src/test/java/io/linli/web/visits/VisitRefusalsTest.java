package io.linli.web.visits;

import static io.linli.web.Neighbourhood.HARBOR_VIEW;
import static io.linli.web.Neighbourhood.LAKESIDE;
import static io.linli.web.Neighbourhood.SUPPLIER_01;
import static io.linli.web.order.Shopping.PATIENCE;
import static io.linli.web.order.Shopping.emptyCart;
import static io.linli.web.visits.VisitDays.ALONE;
import static io.linli.web.visits.VisitDays.ZONE;
import static io.linli.web.visits.VisitDays.at;
import static io.linli.web.visits.VisitDays.bookAlone;
import static io.linli.web.visits.VisitDays.free;
import static io.linli.web.visits.VisitDays.join;
import static io.linli.web.visits.VisitDays.look;
import static io.linli.web.visits.VisitDays.open;
import static io.linli.web.visits.VisitDays.terms;
import static io.linli.web.visits.VisitDays.tier;
import static io.linli.web.visits.VisitDays.tryOpen;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import io.linli.catalog.background.OwnContext;
import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.campaign.JoinRequest;
import io.linli.marketplace.campaign.Otherwise;
import io.linli.marketplace.community.Resident;
import io.linli.marketplace.community.Residents;
import io.linli.marketplace.order.TakeSeat;
import io.linli.web.LinliStack;
import io.linli.web.Neighbourhood;
import io.linli.web.campaign.Terms;
import io.linli.web.order.Shopping;
import io.linli.web.visits.VisitDays.Provider;

/** What cannot be had of a group-buy of visits: refused with a code, and nothing is held then; also when all ask at once. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class VisitRefusalsTest {

    private static final String GOT_IT = "got it";

    @Inject
    Shopping shopping;

    @Inject
    VisitDays visits;

    @Inject
    OwnContext own;

    @Inject
    Residents residents;

    @Inject
    TakeSeat take;

    @Test
    void of_thirty_neighbours_who_want_the_last_hour_of_the_day_one_gets_it() {
        var provider = visits.provider(1, 1);
        var campaign = open(needing(provider, 1));

        var outcomes = atOnce(30, campaign, number -> at(9));

        assertThat(outcomes).isEqualTo(Map.of(GOT_IT, 1L, "visits-full", 29L));
        assertThat(visits.seats(campaign)).isOne();
        assertThat(visits.bookings(campaign)).isOne();
        assertThat(visits.slotsTaken(provider)).isOne();
        assertThat(cartLines(campaign)).isOne();
    }

    @Test
    void of_thirty_neighbours_who_want_one_of_several_hours_the_others_are_told_what_is_free() {
        var provider = visits.provider(1, 8);
        var campaign = open(terms(provider));

        var outcomes = atOnce(30, campaign, number -> at(9));

        assertThat(outcomes).isEqualTo(Map.of(GOT_IT, 1L, "slot-taken", 29L));
        assertThat(visits.seats(campaign)).isOne();
        assertThat(visits.slotsTaken(provider)).isOne();
        assertThat(free(campaign)).first().isEqualTo(at(10));
    }

    @Test
    void a_group_buy_and_neighbours_on_their_own_who_race_for_a_day_never_have_a_technician_twice() {
        var provider = visits.provider(2, 4);
        var one = open(terms(provider));
        var other = open(terms(provider));
        var neighbours = neighbours(24);

        var taken = all(IntStream.range(0, 24)
                .mapToObj(i -> own.run(() ->
                                outcome(take.take(visit(neighbours.get(i), i % 2 == 0 ? one : other, at(9 + i % 4)))))
                        .subscribeAsCompletionStage())
                .toList());

        assertThat(taken.get(GOT_IT)).isEqualTo(8);
        assertThat(taken.getOrDefault("slot-taken", 0L)).isEqualTo(16);
        assertThat(visits.slotsTaken(provider)).isEqualTo(8);
        assertThat(visits.seats(one) + visits.seats(other)).isEqualTo(8);
        assertThat(visits.bookings(one) + visits.bookings(other)).isEqualTo(8);
        assertThat(free(one)).isEmpty();
    }

    @Test
    void one_household_that_joins_ten_times_at_once_has_one_visit() {
        var provider = visits.provider(2, 8);
        var campaign = open(terms(provider));
        var neighbour = neighbours(1).get(0);

        var outcomes = all(IntStream.range(0, 10)
                .mapToObj(i -> own.run(() -> outcome(take.take(visit(neighbour, campaign, at(9 + i % 8)))))
                        .subscribeAsCompletionStage())
                .toList());

        assertThat(outcomes).isEqualTo(Map.of(GOT_IT, 1L, "household-limit", 9L));
        assertThat(visits.slotsTaken(provider)).isOne();
    }

    @Test
    void what_is_no_visit_of_that_day_is_refused_and_nothing_is_held() {
        var provider = visits.provider(1, 8);
        var campaign = open(terms(provider));
        var goods = shopping.newCampaign(shopping.newOffer(SUPPLIER_01, 990, 10), 790, 5, 5);
        emptyCart("resident-03");
        refused("resident-03", campaign, Map.of("quantity", 1), 400, "slot-missing");
        refused("resident-03", campaign, order(1, at(9).plus(Duration.ofDays(1))), 422, "visit-outside-day");
        refused("resident-03", campaign, order(1, at(9).minus(Duration.ofDays(1))), 422, "visit-outside-day");
        refused("resident-03", campaign, order(1, at(23, 30)), 422, "visit-outside-day");
        refused("resident-03", campaign, order(1, Instant.MAX), 422, "visit-outside-day");
        refused("resident-03", campaign, order(1, Instant.MIN), 422, "visit-outside-day");
        refused("resident-03", campaign, order(1, at(8)), 422, "outside-working-hours");
        refused("resident-03", campaign, order(1, at(16, 30)), 422, "outside-working-hours");
        refused("resident-03", campaign, order(1, at(9, 7)), 422, "outside-working-hours");
        refused("resident-03", campaign, order(2, at(9)), 409, "household-limit");
        refused("resident-03", campaign, order(0, at(9)), 400, "quantity-out-of-range");
        refused("resident-03", campaign, order(-1, at(9)), 400, "quantity-out-of-range");
        refused("resident-03", goods, order(1, at(9)), 400, "not-a-visit");
        refused("resident-13", campaign, order(1, at(9)), 404, "campaign-not-found");
        refused("resident-20", campaign, order(1, at(9)), 404, "campaign-not-found");
        join("supplier-01", campaign, at(9)).statusCode(403);
        given().header("Idempotency-Key", "x")
                .contentType("application/json")
                .body(order(1, at(9)))
                .post("/api/v1/campaigns/{id}/joins", campaign)
                .then()
                .statusCode(401);

        assertThat(visits.seats(campaign)).isZero();
        assertThat(visits.slotsTaken(provider)).isZero();
    }

    @Test
    void a_household_joins_once_whoever_of_it_asks() {
        var provider = visits.provider(1, 8);
        var campaign = open(terms(provider));
        emptyCart("resident-01");
        emptyCart("resident-02");
        join("resident-01", campaign, at(9)).statusCode(201);

        refused("resident-02", campaign, order(1, at(11)), 409, "household-limit");
        refused("resident-01", campaign, order(1, at(11)), 409, "household-limit");

        assertThat(visits.slotsTaken(provider)).isOne();
        emptyCart("resident-01");
        emptyCart("resident-02");
        join("resident-02", campaign, at(11)).statusCode(201);
        emptyCart("resident-02");
    }

    @Test
    void households_of_other_buildings_are_refused_and_those_of_the_building_are_not() {
        var provider = visits.provider(1, 8);
        var elsewhere = terms(provider);
        elsewhere.put("buildingIds", List.of(visits.emptyBuilding()));
        var own = terms(provider);
        own.put("buildingIds", List.of(visits.emptyBuilding(), visits.buildingOf(3)));
        var ofOthers = open(elsewhere);
        var ofOurs = open(own);
        assertThat(look(ofOurs).getList("visits.buildingIds")).hasSize(2);
        emptyCart("resident-03");

        refused("resident-03", ofOthers, order(1, at(9)), 403, "other-building");
        join("resident-03", ofOurs, at(9)).statusCode(201);

        assertThat(visits.seats(ofOthers)).isZero();
        assertThat(visits.slotsTaken(provider)).isOne();
        emptyCart("resident-03");
    }

    @Test
    void after_its_cut_off_nobody_joins_and_no_time_is_shown() {
        var provider = visits.provider(1, 8);
        var campaign = open(terms(provider));
        emptyCart("resident-03");
        shopping.cutOff(campaign);
        shopping.awaitCampaign(campaign, "FAILED");

        refused("resident-03", campaign, order(1, at(9)), 409, "campaign-closed");

        assertThat(free(campaign)).isEmpty();
        assertThat(visits.slotsTaken(provider)).isZero();
    }

    @Test
    void terms_that_could_never_be_are_refused() {
        var provider = visits.provider(2, 3);
        refused(provider, "serviceItemId", UUID.randomUUID(), 404, "service-not-offered");
        refused(provider, "day", LocalDate.now(ZONE).toString(), 422, "visit-day-invalid");
        refused(provider, "day", LocalDate.now(ZONE).minusDays(3).toString(), 422, "visit-day-invalid");
        refused(provider, "day", LocalDate.now(ZONE).plusDays(61).toString(), 422, "visit-day-invalid");
        refused(provider, "cutoffAt", at(9).toString(), 422, "cutoff-too-near-visits");
        refused(provider, "cutoffAt", at(0).minus(Duration.ofHours(5)).toString(), 422, "cutoff-too-near-visits");
        refused(provider, "cutoffAt", Instant.now().minusSeconds(60).toString(), 422, "campaign-terms-invalid");
        refused(provider, "price", Terms.cny(0), 422, "campaign-terms-invalid");
        refused(provider, "price", Terms.cny(-1), 422, "campaign-terms-invalid");
        refused(provider, "price", Map.of("amount", 100, "currency", "EUR"), 422, "campaign-terms-invalid");
        refused(provider, "price", Terms.cny(ALONE + 1), 422, "price-above-offer");
        refused(provider, "threshold", 0, 422, "campaign-terms-invalid");
        refused(provider, "threshold", -2, 422, "campaign-terms-invalid");
        refused(provider, "threshold", 7, 422, "visits-above-calendar");
        refused(provider, "cap", 7, 422, "visits-above-calendar");
        refused(provider, "cap", 1, 422, "visits-above-calendar");
        refused(provider, "cap", 0, 422, "campaign-terms-invalid");
        refused(provider, "tiers", List.of(tier(1, 4000)), 422, "price-tiers-invalid");
        refused(provider, "tiers", List.of(tier(0, 4000)), 422, "price-tiers-invalid");
        refused(provider, "tiers", List.of(tier(3, 5000)), 422, "price-tiers-invalid");
        refused(provider, "tiers", List.of(tier(3, 0)), 422, "price-tiers-invalid");
        refused(provider, "tiers", List.of(tier(3, -4000)), 422, "price-tiers-invalid");
        refused(provider, "buildingIds", List.of(UUID.randomUUID()), 404, "building-not-found");
        refused(provider, "communityId", HARBOR_VIEW, 403, "not-the-leader");
        refused(provider, "communityId", LAKESIDE, 403, "not-the-leader");
        var elsewhere = terms(provider);
        elsewhere.put("communityId", LAKESIDE);
        tryOpen("property-sunrise", elsewhere).statusCode(404).body("code", equalTo("service-not-offered"));
    }

    @Test
    void who_may_open_one_does_and_others_do_not() {
        var provider = visits.provider(1, 8);
        tryOpen("resident-03", terms(provider)).statusCode(403);
        tryOpen("leader-02", terms(provider)).statusCode(403).body("code", equalTo("not-the-leader"));
        tryOpen("property-harbor", terms(provider)).statusCode(404).body("code", equalTo("community-not-found"));
        tryOpen("supplier-01", terms(provider)).statusCode(403);

        var campaign = tryOpen("property-sunrise", terms(provider))
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("id");

        given().queryParam("community", Neighbourhood.MAPLE_COURT)
                .queryParam("limit", 100)
                .get("/api/v1/campaigns")
                .then()
                .body("items.id", hasItem(campaign));
        given().queryParam("community", LAKESIDE)
                .queryParam("limit", 100)
                .get("/api/v1/campaigns")
                .then()
                .body("items.id", not(hasItem(campaign)));
        given().get("/api/v1/visit-group-buys/{id}/slots", UUID.randomUUID())
                .then()
                .statusCode(404);
    }

    @Test
    void a_day_on_which_all_is_booked_cannot_be_offered() {
        var provider = visits.provider(1, 1);
        bookAlone("resident-06", provider, at(9)).statusCode(201);

        tryOpen("leader-01", terms(provider))
                .statusCode(422)
                .body("code", equalTo("visits-above-calendar"))
                .body("most", equalTo(0));
        emptyCart("resident-06");
    }

    @Test
    void the_database_refuses_a_seat_without_its_visit_and_a_visit_without_its_seat() {
        var provider = visits.provider(1, 8);
        var campaign = open(terms(provider));
        emptyCart("resident-03");
        String seat =
                join("resident-03", campaign, at(9)).statusCode(201).extract().path("joinId");
        var id = UUID.fromString(seat);

        for (String change : List.of(
                "UPDATE marketplace.campaign_join SET state = 'RELEASED' WHERE id = ?",
                "UPDATE marketplace.booking SET state = 'RELEASED' WHERE id = ?",
                "UPDATE marketplace.booking SET state = 'CONFIRMED' WHERE id = ?")) {
            assertThatThrownBy(() -> shopping.run(change, id))
                    .rootCause()
                    .hasMessageContaining("do not stand together");
        }
        assertThatThrownBy(() ->
                        shopping.run("UPDATE marketplace.campaign SET cutoff_at = visits_from WHERE id = ?", campaign))
                .rootCause()
                .hasMessageContaining("campaign_visits");
        assertThatThrownBy(() -> shopping.run(
                        """
                        INSERT INTO marketplace.campaign_join (id, company_id, campaign_id, item_id, household_id, resident_id,
                            quantity, up_to, price, state, expires_at, sole, starts_at)
                        SELECT gen_random_uuid(), company_id, campaign_id, item_id, gen_random_uuid(), gen_random_uuid(), 1, 1,
                            price, 'HELD', expires_at, true, starts_at + interval '1 day'
                        FROM marketplace.campaign_join WHERE id = ?""",
                        id))
                .rootCause()
                .hasMessageContaining("within their day");
        emptyCart("resident-03");
    }

    private static Map<String, Object> needing(Provider provider, long threshold) {
        var terms = VisitDays.terms(provider);
        terms.put("threshold", threshold);
        return terms;
    }

    private static Map<String, Object> order(long quantity, Instant startsAt) {
        return Map.of("quantity", quantity, "startsAt", startsAt.toString());
    }

    private static void refused(String user, UUID campaign, Map<String, ?> order, int status, String code) {
        join(user, campaign, order).statusCode(status).body("code", equalTo(code));
    }

    private static void refused(Provider provider, String field, Object value, int status, String code) {
        var terms = VisitDays.terms(provider);
        terms.put(field, value);
        tryOpen("leader-01", terms).statusCode(status).body("code", equalTo(code));
    }

    private List<Resident> neighbours(int count) {
        return shopping.newResidents(count).stream()
                .map(id -> own.run(() -> residents.get(Neighbourhood.SUNRISE, id))
                        .await()
                        .atMost(PATIENCE))
                .toList();
    }

    /** Everybody joins at the same time; how many came to what. */
    private Map<String, Long> atOnce(int count, UUID campaign, Function<Integer, Instant> when) {
        var neighbours = neighbours(count);
        return all(IntStream.range(0, count)
                .mapToObj(i -> own.run(() -> outcome(take.take(visit(neighbours.get(i), campaign, when.apply(i)))))
                        .subscribeAsCompletionStage())
                .toList());
    }

    private static Map<String, Long> all(List<CompletableFuture<String>> deeds) {
        return deeds.stream()
                .map(one ->
                        one.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static JoinRequest visit(Resident who, UUID campaign, Instant startsAt) {
        return new JoinRequest(Ids.next(), who, campaign, null, 1, 1, Otherwise.REFUND, false, startsAt);
    }

    private static Uni<String> outcome(Uni<?> deed) {
        return deed.replaceWith(GOT_IT).onFailure(Refusal.class).recoverWithItem(refusal -> ((Refusal) refusal).code());
    }

    private long cartLines(UUID campaign) {
        return shopping.number(
                """
                SELECT count(*) FROM marketplace.cart_line l JOIN marketplace.campaign_join j ON j.id = l.join_id
                WHERE j.campaign_id = ?""",
                campaign);
    }
}
