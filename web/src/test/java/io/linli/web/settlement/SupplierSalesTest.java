package io.linli.web.settlement;

import static io.linli.web.Neighbourhood.SUPPLIER_01;
import static io.linli.web.Neighbourhood.SUPPLIER_02;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

import io.linli.web.LinliStack;
import io.linli.web.order.Shopping;
import io.linli.web.page.SignedIn;

/** A supplier sees what it sold: what was paid, less what went back, by day, community and good. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class SupplierSalesTest {

    private static final String PAGE = "/supplier/sales";
    private static final Pattern SOLD = Pattern.compile("<dt>Sold</dt><dd>¥([0-9,.]+)</dd>");

    @Inject
    Shopping shopping;

    @Test
    void what_was_paid_counts_less_what_went_back() throws Exception {
        var supplier = SignedIn.as("supplier-01", PAGE);
        var before = sold(supplier, "");
        var good = shopping.newOffer(SUPPLIER_01, 888_800, 30);
        var others = shopping.newOffer(SUPPLIER_02, 100, 30);
        buy(good, 3, others, 1);

        assertThat(sold(supplier, "") - before).isEqualTo(3 * 888_800);
        assertThat(row(supplier.get(PAGE).body(), good)).contains(">3<", "¥26,664.00");

        shopping.run("UPDATE marketplace.order_line SET refunded = 888800 WHERE offer_id = ?", good);
        assertThat(sold(supplier, "") - before).isEqualTo(2 * 888_800);
        shopping.run("UPDATE marketplace.order_line SET refunded = amount WHERE offer_id = ?", good);
        assertThat(sold(supplier, "")).isEqualTo(before);
        assertThat(supplier.get(PAGE).body()).doesNotContain(good.toString());
    }

    @Test
    void what_nobody_paid_yet_does_not_count() throws Exception {
        var supplier = SignedIn.as("supplier-01", PAGE);
        var good = shopping.newOffer(SUPPLIER_01, 777_700, 30);
        var cart = Shopping.emptyCart("resident-02");
        Shopping.addOffer("resident-02", cart, good, 1).statusCode(201);

        Shopping.checkout("resident-02", cart);

        assertThat(supplier.get(PAGE).body()).doesNotContain(good.toString());
    }

    @Test
    void a_day_is_the_community_s_and_bars_stand_on_the_table_s_figures() throws Exception {
        var supplier = SignedIn.as("supplier-01", PAGE);
        var good = shopping.newOffer(SUPPLIER_01, 666_600, 30);
        buy(good, 1, good, 0);
        shopping.run(
                """
                UPDATE marketplace.orders SET placed_at = timestamptz '2025-02-28T16:30:00Z'
                WHERE id = (SELECT order_id FROM marketplace.order_line WHERE offer_id = ?)""",
                good);

        assertThat(sold(supplier, "?from=2025-02-28&to=2025-02-28")).isZero();
        var page = supplier.get(PAGE + "?from=2025-03-01&to=2025-03-01").body();
        assertThat(page).contains("data-chart", "data-day=\"2025-03-01\"", "data-value=\"666600\"");
        assertThat(supplier.get(PAGE + "?from=2025-02-01&to=2025-02-28").body()).contains("Nothing was sold");
    }

    @Test
    void days_that_are_none_and_people_who_sell_nothing_are_refused() throws Exception {
        var supplier = SignedIn.as("supplier-01", PAGE);
        var today = LocalDate.now(ZoneId.of("Asia/Shanghai"));

        assertThat(supplier.get(PAGE + "?from=" + today + "&to=" + today.minusDays(1))
                        .statusCode())
                .isEqualTo(400);
        assertThat(supplier.get(PAGE + "?from=yesterday").statusCode()).isEqualTo(200);
        assertThat(SignedIn.as("resident-01", "/me").get(PAGE).statusCode()).isEqualTo(403);
    }

    private static void buy(UUID good, int pieces, UUID other, int others) {
        var cart = Shopping.emptyCart("resident-02");
        Shopping.addOffer("resident-02", cart, good, pieces).statusCode(201);
        if (others > 0) {
            Shopping.addOffer("resident-02", cart, other, others).statusCode(201);
        }
        Shopping.payAndWait("resident-02", Shopping.checkout("resident-02", cart));
    }

    /** In fen. */
    private static long sold(SignedIn supplier, String days) throws Exception {
        var tile = SOLD.matcher(supplier.get(PAGE + days).body());
        assertThat(tile.find()).isTrue();
        return Long.parseLong(tile.group(1).replaceAll("[,.]", ""));
    }

    private static String row(String page, UUID good) {
        var row = page.substring(page.indexOf("/offers/" + good));
        return row.substring(0, row.indexOf("</tr>"));
    }
}
