package io.linli.search.recommend;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;

import io.linli.catalog.kernel.Tenancy;

/** Deletes what was remembered for long enough. Any number of instances may run it. */
@ApplicationScoped
public class ForgetBehaviour {

    /** Rows of one transaction. */
    public static final int BATCH = 5_000;

    private static final String FORGET =
            """
            DELETE FROM search.behaviour_event WHERE id IN (
                (SELECT id FROM search.behaviour_event WHERE kind <> 'ORDER' AND at < :behaviour ORDER BY at LIMIT :most)
                UNION ALL
                (SELECT id FROM search.behaviour_event WHERE kind = 'ORDER' AND at < :orders ORDER BY at LIMIT :most))""";

    private final Tenancy tenancy;
    private final RecommendSettings settings;
    private final Clock clock;

    ForgetBehaviour(Tenancy tenancy, RecommendSettings settings, Clock clock) {
        this.tenancy = tenancy;
        this.settings = settings;
        this.clock = clock;
    }

    /** The oldest, of views and of orders at most a batch each. @return how many went */
    @WithTransaction
    public Uni<Integer> forget() {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        return tenancy.cross("forget what was done long ago")
                .chain(Panache::getSession)
                .chain(session -> session.createNativeQuery(FORGET)
                        .setParameter("behaviour", now.minus(settings.behaviourKept()))
                        .setParameter("orders", now.minus(settings.ordersKept()))
                        .setParameter("most", BATCH)
                        .executeUpdate());
    }
}
