package io.linli.web.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import io.linli.catalog.background.OwnContext;
import io.linli.catalog.kernel.DomainEvent;
import io.linli.catalog.kernel.DomainEventListener;
import io.linli.catalog.kernel.DomainEvents;
import io.linli.web.LinliStack;

@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class OutboxTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    DomainEvents events;

    @Inject
    OwnContext own;

    @Inject
    Remembering listener;

    /** Something of a story, with a number in it. */
    public record Told(UUID story, int number, int failuresWanted) implements DomainEvent {}

    @ApplicationScoped
    static class Remembering implements DomainEventListener<Told> {

        private final List<Told> heard = new CopyOnWriteArrayList<>();
        private final ConcurrentHashMap<Told, Integer> failures = new ConcurrentHashMap<>();

        @Override
        public String name() {
            return "test-remembering";
        }

        @Override
        public Class<Told> eventType() {
            return Told.class;
        }

        @Override
        public Uni<Void> on(Told event) {
            if (failures.merge(event, 1, Integer::sum) <= event.failuresWanted()) {
                return Uni.createFrom().failure(new IllegalStateException("not yet"));
            }
            heard.add(event);
            return Uni.createFrom().voidItem();
        }

        List<Integer> numbersOf(UUID story) {
            return heard.stream()
                    .filter(event -> event.story().equals(story))
                    .map(Told::number)
                    .toList();
        }
    }

    @Test
    void a_listener_hears_what_committed_in_the_order_of_publishing() {
        var story = UUID.randomUUID();
        var told = IntStream.range(0, 50).mapToObj(i -> new Told(story, i, 0)).toList();

        own.transaction(() -> events.publish(told)).await().atMost(PATIENCE);

        await().atMost(PATIENCE).until(() -> listener.numbersOf(story).size() == 50);
        assertThat(listener.numbersOf(story)).isSorted();
    }

    @Test
    void what_rolled_back_was_never_told() {
        var lost = UUID.randomUUID();
        var kept = UUID.randomUUID();

        assertThatThrownBy(() -> own.transaction(() -> events.publish(new Told(lost, 1, 0))
                                .chain(() -> Uni.createFrom().<Void>failure(new IllegalStateException("roll back"))))
                        .await()
                        .atMost(PATIENCE))
                .hasMessage("roll back");
        own.transaction(() -> events.publish(new Told(kept, 1, 0))).await().atMost(PATIENCE);

        await().atMost(PATIENCE).until(() -> !listener.numbersOf(kept).isEmpty());
        assertThat(listener.numbersOf(lost)).isEmpty();
    }

    @Test
    void a_failing_delivery_is_tried_again_and_the_ones_behind_it_wait() {
        var story = UUID.randomUUID();

        own.transaction(() -> events.publish(List.of(new Told(story, 1, 2), new Told(story, 2, 0))))
                .await()
                .atMost(PATIENCE);

        await().atMost(PATIENCE).until(() -> listener.numbersOf(story).size() == 2);
        assertThat(listener.numbersOf(story)).containsExactly(1, 2);
    }

    @Test
    void of_events_delivered_together_only_the_one_that_fails_counts_a_failure() {
        var story = UUID.randomUUID();
        var told = IntStream.range(0, 10)
                .mapToObj(i -> new Told(story, i, i == 4 ? 3 : 0))
                .toList();

        own.transaction(() -> events.publish(told)).await().atMost(PATIENCE);

        await().atMost(PATIENCE).until(() -> listener.numbersOf(story).contains(9));
        assertThat(attempts(story)).containsExactly(0, 0, 0, 0, 1, 0, 0, 0, 0, 0);
        assertThat(listener.numbersOf(story).stream().distinct()).isSorted().hasSize(10);
    }

    /** How often each delivery of the story was counted as failed. */
    private List<Integer> attempts(UUID story) {
        return own.transaction(() -> Panache.getSession().chain(session -> session.createNativeQuery(
                                """
                                        SELECT delivery.attempts FROM web.outbox_delivery delivery
                                        JOIN web.outbox_event event ON event.id = delivery.event_id
                                        WHERE event.payload ->> 'story' = :story ORDER BY event.id""",
                                Integer.class)
                        .setParameter("story", story.toString())
                        .getResultList()))
                .await()
                .atMost(PATIENCE);
    }
}
