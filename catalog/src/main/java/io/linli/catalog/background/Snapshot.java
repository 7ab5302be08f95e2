package io.linli.catalog.background;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * What was read of something that changes, kept in memory. It is read by a timer and after each change: a reading that began
 * earlier and took longer must not bring back what was before the change.
 */
public final class Snapshot<T> {

    private final AtomicLong turns = new AtomicLong();
    private final AtomicReference<Reading<T>> latest;

    private record Reading<T>(long turn, T value) {

        Reading<T> orLater(Reading<T> other) {
            return other.turn > turn ? other : this;
        }
    }

    /** @param first until something was read */
    public Snapshot(T first) {
        latest = new AtomicReference<>(new Reading<>(0, first));
    }

    public T get() {
        return latest.get().value();
    }

    /** Reads it anew. Where that fails, what was read before stays. */
    public Uni<Void> renew(Supplier<Uni<T>> read) {
        return Uni.createFrom()
                .deferred(() -> {
                    long turn = turns.incrementAndGet();
                    return read.get()
                            .invoke(value -> latest.accumulateAndGet(new Reading<>(turn, value), Reading::orLater));
                })
                .replaceWithVoid();
    }
}
