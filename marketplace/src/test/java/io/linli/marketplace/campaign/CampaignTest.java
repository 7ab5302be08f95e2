package io.linli.marketplace.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;

class CampaignTest {

    private static final Instant OPENS = Instant.parse("2026-03-01T08:00:00Z");
    private static final Instant CUTOFF = Instant.parse("2026-03-03T12:00:00Z");
    private static final Instant BETWEEN = OPENS.plus(Duration.ofHours(5));

    @Test
    void before_it_opens_it_is_scheduled_and_admits_nobody() {
        var campaign = Campaign.at(terms(10, 3), 0, Campaign.Outcome.OPEN, OPENS.minusMillis(1));

        assertThat(campaign).isInstanceOf(Campaign.Scheduled.class);
        assertThat(refusal(campaign, 1, 0).code()).isEqualTo("campaign-not-open");
    }

    @Test
    void from_its_opening_to_just_before_the_cutoff_it_admits() {
        assertThatCode(() -> Campaign.at(terms(10, 3), 0, Campaign.Outcome.OPEN, OPENS)
                        .admit(1, 0))
                .doesNotThrowAnyException();
        assertThatCode(() -> Campaign.at(terms(10, 3), 0, Campaign.Outcome.OPEN, CUTOFF.minusMillis(1))
                        .admit(1, 0))
                .doesNotThrowAnyException();
    }

    @Test
    void at_the_cutoff_it_is_due_and_closed() {
        var campaign = Campaign.at(terms(10, 3), 10, Campaign.Outcome.OPEN, CUTOFF);

        assertThat(campaign).isInstanceOf(Campaign.Due.class);
        assertThat(refusal(campaign, 1, 0).code()).isEqualTo("campaign-closed");
    }

    @Test
    void with_as_many_paid_units_as_the_threshold_it_has_tipped_and_still_admits() {
        var campaign = Campaign.at(terms(10, 3), 10, Campaign.Outcome.OPEN, BETWEEN);

        assertThat(campaign).isInstanceOf(Campaign.Tipped.class);
        assertThatCode(() -> campaign.admit(3, 0)).doesNotThrowAnyException();
    }

    @Test
    void a_household_at_its_limit_is_refused_with_what_is_left() {
        var campaign = Campaign.at(terms(10, 3), 0, Campaign.Outcome.OPEN, BETWEEN);

        var refusal = refusal(campaign, 2, 2);

        assertThat(refusal.code()).isEqualTo("household-limit");
        assertThat(refusal.facts()).isEqualTo(Map.of("limit", 3L, "taken", 2L, "left", 1L));
    }

    @Test
    void a_decided_campaign_admits_nobody_even_before_its_cutoff() {
        var succeeded = Campaign.at(terms(10, 3), 10, Campaign.Outcome.SUCCEEDED, BETWEEN);
        var failed = Campaign.at(terms(10, 3), 9, Campaign.Outcome.FAILED, BETWEEN);

        assertThat(refusal(succeeded, 1, 0).code()).isEqualTo("campaign-closed");
        assertThat(refusal(failed, 1, 0).code()).isEqualTo("campaign-closed");
    }

    @Test
    void somebody_paying_at_the_cutoff_whose_units_would_reach_the_threshold_is_waited_for() {
        var due = new Campaign.Due(terms(10, 3), 8);

        assertThat(due.decide(2)).isSameAs(due);
        assertThat(due.decide(1)).isInstanceOf(Campaign.Failed.class);
        assertThat(due.decide(0)).isInstanceOf(Campaign.Failed.class);
    }

    @Property
    void it_succeeds_exactly_when_the_paid_units_reach_the_threshold(
            @ForAll @LongRange(min = 1, max = 5_000) long threshold,
            @ForAll @LongRange(min = 0, max = 10_000) long joined) {
        var end = new Campaign.Due(terms(threshold, 3), joined).decide(0);

        assertThat(end instanceof Campaign.Succeeded).isEqualTo(joined >= threshold);
        assertThat(end instanceof Campaign.Failed).isEqualTo(joined < threshold);
    }

    @Property
    void whatever_becomes_of_the_held_units_a_decision_already_taken_stays_right(
            @ForAll @LongRange(min = 1, max = 500) long threshold,
            @ForAll @LongRange(min = 0, max = 600) long joined,
            @ForAll @LongRange(min = 0, max = 600) long held,
            @ForAll @LongRange(min = 0, max = 600) long paidLater) {
        var paid = Math.min(held, paidLater);
        var decision = new Campaign.Due(terms(threshold, 3), joined).decide(held);
        var settled = new Campaign.Due(terms(threshold, 3), joined + paid).decide(0);

        if (!(decision instanceof Campaign.Due)) {
            assertThat(decision.standing()).isEqualTo(settled.standing());
        }
    }

    @Property
    void a_household_that_is_admitted_again_and_again_never_exceeds_its_limit(
            @ForAll @LongRange(min = 1, max = 50) long limit, @ForAll List<@LongRange(min = 1, max = 20) Long> wanted) {
        var campaign = Campaign.at(terms(10, limit), 0, Campaign.Outcome.OPEN, BETWEEN);
        long taken = 0;

        for (long quantity : wanted) {
            try {
                campaign.admit(quantity, taken);
                taken += quantity;
            } catch (Refusal refused) {
                assertThat(taken + quantity).isGreaterThan(limit);
            }
        }

        assertThat(taken).isLessThanOrEqualTo(limit);
    }

    private static Refusal refusal(Campaign campaign, long quantity, long taken) {
        return assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> campaign.admit(quantity, taken))
                .actual();
    }

    private static CampaignTerms terms(long threshold, long householdLimit) {
        return new CampaignTerms(
                Ids.next(),
                Ids.next(),
                Ids.next(),
                Ids.next(),
                null,
                LocalizedText.same("Apples"),
                Money.cny(1990),
                Money.cny(2990),
                threshold,
                householdLimit,
                OPENS,
                CUTOFF);
    }
}
