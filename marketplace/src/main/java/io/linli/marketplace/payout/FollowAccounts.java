package io.linli.marketplace.payout;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

import io.linli.catalog.kernel.DomainEventListener;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.payment.ProviderAccountChanged;

/** Notes that an account is to be looked at. */
@ApplicationScoped
class FollowAccounts implements DomainEventListener<ProviderAccountChanged> {

    private final PayoutAccounts accounts;
    private final Tenancy tenancy;
    private final Clock clock;

    FollowAccounts(PayoutAccounts accounts, Tenancy tenancy, Clock clock) {
        this.accounts = accounts;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "payout.follow-accounts";
    }

    @Override
    public Class<ProviderAccountChanged> eventType() {
        return ProviderAccountChanged.class;
    }

    @Override
    public Uni<Void> on(ProviderAccountChanged event) {
        return tenancy.cross("follow-accounts")
                .chain(() -> accounts.lookSoon(event.account(), clock.instant()))
                .replaceWithVoid();
    }
}
