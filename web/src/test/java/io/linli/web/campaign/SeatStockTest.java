package io.linli.web.campaign;

import static io.linli.web.Neighbourhood.SUPPLIER_01;
import static io.linli.web.order.Shopping.PATIENCE;
import static io.linli.web.order.Shopping.checkout;
import static io.linli.web.order.Shopping.emptyCart;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

import io.linli.catalog.background.OwnContext;
import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Tenancy;
import io.linli.catalog.stock.Stock;
import io.linli.catalog.stock.StockLine;
import io.linli.marketplace.campaign.JoinRequest;
import io.linli.marketplace.campaign.Seats;
import io.linli.marketplace.deadline.ActOnDeadlines;
import io.linli.marketplace.order.TakeSeat;
import io.linli.web.LinliStack;
import io.linli.web.Neighbourhood;
import io.linli.web.order.Shopping;

/** Seats and the goods behind them, while others join, buy and write keys of their own. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class SeatStockTest {

    private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");
    private static final int ROUNDS = 40;

    @Inject
    Shopping shopping;

    @Inject
    OwnContext own;

    @Inject
    Tenancy tenancy;

    @Inject
    TakeSeat take;

    @Inject
    Seats seats;

    @Inject
    Stock stock;

    @Inject
    ActOnDeadlines deadlines;

    @Inject
    DataSource database;

    @Test
    void a_seat_under_the_id_of_an_own_order_gives_back_none_of_what_was_bought() {
        var bought = shopping.newOffer(SUPPLIER_01, 990, 10);
        var joined = shopping.newOffer(SUPPLIER_01, 990, 10);
        var campaign = shopping.newCampaign(joined, 790, 5, 4);
        var cart = emptyCart("resident-04");
        Shopping.addOffer("resident-04", cart, bought, 3).statusCode(201);
        var paid = checkout("resident-04", cart);
        Shopping.payAndWait("resident-04", paid);
        var order = UUID.fromString(paid.groupId());

        in(() -> take.take(new JoinRequest(order, Neighbourhood.residentAt(4), campaign, 2)));
        emptyCart("resident-04");

        assertThat(shopping.stockOf(joined)).isEqualTo(10);
        assertThat(shopping.stockOf(bought)).isEqualTo(7);
        assertThat(shopping.text(
                        "SELECT state FROM catalog.stock_reservation WHERE id = ? AND offer_id = ?", order, bought))
                .isEqualTo("TAKEN");
    }

    @Test
    void seats_of_two_goods_come_back_while_both_are_bought_and_nobody_fails() {
        var first = shopping.newOffer(SUPPLIER_01, 990, 1_000);
        var second = shopping.newOffer(SUPPLIER_01, 990, 1_000);
        var campaign = shopping.newCampaign(first, 790, 500, 4);
        var other = anotherGood(campaign, second);
        var residents = shopping.newResidents(2 * ROUNDS);
        shopping.run(
                "UPDATE marketplace.campaign SET people = ?, amount = ? WHERE id = ?",
                2 * ROUNDS,
                2 * ROUNDS * 790,
                campaign);
        var pairs = new ArrayList<List<UUID>>();
        for (int round = 0; round < ROUNDS; round++) {
            pairs.add(List.of(
                    paidSeat(campaign, other, second, residents.get(2 * round)),
                    paidSeat(campaign, campaign, first, residents.get(2 * round + 1))));
        }

        var refunds = pairs.stream().map(pair -> inCompany(() -> seats.refunded(pair)));
        var buyers = Stream.generate(() -> own.transaction(() -> stock.reserve(
                                Ids.next(), List.of(new StockLine(first, 1), new StockLine(second, 1)), LATER))
                        .subscribeAsCompletionStage())
                .limit(2 * ROUNDS);
        CompletableFuture.allOf(Stream.concat(refunds, buyers).toArray(CompletableFuture[]::new))
                .join();

        assertThat(shopping.stockOf(first)).isEqualTo(1_000 - 2 * ROUNDS);
        assertThat(shopping.stockOf(second)).isEqualTo(1_000 - 2 * ROUNDS);
    }

    @Test
    void a_cut_off_waits_for_whoever_is_joining_and_nobody_waits_for_it() throws SQLException {
        var campaign = shopping.newCampaign(shopping.newOffer(SUPPLIER_01, 990, 10), 790, 1, 4);
        var joining = shopping.newResidents(1).get(0);
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            run(connection, "SELECT set_config('linli.tenant', '*', true)");
            run(connection, "SELECT pg_advisory_xact_lock(hashtextextended('campaign " + campaign + "', 0))");
            run(connection, held(campaign, joining));
            shopping.cutOff(campaign);
            in(deadlines::run);
            assertThat(shopping.stateOf(campaign)).isEqualTo("OPEN");
            connection.commit();
        }

        again(campaign);
        in(deadlines::run);
        assertThat(shopping.stateOf(campaign)).as("the payment may still come").isEqualTo("OPEN");
        shopping.expireSeats(campaign);
        shopping.awaitCampaign(campaign, "FAILED");
    }

    private UUID anotherGood(UUID campaign, UUID offer) {
        var item = Ids.next();
        shopping.run(
                """
                INSERT INTO marketplace.campaign_item (id, campaign_id, position, offer_id, price, list_price,
                    household_limit, case_size) VALUES (?, ?, 2, ?, 790, 790, 4, 1)""",
                item,
                campaign,
                offer);
        return item;
    }

    /** With its unit taken of the stock. */
    private UUID paidSeat(UUID campaign, UUID item, UUID offer, UUID resident) {
        var seat = Ids.next();
        shopping.run(
                """
                INSERT INTO marketplace.campaign_join (id, company_id, campaign_id, item_id, household_id, resident_id, quantity,
                    up_to, price, state, expires_at)
                SELECT ?, company_id, ?, ?, household_id, id, 1, 1, 790, 'CONFIRMED', now() FROM marketplace.resident
                WHERE id = ?""",
                seat,
                campaign,
                item,
                resident);
        in(() -> stock.reserve(seat, List.of(new StockLine(offer, 1)), LATER));
        in(() -> stock.take(seat));
        return seat;
    }

    private static String held(UUID campaign, UUID resident) {
        return """
                INSERT INTO marketplace.campaign_join (id, company_id, campaign_id, item_id, household_id, resident_id, quantity,
                    up_to, price, state, expires_at)
                SELECT gen_random_uuid(), company_id, '%1$s', '%1$s', household_id, id, 1, 1, 790, 'HELD',
                    now() + interval '10 minutes' FROM marketplace.resident WHERE id = '%2$s'"""
                .formatted(campaign, resident);
    }

    /** As if the time until it is looked at again were over. */
    private void again(UUID campaign) {
        shopping.run("UPDATE marketplace.deadline SET next_at = due_at WHERE subject = ?", campaign);
    }

    private static void run(java.sql.Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private <T> CompletableFuture<T> inCompany(Supplier<Uni<T>> work) {
        return own.transaction(() -> tenancy.enter(Neighbourhood.SUNRISE).chain(work::get))
                .subscribeAsCompletionStage();
    }

    private <T> T in(Supplier<Uni<T>> work) {
        return own.run(work).await().atMost(PATIENCE);
    }
}
