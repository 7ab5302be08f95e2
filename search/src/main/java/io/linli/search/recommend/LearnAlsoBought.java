package io.linli.search.recommend;

import static java.util.stream.Collectors.groupingBy;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.background.OwnContext;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Tenancy;
import io.linli.search.recommend.LessonRows.Shopped;

/**
 * Learns anew what goes with what, of all together and of each community, from the orders that are remembered. Every instance
 * may run it: one row says who is at it, and when it was done last. Whoever died over it is replaced after a quarter of an hour.
 */
@ApplicationScoped
public class LearnAlsoBought {

    private static final Duration GIVEN_UP = Duration.ofMinutes(15);

    private final LessonRows rows;
    private final RecommendSettings settings;
    private final Tenancy tenancy;
    private final OwnContext own;
    private final Vertx worker;
    private final Clock clock;

    LearnAlsoBought(
            LessonRows rows, RecommendSettings settings, Tenancy tenancy, OwnContext own, Vertx worker, Clock clock) {
        this.rows = rows;
        this.settings = settings;
        this.tenancy = tenancy;
        this.own = own;
        this.worker = worker;
        this.clock = clock;
    }

    @Scheduled(
            every = "${linli.recommend.look-every:10m}",
            delayed = "${linli.recommend.look-delayed:1m}",
            identity = "learn-also-bought",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> round() {
        return claimed(settings.learnEvery())
                .chain(mine -> mine ? learn() : Uni.createFrom().voidItem());
    }

    /** At once, and done when it answers. Refuses with: {@code learning-already}. */
    public Uni<Learnt> now() {
        return claimed(Duration.ZERO)
                .invoke(LearnAlsoBought::require)
                .chain(this::learn)
                .chain(() -> transaction(rows::state));
    }

    /** How it stands. */
    @WithTransaction
    public Uni<Learnt> state() {
        return rows.state();
    }

    private Uni<Boolean> claimed(Duration since) {
        var now = clock.instant();
        return transaction(() -> rows.claim(now, now.minus(since), now.minus(GIVEN_UP)));
    }

    private static void require(boolean mine) {
        if (!mine) {
            throw new Refusal(Refusal.Kind.CONFLICT, "learning-already", "It is being learnt at this moment.");
        }
    }

    private Uni<Void> learn() {
        var now = clock.instant();
        return transaction(() -> rows.baskets(now, settings.ordersKept(), settings.mostLines()))
                .chain(baskets -> of(baskets).chain(links -> finished(now, baskets.size(), links)));
    }

    private Uni<Void> finished(Instant now, long baskets, long links) {
        return transaction(() -> rows.finish(now, baskets, links));
    }

    /** @return how many links were found */
    private Uni<Long> of(List<Shopped> shopped) {
        var communities = shopped.stream().collect(groupingBy(Shopped::communityId));
        return lesson(null, null, shopped).chain(ofAll -> forgetGone(communities)
                .chain(() -> eachOf(communities))
                .map(ofCommunities -> ofAll + ofCommunities));
    }

    private Uni<Long> eachOf(Map<UUID, List<Shopped>> communities) {
        return Multi.createFrom()
                .iterable(new ArrayList<>(communities.entrySet()))
                .onItem()
                .transformToUniAndConcatenate(
                        one -> lesson(one.getValue().get(0).companyId(), one.getKey(), one.getValue()))
                .collect()
                .with(Collectors.summingLong(links -> links));
    }

    /** Of communities whose orders are all too old by now, nothing is known any more. */
    private Uni<Void> forgetGone(Map<UUID, List<Shopped>> present) {
        return transaction(() -> rows.known().chain(known -> Multi.createFrom()
                .iterable(known)
                .filter(community -> !present.containsKey(community))
                .onItem()
                .transformToUniAndConcatenate(gone -> rows.replace(null, gone, new Lesson(List.of(), List.of())))
                .collect()
                .last()
                .replaceWithVoid()));
    }

    private Uni<Long> lesson(@Nullable UUID company, @Nullable UUID community, List<Shopped> shopped) {
        var baskets = shopped.stream().map(Shopped::basket).toList();
        int least = Math.max(2, settings.leastHouseholds());
        return computed(() -> Lesson.of(baskets, least))
                .chain(lesson -> transaction(() -> rows.replace(company, community, lesson))
                        .replaceWith((long) lesson.links().size()));
    }

    private <T> Uni<T> computed(Supplier<T> work) {
        return Uni.createFrom()
                .completionStage(() -> worker.executeBlocking(work::get, false).toCompletionStage());
    }

    private <T> Uni<T> transaction(Supplier<Uni<T>> work) {
        return own.transaction(() -> tenancy.cross("learn what neighbours buy").chain(work::get));
    }
}
