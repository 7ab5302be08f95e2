package io.linli.web.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

import io.linli.web.infrastructure.DatabaseInUse;

/** A database that was in use before a group-buy could offer several goods. */
class CampaignMigrationTest {

    private static final String BEFORE_ITEMS = "20261122101000";

    @Test
    void a_group_buy_nobody_paid_for_goes_on_with_no_number_given_and_the_others_with_theirs() throws SQLException {
        try (var database = DatabaseInUse.at(BEFORE_ITEMS, "campaign-migration")) {
            database.run(place());
            database.run(groupBuy("unpaid", "FAILED", "'RELEASED', 'RELEASED'"));
            database.run(groupBuy("paid", "SUCCEEDED", "'RELEASED', 'CONFIRMED', 'CONFIRMED'"));
            database.run(groupBuy("unseen", "OPEN", ""));

            database.upgrade();

            assertThat(database.number(numbered("unpaid"))).isZero();
            assertThat(database.number(numbered("paid"))).isEqualTo(2);
            assertThat(database.number(numbered("unseen"))).isZero();
            assertThat(database.number("SELECT count(*) FROM marketplace.campaign_join"))
                    .isEqualTo(5);
            assertThat(database.number("SELECT count(*) FROM pg_trigger WHERE tgname = 'no_seat_is_numbered'"))
                    .isZero();
        }
    }

    private static String place() {
        return """
                INSERT INTO marketplace.property_company VALUES (gen_random_uuid(), 'sunrise', 'Sunrise', '旭日', '#aa0000');
                INSERT INTO marketplace.community SELECT gen_random_uuid(), id, 'maple-court', 'Maple Court', '枫苑', 'Here',
                    '这里' FROM marketplace.property_company""";
    }

    private static String groupBuy(String title, String state, String joins) {
        return """
                INSERT INTO marketplace.campaign (id, company_id, community_id, offer_id, title_en, title_zh, price,
                    list_price, currency, threshold, opens_at, cutoff_at, state)
                SELECT gen_random_uuid(), company_id, id, gen_random_uuid(), '%1$s', '%1$s', 1000, 1200, 'CNY', 5,
                    now() - interval '2 days', now() - interval '1 day', '%2$s' FROM marketplace.community;
                INSERT INTO marketplace.campaign_join (id, company_id, campaign_id, household_id, resident_id, quantity,
                    state, expires_at)
                SELECT gen_random_uuid(), company_id, id, gen_random_uuid(), gen_random_uuid(), 1, seat, now()
                FROM marketplace.campaign CROSS JOIN unnest(ARRAY[%3$s]::text[]) seat WHERE title_en = '%1$s'"""
                .formatted(title, state, joins);
    }

    private static String numbered(String title) {
        return "SELECT numbered FROM marketplace.campaign WHERE title_en = '" + title + "'";
    }
}
