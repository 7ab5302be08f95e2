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
import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;

class CampaignTest {

    private static final Instant OPENS = Instant.parse("2026-03-01T08:00:00Z");
    private static final Instant CUTOFF = Instant.parse("2026-03-03T12:00:00Z");
    private static final Instant BETWEEN = OPENS.plus(Duration.ofHours(5));

    @Test
    void before_it_opens_it_is_scheduled_and_admits_nobody() {
        var campaign = at(terms(10, 3), 0, Campaign.Outcome.OPEN, OPENS.minusMillis(1));

        assertThat(campaign).isInstanceOf(Campaign.Scheduled.class);
        assertThat(refusal(campaign, 1, 0).code()).isEqualTo("campaign-not-open");
    }

    @Test
    void from_its_opening_to_just_before_the_cutoff_it_admits() {
        assertThatCode(() -> admit(at(terms(10, 3), 0, Campaign.Outcome.OPEN, OPENS), 1, 0))
                .doesNotThrowAnyException();
        assertThatCode(() -> admit(at(terms(10, 3), 0, Campaign.Outcome.OPEN, CUTOFF.minusMillis(1)), 1, 0))
                .doesNotThrowAnyException();
    }

    @Test
    void at_the_cutoff_it_is_due_and_closed() {
        var campaign = at(terms(10, 3), 10, Campaign.Outcome.OPEN, CUTOFF);

        assertThat(campaign).isInstanceOf(Campaign.Due.class);
        assertThat(refusal(campaign, 1, 0).code()).isEqualTo("campaign-closed");
    }

    @Test
    void with_as_many_paid_units_as_the_threshold_it_has_tipped_and_still_admits() {
        var campaign = at(terms(10, 3), 10, Campaign.Outcome.OPEN, BETWEEN);

        assertThat(campaign).isInstanceOf(Campaign.Tipped.class);
        assertThatCode(() -> admit(campaign, 3, 0)).doesNotThrowAnyException();
    }

    @Test
    void a_household_at_its_limit_is_refused_with_what_is_left() {
        var campaign = at(terms(10, 3), 0, Campaign.Outcome.OPEN, BETWEEN);

        var refusal = refusal(campaign, 2, 2);

        assertThat(refusal.code()).isEqualTo("household-limit");
        assertThat(refusal.facts()).isEqualTo(Map.of("limit", 3L, "taken", 2L, "left", 1L));
    }

    @Test
    void a_decided_campaign_admits_nobody_even_before_its_cutoff() {
        var succeeded = at(terms(10, 3), 10, Campaign.Outcome.SUCCEEDED, BETWEEN);
        var failed = at(terms(10, 3), 9, Campaign.Outcome.FAILED, BETWEEN);

        assertThat(refusal(succeeded, 1, 0).code()).isEqualTo("campaign-closed");
        assertThat(refusal(failed, 1, 0).code()).isEqualTo("campaign-closed");
    }

    @Test
    void somebody_paying_at_the_cutoff_whose_units_would_reach_the_threshold_is_waited_for() {
        var due = due(terms(10, 3), 8);

        assertThat(decide(due, 2)).isSameAs(due);
        assertThat(decide(due, 1)).isInstanceOf(Campaign.Failed.class);
        assertThat(decide(due, 0)).isInstanceOf(Campaign.Failed.class);
    }

    @Property
    void it_succeeds_exactly_when_the_paid_units_reach_the_threshold(
            @ForAll @LongRange(min = 1, max = 5_000) long threshold,
            @ForAll @LongRange(min = 0, max = 10_000) long joined) {
        var end = decide(due(terms(threshold, 3), joined), 0);

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
        var decision = decide(due(terms(threshold, 3), joined), held);
        var settled = decide(due(terms(threshold, 3), joined + paid), 0);

        if (!(decision instanceof Campaign.Due)) {
            assertThat(decision.standing()).isEqualTo(settled.standing());
        }
    }

