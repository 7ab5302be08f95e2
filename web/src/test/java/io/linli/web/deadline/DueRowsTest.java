package io.linli.web.deadline;

import static io.linli.web.Neighbourhood.SUPPLIER_01;
import static io.linli.web.order.Shopping.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import io.linli.catalog.kernel.Ids;
import io.linli.marketplace.campaign.ReleaseSeats;
import io.linli.marketplace.order.CancelUnpaid;
import io.linli.web.LinliStack;
import io.linli.web.Neighbourhood;
import io.linli.web.order.Shopping;
import io.linli.web.payment.Books;

/**
 * What falls due by a column of its own is found by its index, however many old rows lie around: the database's own counters
 * of what was read say so. As many as {@code -Dexpiry.rows=1000000}, in a database without other tests.
 */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
@TestProfile(ClockJumpTest.WithSettableClock.class)
class DueRowsTest {

    private static final int OLD_ROWS = Integer.getInteger("expiry.rows", 100_000);

    /** Old ones, and many that are held or pending and not due. */
    private static final String SEATS =
            """
            INSERT INTO marketplace.campaign_join (id, company_id, campaign_id, item_id, household_id, resident_id, quantity,
                up_to, price, state, expires_at)
            SELECT gen_random_uuid(), ?, i.campaign_id, i.id, gen_random_uuid(), gen_random_uuid(), 1, 1, i.price,
                CASE WHEN n % 10 = 0 THEN 'HELD' ELSE 'RELEASED' END,
                now() + CASE WHEN n % 10 = 0 THEN 1 ELSE -1 END * interval '1 day'
            FROM marketplace.campaign_item i, generate_series(1, ?) AS n WHERE i.campaign_id = ?""";

    private static final String CARTS =
            """
            INSERT INTO marketplace.cart (id, company_id, resident_id, state)
            SELECT gen_random_uuid(), ?, gen_random_uuid(), 'CHECKED_OUT' FROM generate_series(1, ?)""";

    private static final String GROUPS =
            """
            INSERT INTO marketplace.order_group (id, company_id, community_id, household_id, resident_id, cart_id, total,
                currency, state, expires_at, placed_at)
            SELECT gen_random_uuid(), company_id, ?, gen_random_uuid(), resident_id, id, 100, 'CNY',
                CASE WHEN n % 10 = 0 THEN 'PENDING' ELSE 'CANCELLED' END,
                now() + CASE WHEN n % 10 = 0 THEN 1 ELSE -1 END * interval '1 day', now()
            FROM (SELECT *, row_number() OVER () AS n FROM marketplace.cart
                WHERE NOT EXISTS (SELECT FROM marketplace.order_group WHERE cart_id = cart.id)) AS new""";

    /** Rows of a table that were read by scanning it, or by its primary key. */
    private static final String READ =
            """
            SELECT cast(t.seq_tup_read + i.idx_tup_read AS bigint) FROM pg_stat_user_tables t
            JOIN pg_stat_user_indexes i USING (relid) WHERE t.schemaname = 'marketplace' AND t.relname = ?
            AND i.indexrelname = t.relname || '_pkey'""";

    private static final String SEARCHES =
            """
            SELECT idx_scan FROM pg_stat_user_indexes WHERE schemaname = 'marketplace' AND indexrelname = ?""";

    @Inject
    Shopping shopping;

    @Inject
    Books books;

    @Inject
    ReleaseSeats release;

    @Inject
    CancelUnpaid cancel;

    @Test
    void expired_seats_are_found_without_reading_the_others() {
        var campaign = shopping.newCampaign(shopping.newOffer(SUPPLIER_01, 990, 10), 790, 5, 5);
        shopping.run(SEATS, Neighbourhood.SUNRISE, OLD_ROWS, campaign);
        var expired = Ids.next();
        long read = read("campaign_join");
        long searches = searches("campaign_join_expires_at_idx");
        shopping.run(
                """
                INSERT INTO marketplace.campaign_join (id, company_id, campaign_id, item_id, household_id, resident_id,
                    quantity, up_to, price, state, expires_at)
                SELECT ?, ?, campaign_id, id, ?, ?, 1, 1, price, 'HELD', now() - interval '1 minute'
                FROM marketplace.campaign_item WHERE campaign_id = ?""",
                expired,
                Neighbourhood.SUNRISE,
                Ids.next(),
                Ids.next(),
                campaign);

        books.run(release::expired);

        await().atMost(PATIENCE).until(() -> state("campaign_join", expired), "RELEASED"::equals);
        await().atMost(PATIENCE).until(() -> searches("campaign_join_expires_at_idx") > searches);
        assertThat(read("campaign_join") - read).isLessThan(OLD_ROWS / 20);
    }

    @Test
    void unpaid_orders_are_found_without_reading_the_others() {
        shopping.run(CARTS, Neighbourhood.SUNRISE, OLD_ROWS);
        shopping.run(GROUPS, Neighbourhood.MAPLE_COURT);
        UUID expired = UUID.fromString(
                shopping.text("SELECT cast(id AS text) FROM marketplace.order_group WHERE state = 'PENDING' LIMIT 1"));
        long read = read("order_group");
        long searches = searches("order_group_expires_at_idx");
        shopping.expireOrder(expired.toString());

        books.run(cancel::next);

        await().atMost(PATIENCE).until(() -> state("order_group", expired), "CANCELLED"::equals);
        await().atMost(PATIENCE).until(() -> searches("order_group_expires_at_idx") > searches);
        assertThat(read("order_group") - read).isLessThan(OLD_ROWS / 20);
    }

    private String state(String table, UUID id) {
        return shopping.text("SELECT state FROM marketplace." + table + " WHERE id = ?", id);
    }

    private long read(String table) {
        return shopping.number(READ, table);
    }

    private long searches(String index) {
        return shopping.number(SEARCHES, index);
    }
}
