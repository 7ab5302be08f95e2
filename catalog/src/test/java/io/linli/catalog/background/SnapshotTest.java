package io.linli.catalog.background;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What is kept of something that changes is what was read last. */
class SnapshotTest {

    private final Snapshot<String> snapshot = new Snapshot<>("nothing yet");

    @Test
    void a_reading_that_began_earlier_and_ended_later_is_forgotten() {
        var earlier = new CompletableFuture<String>();
        var later = new CompletableFuture<String>();
        snapshot.renew(() -> Uni.createFrom().completionStage(earlier))
                .subscribe()
                .with(nothing -> {});
        snapshot.renew(() -> Uni.createFrom().completionStage(later))
                .subscribe()
                .with(nothing -> {});

        later.complete("after the change");
        earlier.complete("before the change");

        assertThat(snapshot.get()).isEqualTo("after the change");
    }

    @Test
    void what_was_read_stays_where_reading_fails() {
        snapshot.renew(() -> Uni.createFrom().item("read")).await().indefinitely();
        snapshot.renew(() -> Uni.createFrom().failure(new IllegalStateException("away")))
                .onFailure()
                .recoverWithNull()
                .await()
                .indefinitely();

        assertThat(snapshot.get()).isEqualTo("read");
    }
}
