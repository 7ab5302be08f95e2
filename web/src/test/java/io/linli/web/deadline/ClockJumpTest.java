package io.linli.web.deadline;

import static io.linli.web.Neighbourhood.SUPPLIER_01;
import static io.linli.web.order.Shopping.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.linli.catalog.kernel.Ids;
import io.linli.marketplace.deadline.ActOnDeadlines;
import io.linli.web.LinliStack;
import io.linli.web.Neighbourhood;
import io.linli.web.order.Shopping;
import io.linli.web.payment.Books;

/** The application with a clock that is set forward and back under it. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
@TestProfile(ClockJumpTest.WithSettableClock.class)
class ClockJumpTest {

    public static class WithSettableClock implements QuarkusTestProfile {

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(SettableClock.class);
        }
    }

    @Inject
    SettableClock clock;

    @Inject
    Shopping shopping;

    @Inject
    ActOnDeadlines deadlines;

    @Inject
    Books books;

    @AfterEach
    void the_clock_tells_the_truth_again() {
        clock.setAhead(Duration.ZERO);
    }

    @Test
    void a_jump_over_several_cut_offs_and_back_decides_each_once_and_loses_none() {
        var passed =
                LongStream.rangeClosed(1, 5).mapToObj(this::campaignUntilHour).toList();
        var tipped = campaignUntilHour(3);
        shopping.run("UPDATE marketplace.campaign_item SET joined = 1 WHERE campaign_id = ?", tipped);
        var later = campaignUntilHour(30);

        clock.setAhead(Duration.ofHours(6));
        passed.forEach(campaign -> shopping.awaitCampaign(campaign, "FAILED"));
        shopping.awaitCampaign(tipped, "SUCCEEDED");
        assertThat(shopping.stateOf(later)).isEqualTo("OPEN");

        clock.setAhead(Duration.ofHours(-6));
        var meanwhile = campaignUntilHour(-7);
        shopping.awaitCampaign(meanwhile, "FAILED");
        clock.setAhead(Duration.ZERO);
        books.run(deadlines::run);
        assertThat(shopping.stateOf(later)).isEqualTo("OPEN");
        clock.setAhead(Duration.ofHours(31));
        shopping.awaitCampaign(later, "FAILED");
        clock.setAhead(Duration.ofHours(6));
        books.run(deadlines::run);

        assertThat(List.of(passed.get(0), passed.get(4), meanwhile, later))
                .allSatisfy(campaign -> assertThat(ends(campaign)).isEqualTo("CampaignFailed"));
        assertThat(passed).allSatisfy(campaign -> assertThat(ends(campaign)).isEqualTo("CampaignFailed"));
        assertThat(ends(tipped)).isEqualTo("CampaignSucceeded");
    }

    @Test
    void one_that_waited_for_a_payer_while_the_clock_ran_ahead_is_decided_in_its_own_time() {
        var campaign = campaignUntilHour(2);
        hold(campaign, 1);

        clock.setAhead(Duration.ofHours(3));
        await().atMost(PATIENCE).until(() -> putOff(campaign));
        assertThat(shopping.stateOf(campaign)).isEqualTo("OPEN");
        clock.setAhead(Duration.ZERO);
        await().atMost(PATIENCE).until(() -> !putOff(campaign));
        assertThat(shopping.stateOf(campaign)).isEqualTo("OPEN");
        shopping.run("UPDATE marketplace.campaign_join SET state = 'RELEASED' WHERE campaign_id = ?", campaign);
        books.run(deadlines::run);
        assertThat(shopping.stateOf(campaign)).isEqualTo("OPEN");
        clock.setAhead(Duration.ofMinutes(121));

        shopping.awaitCampaign(campaign, "FAILED");
        assertThat(ends(campaign)).isEqualTo("CampaignFailed");
    }

    /** So many hours from now, by the truth; one unit tips it, and nobody has joined. */
    private UUID campaignUntilHour(long hours) {
        var campaign = shopping.newCampaign(shopping.newOffer(SUPPLIER_01, 990, 10), 790, 1, 5);
        shopping.run(
                """
                UPDATE marketplace.campaign SET opens_at = now() - interval '30 days',
                    cutoff_at = now() + ? * interval '1 hour' WHERE id = ?""",
                hours,
                campaign);
        return campaign;
    }

    /** Somebody is paying, and may for a day. */
    private void hold(UUID campaign, long quantity) {
        shopping.run(
                """
                INSERT INTO marketplace.campaign_join (id, company_id, campaign_id, item_id, household_id, resident_id,
                    quantity, up_to, price, state, expires_at)
                SELECT ?, ?, campaign_id, id, ?, ?, ?, ?, price, 'HELD', now() + interval '1 day'
                FROM marketplace.campaign_item WHERE campaign_id = ?""",
                Ids.next(),
                Neighbourhood.SUNRISE,
                Neighbourhood.householdOf(1),
                Ids.next(),
                quantity,
                quantity,
                campaign);
    }

    private boolean putOff(UUID campaign) {
        return shopping.number(
                        "SELECT count(*) FROM marketplace.deadline WHERE subject = ? AND next_at > due_at", campaign)
                == 1;
    }

    /** The events that told of its end. */
    private String ends(UUID campaign) {
        return shopping.text(
                """
                SELECT string_agg(type, ',') FROM web.outbox_event
                WHERE type IN ('CampaignFailed', 'CampaignSucceeded') AND payload ->> 'campaignId' = ?""",
                campaign.toString());
    }
}
