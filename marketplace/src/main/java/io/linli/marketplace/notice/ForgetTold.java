package io.linli.marketplace.notice;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;

import io.linli.catalog.kernel.Tenancy;

/** Deletes notices that are too old to be looked up, and announcements that only they told of. Any number of instances may run it. */
@ApplicationScoped
public class ForgetTold {

    /** Of one transaction. */
    public static final int BATCH = 500;

    private static final String NOTICES = "SELECT marketplace.prune_notices(:before, :most)";

    private static final String ANNOUNCEMENTS = "SELECT marketplace.prune_announcements(:before, :most)";

    private final Tenancy tenancy;
    private final NoticeSettings settings;
    private final Clock clock;

    ForgetTold(Tenancy tenancy, NoticeSettings settings, Clock clock) {
        this.tenancy = tenancy;
        this.settings = settings;
        this.clock = clock;
    }

    /** At most five hundred, the oldest first. @return how many went */
    @WithTransaction
    public Uni<Long> notices() {
        return prune(NOTICES);
    }

    /** At most five hundred, the oldest first. @return how many went */
    @WithTransaction
    public Uni<Long> announcements() {
        return prune(ANNOUNCEMENTS);
    }

    private Uni<Long> prune(String statement) {
        return tenancy.cross("forget what was told long ago")
                .chain(Panache::getSession)
                .chain(session -> session.<Long>createNativeQuery(statement)
                        .setParameter(
                                "before", clock.instant().minus(settings.keep()).atOffset(ZoneOffset.UTC))
                        .setParameter("most", BATCH)
                        .getSingleResult());
    }
}
