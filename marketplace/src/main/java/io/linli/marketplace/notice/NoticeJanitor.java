package io.linli.marketplace.notice;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** Runs what nobody asks for: what was told long ago is forgotten. Every instance may. */
@ApplicationScoped
class NoticeJanitor {

    /** Batches of one round; the rest waits for the next. */
    private static final int MOST_BATCHES = 20;

    private final ForgetTold forget;

    NoticeJanitor(ForgetTold forget) {
        this.forget = forget;
    }

    /** Notices first: an announcement is there as long as a notice tells of it. */
    @Scheduled(every = "${linli.notice.janitor-every:1h}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> round() {
        return all(forget::notices, MOST_BATCHES).chain(() -> all(forget::announcements, MOST_BATCHES));
    }

    private static Uni<Void> all(Supplier<Uni<Long>> batch, int batches) {
        return batch.get()
                .chain(gone -> gone < ForgetTold.BATCH || batches == 1
                        ? Uni.createFrom().voidItem()
                        : all(batch, batches - 1));
    }
}