    @Property
    void a_household_that_is_admitted_again_and_again_never_exceeds_its_limit(
            @ForAll @LongRange(min = 1, max = 50) long limit, @ForAll List<@LongRange(min = 1, max = 20) Long> wanted) {
        var campaign = at(terms(10, limit), 0, Campaign.Outcome.OPEN, BETWEEN);
        long taken = 0;

        for (long quantity : wanted) {
            try {
                admit(campaign, quantity, taken);
                taken += quantity;
            } catch (Refusal refused) {
                assertThat(taken + quantity).isGreaterThan(limit);
            }
        }

        assertThat(taken).isLessThanOrEqualTo(limit);
    }

    private static Refusal refusal(Campaign campaign, long quantity, long taken) {
        return assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> admit(campaign, quantity, taken))
                .actual();
    }

    @Test
    void households_or_money_may_be_what_counts() {
        var people = SomeTerms.one()
                .needing(new Threshold(Threshold.Measure.PEOPLE, 3))
                .terms();
        var money = SomeTerms.one()
                .needing(new Threshold(Threshold.Measure.AMOUNT, 5_000))
                .terms();
        var item = people.first().id();

        assertThat(new Campaign.Due(people, new Progress(2, 20_000, Map.of(item, 20L))).decide(Progress.NONE, Map.of()))
                .isInstanceOf(Campaign.Failed.class);
        assertThat(new Campaign.Due(people, new Progress(3, 5_970, Map.of(item, 3L))).decide(Progress.NONE, Map.of()))
                .isInstanceOf(Campaign.Succeeded.class);
        assertThat(new Campaign.Due(money, new Progress(9, 4_999, Map.of(item, 9L))).decide(Progress.NONE, Map.of()))
                .isInstanceOf(Campaign.Failed.class);
        assertThat(new Campaign.Due(money, new Progress(1, 5_000, Map.of(item, 1L))).decide(Progress.NONE, Map.of()))
                .isInstanceOf(Campaign.Succeeded.class);
    }

    @Test
    void somebody_paying_at_the_cutoff_whose_units_would_lower_the_price_is_waited_for() {
        var prices = PriceTiers.of(Money.cny(1_000), List.of(new PriceTier(10, Money.cny(800))));
        var due = due(SomeTerms.one().at(prices).terms(), 8);

        assertThat(decide(due, 2)).isSameAs(due);
        assertThat(decide(due, 1)).isInstanceOf(Campaign.Succeeded.class);
    }

    @Test
    void somebody_paying_at_the_cutoff_for_a_good_in_cases_is_waited_for() {
        var due = due(SomeTerms.one().inCasesOf(6).terms(), 12);

        assertThat(decide(due, 1)).isSameAs(due);
    }

    @Test
    void where_not_one_case_is_filled_it_fails() {
        var terms = SomeTerms.one().inCasesOf(6).terms();
        var wishes = Map.of(terms.first().id(), List.of(new Allotment.Wish(Ids.next(), 4, 5)));

        assertThat(due(terms, 4).decide(Progress.NONE, wishes)).isInstanceOf(Campaign.Failed.class);
    }

    @Test
    void a_draft_is_there_for_nobody_and_one_called_off_admits_nobody() {
        assertThat(refusal(at(terms(10, 3), 0, Campaign.Outcome.DRAFT, BETWEEN), 1, 0)
                        .code())
                .isEqualTo("campaign-not-found");
        assertThat(refusal(at(terms(10, 3), 0, Campaign.Outcome.CANCELLED, BETWEEN), 1, 0)
                        .code())
                .isEqualTo("campaign-closed");
    }

    private static Campaign at(CampaignTerms terms, long joined, Campaign.Outcome outcome, Instant now) {
        return Campaign.at(terms, SomeTerms.units(terms, joined), outcome, now);
    }

    private static Campaign.Due due(CampaignTerms terms, long joined) {
        return new Campaign.Due(terms, SomeTerms.units(terms, joined));
    }

    private static Campaign decide(Campaign.Due due, long held) {
        return due.decide(SomeTerms.units(due.terms(), held), Map.of());
    }

    private static void admit(Campaign campaign, long quantity, long taken) {
        campaign.admit(campaign.terms().first(), quantity, taken);
    }

    private static CampaignTerms terms(long threshold, long householdLimit) {
        return SomeTerms.one()
                .needing(Threshold.units(threshold))
                .limitedTo(householdLimit)
                .between(OPENS, CUTOFF)
                .terms();
    }
}
