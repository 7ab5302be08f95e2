package io.linli.marketplace.payout;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Tenancy;

/**
 * Looks at accounts of which the provider told that they changed. Looking, instead of believing what was told, needs no order
 * among what is told; who is asked for and does not answer is asked again.
 */
@ApplicationScoped
public class RefreshAccounts {

    private static final Logger LOG = Logger.getLogger(RefreshAccounts.class);

    private static final int BATCH = 20;

    /** After that an account is looked at again whose look failed. */
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final PayoutAccounts accounts;
    private final OnboardParty onboarding;
    private final Tenancy tenancy;
    private final Clock clock;

    RefreshAccounts(PayoutAccounts accounts, OnboardParty onboarding, Tenancy tenancy, Clock clock) {
        this.accounts = accounts;
        this.onboarding = onboarding;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    @Scheduled(
            every = "${linli.payout.look-every:5s}",
            identity = "refresh-accounts",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public Uni<Void> run() {
        return claim().onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(this::look)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<List<PayoutAccount>> claim() {
        var now = clock.instant();
        return Panache.withTransaction(
                () -> tenancy.cross("refresh-accounts").chain(() -> accounts.claimLooks(BATCH, now, now.plus(LEASE))));
    }

    private Uni<Boolean> look(PayoutAccount account) {
        return onboarding
                .refresh(account.party())
                .invoke(seen -> LOG.infof("account %s: enabled %s", seen.id(), seen.enabled()))
                .replaceWith(true)
                .onFailure(Refusal.class)
                .recoverWithItem(false);
    }
}
