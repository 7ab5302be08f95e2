package io.linli.web.deadline;

import static io.linli.web.Neighbourhood.SUPPLIER_01;
import static io.linli.web.order.Shopping.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import io.linli.catalog.background.OwnContext;
import io.linli.marketplace.deadline.ActOnDeadlines;
import io.linli.web.LinliStack;
import io.linli.web.order.Shopping;

/** The runner and its table, with a kind of deadline that only tests have. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class DeadlinesTest {

    /** More than a batch has. */
    private static final int MANY = 250;

    private static final int RUNNERS = 8;

    @Inject
    Ticks ticks;

    @Inject
    ActOnDeadlines deadlines;

    @Inject
    OwnContext own;

    @Inject
    Shopping shopping;

    private final UUID subject = UUID.randomUUID();

    @Test
    void a_deadline_is_acted_on_when_its_time_has_come_and_not_before() {
        var dueAt = Instant.now().plusMillis(1_500);

        ticks.set(List.of(subject), dueAt);

        await().atMost(PATIENCE).until(() -> ticks.traces(subject) == 1);
        // A second on an idle machine; others build on this one.
        assertThat(ticks.actedAt.get(subject)).isBetween(dueAt, dueAt.plusSeconds(10));
        assertThat(ticks.waits(subject)).isFalse();
    }

    @Test
    void many_that_fall_due_together_are_acted_on_once_each_by_however_many_runners() {
        var subjects = subjects(MANY);
        ticks.set(subjects, Instant.now().minusSeconds(1));

        CompletableFuture.allOf(Stream.generate(() -> own.run(deadlines::run).subscribeAsCompletionStage())
                        .limit(RUNNERS)
                        .toArray(CompletableFuture[]::new))
                .join();

        await().atMost(PATIENCE).until(() -> subjects.stream().noneMatch(ticks::waits));
        assertThat(subjects).allSatisfy(one -> assertThat(ticks.traces(one)).isOne());
    }

    @Test
    void one_that_fails_is_tried_again_alone_and_holds_up_no_other() {
        var others = subjects(5);
        ticks.failing.add(subject);

        ticks.set(Stream.concat(Stream.of(subject), others.stream()).toList(), Instant.now());

        await().atMost(PATIENCE).until(() -> others.stream().allMatch(one -> ticks.traces(one) == 1));
        await().atMost(PATIENCE).until(() -> ticks.failures(subject) >= 2);
        assertThat(ticks.traces(subject)).isZero();
        assertThat(others).allSatisfy(one -> assertThat(ticks.traces(one)).isOne());
        ticks.failing.remove(subject);
        await().atMost(PATIENCE).until(() -> ticks.traces(subject) == 1);
        assertThat(ticks.waits(subject)).isFalse();
    }

    @Test
    void one_that_cannot_be_decided_yet_is_looked_at_again() {
        ticks.undecided.add(subject);
        ticks.set(List.of(subject), Instant.now());
        await().atMost(PATIENCE).until(() -> ticks.actedAt.containsKey(subject));
        var first = ticks.actedAt.get(subject);
        await().atMost(PATIENCE).until(() -> ticks.actedAt.get(subject).isAfter(first));
        assertThat(ticks.failures(subject)).isZero();

        ticks.undecided.remove(subject);

        await().atMost(PATIENCE).until(() -> ticks.traces(subject) == 1);
        assertThat(ticks.waits(subject)).isFalse();
    }

    @Test
    void one_that_is_moved_is_acted_on_at_the_later_time_and_one_that_is_removed_never() {
        var removed = UUID.randomUUID();
        var control = UUID.randomUUID();
        var soon = Instant.now().plusMillis(800);
        ticks.set(List.of(subject, removed, control), soon);

        ticks.set(List.of(subject), soon.plusSeconds(2));
        ticks.remove(removed);

        await().atMost(PATIENCE).until(() -> ticks.traces(control) == 1);
        await().atMost(PATIENCE).until(() -> ticks.traces(subject) == 1);
        assertThat(ticks.actedAt.get(subject)).isAfterOrEqualTo(soon.plusSeconds(2));
        assertThat(ticks.traces(removed)).isZero();
        assertThat(ticks.traces(control)).isOne();
    }

    @Test
    void what_a_clock_that_ran_ahead_put_off_for_days_is_acted_on_now() {
        ticks.undecided.add(subject);
        ticks.set(List.of(subject), Instant.now());
        await().atMost(PATIENCE).until(() -> ticks.actedAt.containsKey(subject));

        ticks.putOffByTwoDays(subject);
        ticks.undecided.remove(subject);

        await().atMost(Duration.ofSeconds(20)).until(() -> ticks.traces(subject) == 1);
    }

    @Test
    void a_group_buy_has_its_cut_off_as_a_deadline_until_it_is_over() {
        var campaign = shopping.newCampaign(shopping.newOffer(SUPPLIER_01, 990, 10), 790, 5, 5);
        assertThat(deadlinesAtCutOff(campaign)).isOne();

        shopping.cutOffInTenDays(campaign);
        assertThat(deadlinesAtCutOff(campaign)).isOne();
        shopping.cutOff(campaign);

        shopping.awaitCampaign(campaign, "FAILED");
        assertThat(shopping.number("SELECT count(*) FROM marketplace.deadline WHERE subject = ?", campaign))
                .isZero();
    }

    private long deadlinesAtCutOff(UUID campaign) {
        return shopping.number(
                """
                SELECT count(*) FROM marketplace.deadline d JOIN marketplace.campaign c ON c.id = d.subject
                WHERE c.id = ? AND d.due_at = c.cutoff_at AND d.company_id = c.company_id""",
                campaign);
    }

    private static List<UUID> subjects(int count) {
        return Stream.generate(UUID::randomUUID).limit(count).toList();
    }
}
