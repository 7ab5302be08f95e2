package io.linli.web.order;

import static io.linli.web.Neighbourhood.SUPPLIER_01;
import static io.linli.web.order.Shopping.awaitGroup;
import static io.linli.web.order.Shopping.emptyCart;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

import io.linli.web.LinliStack;
import io.linli.web.TestUsers;
import io.linli.web.payment.Books;

/**
 * Many want the last unit at the same moment over the API: half of them through one of two group-buys, half alone. As many as
 * {@code -Drace.buyers} and as often as {@code -Drace.rounds} say.
 */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class LastUnitTest {

    private static final int BUYERS = Integer.getInteger("race.buyers", 100);
    private static final int ROUNDS = Integer.getInteger("race.rounds", 5);

    /** Residents 3 to 7 join, 8 to 12 buy alone; each is several buyers at once. */
    private static final int RESIDENTS = 5;

    private static final int FIRST_WHO_JOINS = 3;
    private static final int FIRST_WHO_BUYS_ALONE = 8;

    @Inject
    Shopping shopping;

    @Inject
    Books books;

    @TestHTTPResource("/")
    URI address;

    private final HttpClient client = HttpClient.newHttpClient();

    /** What one of the buyers was answered. */
    private record Answer(String user, int status, JsonObject body) {

        boolean won() {
            return status == 200 || status == 201;
        }

        String outcome() {
            return won() ? "won" : body.getString("code");
        }
    }

    @Test
    void exactly_one_gets_the_last_unit_in_each_round_and_pays_once() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            race();
        }
    }

    private void race() throws Exception {
        var offer = shopping.newOffer(SUPPLIER_01, 990, 1);
        var lines = List.of(shopping.newCampaign(offer, 790, 1, 1), shopping.newCampaign(offer, 890, 1, 1));
        var carts = carts(offer);

        var answers = all(lines, carts);

        var outcomes = answers.stream().collect(groupingBy(Answer::outcome, counting()));
        var winners = answers.stream().filter(Answer::won).toList();
        assertThat(winners.stream().map(Answer::user).distinct())
                .as("%s", outcomes)
                .hasSize(1);
        assertThat(outcomes.keySet()).isSubsetOf("won", "sold-out", "household-limit");
        assertThat(shopping.stockOf(offer)).isZero();
        pay(winners.get(0));
        checkOneOrder(offer, lines);
    }

    /** Carts of those who buy alone, with the unit in it: it is held for nobody yet. */
    private static Map<String, String> carts(UUID offer) {
        var carts = new HashMap<String, String>();
        for (int i = 0; i < RESIDENTS; i++) {
            emptyCart(user(FIRST_WHO_JOINS + i));
            var user = user(FIRST_WHO_BUYS_ALONE + i);
            var cart = emptyCart(user);
            Shopping.addOffer(user, cart, offer, 1).statusCode(201);
            carts.put(user, cart);
        }
        return carts;
    }

    private List<Answer> all(List<UUID> lines, Map<String, String> carts) {
        var sent = new ArrayList<CompletableFuture<Answer>>();
        for (int buyer = 0; buyer < BUYERS; buyer++) {
            var joins = user(FIRST_WHO_JOINS + buyer / 2 % RESIDENTS);
            var alone = user(FIRST_WHO_BUYS_ALONE + buyer / 2 % RESIDENTS);
            sent.add(
                    buyer % 2 == 0
                            ? post(
                                    joins,
                                    "api/v1/campaigns/" + lines.get(buyer / 2 % 2) + "/joins",
                                    new JsonObject().put("quantity", 1))
                            : post(alone, "api/v1/checkouts", new JsonObject().put("cartId", carts.get(alone))));
        }
        return sent.stream().map(CompletableFuture::join).toList();
    }

    private CompletableFuture<Answer> post(String user, String path, JsonObject body) {
        var request = HttpRequest.newBuilder(address.resolve(path))
                .header("Authorization", "Bearer " + TestUsers.token(user))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.encode()))
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .thenApply(answer -> new Answer(user, answer.statusCode(), new JsonObject(answer.body())));
    }

    /** Whoever joined checks the seat out first; whoever bought alone has the order already. */
    private static void pay(Answer winner) {
        var group = winner.body().getString("orderGroupId");
        var payUrl = winner.body().getString("payUrl");
        if (group == null) {
            var placed = Shopping.checkout(winner.user(), winner.body().getString("cartId"));
            group = placed.groupId();
            payUrl = placed.payUrl();
        }
        Shopping.payByWallet(payUrl);
        awaitGroup(winner.user(), group, "PAID");
    }

    private void checkOneOrder(UUID offer, List<UUID> lines) {
        var groups = books.list(
                """
                SELECT DISTINCT o.group_id FROM marketplace.order_line l JOIN marketplace.orders o ON o.id = l.order_id
                WHERE l.offer_id = :group""",
                UUID.class,
                offer);
        assertThat(groups).hasSize(1);
        assertThat(books.captures(groups.get(0))).isOne();
        assertThat(shopping.number(
                        "SELECT count(*) FROM catalog.stock_reservation WHERE offer_id = ? AND state <> 'RELEASED'",
                        offer))
                .isOne();
        for (var line : lines) {
            assertThat(shopping.number(
                            """
                            SELECT count(*) FROM marketplace.campaign_join j WHERE j.campaign_id = ? AND j.state = 'HELD'""",
                            line))
                    .as("seats nobody pays for")
                    .isZero();
        }
    }

    private static String user(int number) {
        return "resident-%02d".formatted(number);
    }
}
