package io.linli.web.notice;

import static io.linli.web.Neighbourhood.SUNRISE;
import static io.linli.web.Neighbourhood.SUPPLIER_01;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

import io.linli.catalog.kernel.Ids;
import io.linli.marketplace.notice.ForgetTold;
import io.linli.web.LinliStack;
import io.linli.web.order.Shopping;
import io.linli.web.payment.Books;

/** What residents were told long ago goes, a portion at a time; nothing else of it can be deleted. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class ForgetToldTest {

    @Inject
    Shopping shopping;

    @Inject
    Books books;

    @Inject
    ForgetTold forget;

    @Test
    void notices_of_more_than_four_hundred_days_ago_go_in_portions_and_younger_ones_stay() {
        var campaign = shopping.newCampaign(shopping.newOffer(SUPPLIER_01, 990, 5), 900, 1, 5);
        told(campaign, 401, ForgetTold.BATCH + 100);
        told(campaign, 399, 3);

        assertThat(books.run(forget::notices)).isEqualTo(ForgetTold.BATCH);
        assertThat(left(campaign)).isEqualTo(103);
        forgetAll(forget::notices);

        assertThat(left(campaign)).isEqualTo(3);
        assertThat(books.run(forget::notices)).isZero();
    }

    @Test
    void so_do_announcements() {
        var campaign = shopping.newCampaign(shopping.newOffer(SUPPLIER_01, 990, 5), 900, 1, 5);
        announced(campaign, 401);
        announced(campaign, 399);

        forgetAll(forget::announcements);

        assertThat(shopping.number("SELECT count(*) FROM marketplace.announcement WHERE campaign_id = ?", campaign))
                .isEqualTo(1);
    }

    @Test
    void nobody_deletes_them_otherwise_and_never_what_is_younger_than_thirty_days() {
        var campaign = shopping.newCampaign(shopping.newOffer(SUPPLIER_01, 990, 5), 900, 1, 5);
        told(campaign, 10, 1);

        assertThatThrownBy(() -> shopping.run("DELETE FROM marketplace.notice WHERE subject_id = ?", campaign))
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> shopping.run("DELETE FROM marketplace.announcement WHERE campaign_id = ?", campaign))
                .hasStackTraceContaining("permission denied");
        shopping.run("SELECT marketplace.prune_notices(now() + interval '1 day', 100000)");

        assertThat(left(campaign)).isEqualTo(1);
    }

    private void forgetAll(Supplier<Uni<Long>> batch) {
        long gone;
        do {
            gone = books.run(batch);
        } while (gone > 0);
    }

    private void told(UUID campaign, int daysAgo, int count) {
        shopping.run(
                """
                INSERT INTO marketplace.notice (id, company_id, resident_id, kind, subject_id, cause_id, facts, created_at)
                SELECT gen_random_uuid(), ?, gen_random_uuid(), 'CAMPAIGN_EXTENDED', ?, gen_random_uuid(), '{"units": 1}',
                    now() - make_interval(days => ?) FROM generate_series(1, ?)""",
                SUNRISE,
                campaign,
                daysAgo,
                count);
    }

    private void announced(UUID campaign, int daysAgo) {
        shopping.run(
                """
                INSERT INTO marketplace.announcement (id, company_id, post_key, campaign_id, body, day, number_of_day, posted_at)
                SELECT ?, ?, gen_random_uuid(), ?, 'The van comes at five', current_date - ?, 1, now() - make_interval(days => ?)""",
                Ids.next(),
                SUNRISE,
                campaign,
                daysAgo,
                daysAgo);
    }

    private long left(UUID campaign) {
        return shopping.number("SELECT count(*) FROM marketplace.notice WHERE subject_id = ?", campaign);
    }
}
