package io.linli.web.team;

import static io.linli.web.Neighbourhood.SUPPLIER_01;
import static io.linli.web.order.Shopping.PATIENCE;
import static io.linli.web.order.Shopping.awaitGroup;
import static io.linli.web.order.Shopping.emptyCart;
import static io.linli.web.team.Teams.join;
import static io.linli.web.team.Teams.joinAndPay;
import static io.linli.web.team.Teams.leave;
import static io.linli.web.team.Teams.look;
import static io.linli.web.team.Teams.offered;
import static io.linli.web.team.Teams.open;
import static io.linli.web.team.Teams.openAndPay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import io.linli.catalog.background.OwnContext;
import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.campaign.Seats;
import io.linli.marketplace.community.Residents;
import io.linli.marketplace.team.OpenTeam;
import io.linli.web.LinliStack;
import io.linli.web.Neighbourhood;
import io.linli.web.notice.Told;
import io.linli.web.order.Shopping;
import io.linli.web.order.Shopping.Placed;

/** Teams whose initiator does not pay, that are full for a moment only, and of which one household has too many. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class TeamHolesTest {

    private static final long PRICE = 700;

    @Inject
    Shopping shopping;

    @Inject
    OwnContext own;

    @Inject
    Tenancy tenancy;

    @Inject
    Seats seats;

    @Inject
    Residents residents;

    @Inject
    OpenTeam openTeam;

    @ConfigProperty(name = "linli.team.open-per-household")
    long most;

    @Test
    void a_team_whose_initiator_never_pays_passes_on_to_who_paid_first() {
        var terms = offered(good(), PRICE, 5);
        var team = open("resident-08", terms);
        joinAndPay("resident-09", team);
        joinAndPay("resident-10", team);
        assertThat(initiator(team)).isEqualTo(Neighbourhood.resident(8).toString());

        openedLongAgo(team);
        shopping.run(
                """
                UPDATE marketplace.campaign_join SET expires_at = now() - interval '1 second'
                WHERE campaign_id = ? AND state = 'HELD'""",
                team);

        await().atMost(PATIENCE)
                .until(() -> initiator(team), Neighbourhood.resident(9).toString()::equals);
        assertThat(look(team).getString("state")).isEqualTo("OPEN");
        leave("resident-09", team).statusCode(204);
        assertThat(initiator(team)).isEqualTo(Neighbourhood.resident(10).toString());
        emptyCart("resident-08");
    }

    @Test
    void a_neighbour_who_writes_a_teams_id_as_a_key_does_not_take_it_over_from_who_opened_it() {
        var terms = offered(good(), PRICE, 5);
        var team = open("resident-08", terms);
        joinAndPay("resident-09", team);

        var outcome = own.run(() -> openTeam.open(team, Neighbourhood.residentAt(9), terms))
                .onFailure(Refusal.class)
                .recoverWithNull()
                .await()
                .atMost(PATIENCE);

        assertThat(outcome).isNull();
        assertThat(initiator(team)).isEqualTo(Neighbourhood.resident(8).toString());
        assertThat(look(team).getString("state")).isEqualTo("OPEN");
        emptyCart("resident-08");
    }

    @Test
    void a_team_that_nobody_paid_for_ends() {
        var team = open("resident-08", offered(good(), PRICE, 5));

        openedLongAgo(team);
        shopping.expireSeats(team);

        shopping.awaitCampaign(team, "FAILED");
        emptyCart("resident-08");
    }

    /** Both in one transaction: nobody can have decided it in between. */
    @Test
    void a_full_team_that_a_card_is_taken_back_from_before_it_is_decided_is_open_for_the_time_it_had_left() {
        var good = good();
        var team = openAndPay("resident-03", offered(good, PRICE, 3));
        var card = reserve("resident-04", team);
        emptyCart("resident-05");
        String last = join("resident-05", team).statusCode(201).extract().path("joinId");
        var cutoff = Instant.parse(look(team).getString("cutoffAt"));
        var until = Instant.now().plus(Duration.ofMinutes(5));

        inCompany(() -> seats.byIds(List.of(UUID.fromString(last)))
                .chain(found -> seats.confirm(found.get(0)))
                .chain(() -> seats.unconfirm(List.of(seatOf(team, 4)), until)));

        assertThat(look(team).getString("state")).isEqualTo("OPEN");
        assertThat(Instant.parse(look(team).getString("cutoffAt"))).isEqualTo(cutoff);
        assertThat(look(team).getLong("joined")).isEqualTo(2);
        emptyCart("resident-06");
        join("resident-06", team).statusCode(409).body("code", equalTo("team-full"));
        shopping.run(
                "UPDATE marketplace.campaign_join SET expires_at = now() - interval '1 second' WHERE id = ?",
                seatOf(team, 4));
        await().atMost(PATIENCE)
                .until(() -> shopping.text("SELECT state FROM marketplace.campaign_join WHERE id = ?", seatOf(team, 4))
                        .equals("RELEASED"));
        joinAndPay("resident-06", team);
        shopping.awaitCampaign(team, "SUCCEEDED");
        assertThat(look(team).getLong("people")).isEqualTo(3);
        emptyCart("resident-05");
        assertThat(card.total()).isEqualTo((int) PRICE);
    }

    @Test
    void who_left_with_a_card_is_not_told_when_it_fails_and_who_stayed_is() {
        var team = openAndPay("resident-03", offered(good(), PRICE, 4));
        var left = reserve("resident-11", team);
        var stayed = reserve("resident-12", team);
        leave("resident-11", team).statusCode(204);
        awaitGroup("resident-11", left.groupId(), "CANCELLED");

        shopping.cutOff(team);

        shopping.awaitCampaign(team, "FAILED");
        awaitGroup("resident-12", stayed.groupId(), "CANCELLED");
        await().atMost(PATIENCE).until(() -> !Told.kinds(team, "resident-12").isEmpty());
        assertThat(Told.kinds(team, "resident-12")).containsExactly("CAMPAIGN_FAILED");
        assertThat(Told.kinds(team, "resident-03")).containsExactly("CAMPAIGN_FAILED");
        assertThat(Told.kinds(team, "resident-11")).isEmpty();
    }

    @Test
    void a_household_opens_so_many_teams_and_no_more_also_at_once() {
        var terms = offered(shopping.newOffer(SUPPLIER_01, 990, 2 * most), PRICE, 2);
        var resident = shopping.newResidents(1).get(0);

        var outcomes = IntStream.range(0, (int) most + 4)
                .mapToObj(one -> CompletableFuture.supplyAsync(() -> tryOpen(resident, terms)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(outcomes).filteredOn("opened"::equals).hasSize((int) most);
        assertThat(outcomes).filteredOn("too-many-teams"::equals).hasSize(4);
        shopping.run(
                """
                UPDATE marketplace.campaign SET opens_at = now() - interval '2 minutes', cutoff_at = now() - interval '1 second'
                WHERE id = (SELECT id FROM marketplace.campaign WHERE team_offer_id = ? AND state = 'OPEN' LIMIT 1)""",
                terms);
        assertThat(tryOpen(resident, terms)).isEqualTo("opened");
        assertThat(tryOpen(resident, terms)).isEqualTo("too-many-teams");
    }

    private String tryOpen(UUID resident, UUID terms) {
        try {
            own.run(() -> residents
                            .get(Neighbourhood.SUNRISE, resident)
                            .chain(who -> openTeam.open(Ids.next(), who, terms)))
                    .await()
                    .atMost(PATIENCE);
            return "opened";
        } catch (Refusal refusal) {
            return refusal.code();
        }
    }

    private void inCompany(Supplier<Uni<Void>> work) {
        own.transaction(() -> tenancy.enter(Neighbourhood.SUNRISE).chain(work::get))
                .await()
                .atMost(PATIENCE);
    }

    private void openedLongAgo(UUID team) {
        shopping.run("UPDATE marketplace.campaign SET opens_at = now() - interval '10 minutes' WHERE id = ?", team);
    }

    private UUID seatOf(UUID team, int resident) {
        return UUID.fromString(shopping.text(
                """
                SELECT cast(id AS text) FROM marketplace.campaign_join WHERE campaign_id = ? AND resident_id = ?""",
                team,
                Neighbourhood.resident(resident)));
    }

    private String initiator(UUID team) {
        return shopping.text("SELECT cast(initiator_id AS text) FROM marketplace.campaign WHERE id = ?", team);
    }

    private UUID good() {
        return shopping.newOffer(SUPPLIER_01, 990, 20);
    }

    private static Placed reserve(String user, UUID team) {
        emptyCart(user);
        join(user, team).statusCode(201);
        var placed = Teams.checkOut(user);
        Shopping.payWith(Shopping.GOOD_CARD, placed.payUrl());
        awaitGroup(user, placed.groupId(), "RESERVED");
        return placed;
    }
}
