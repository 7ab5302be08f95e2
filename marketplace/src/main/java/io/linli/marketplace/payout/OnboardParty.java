package io.linli.marketplace.payout;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.ledger.Party;
import io.linli.marketplace.payment.ProviderFailure;
import io.linli.marketplace.payment.TransferGateway;
import io.linli.marketplace.payment.TransferGateway.ProviderAccount;

/**
 * Gives a party an account at the provider, leads its owner to the provider's form, and learns how the account stands. None of
 * it may be called inside a transaction. Refuses with: {@code payment-provider-unavailable}.
 */
@ApplicationScoped
public class OnboardParty {

    private final PayoutAccounts accounts;
    private final TransferGateway gateway;
    private final PayoutSettings settings;
    private final Tenancy tenancy;
    private final Clock clock;

    OnboardParty(
            PayoutAccounts accounts, TransferGateway gateway, PayoutSettings settings, Tenancy tenancy, Clock clock) {
        this.accounts = accounts;
        this.gateway = gateway;
        this.settings = settings;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** A party's account as last seen; empty when it has none. */
    public Uni<Optional<PayoutAccount>> find(Party party) {
        return Panache.withTransaction(() -> tenancy.cross("payout-account").chain(() -> accounts.find(party)));
    }

    /** Makes the party's account, once; asked again, answers with the one there is. */
    public Uni<PayoutAccount> open(Party party) {
        return intend(party)
                .chain(account -> account.providerAccount().isPresent()
                        ? Uni.createFrom().item(account)
                        : reached(gateway.openAccount(account.id(), party.kind() + ":" + party.id()))
                                .chain(opened -> keep(account, opened)));
    }

    /** The row's id is the key with which the provider is asked: whoever asks at the same moment meets the same account. */
    private Uni<PayoutAccount> intend(Party party) {
        var now = clock.instant();
        var next = settings.cycle().next(now, settings.at(), settings.zone());
        return Panache.withTransaction(() -> tenancy.cross("open-payout-account")
                .chain(() -> accounts.open(party, settings.cycle(), next, now))
                .chain(() -> accounts.find(party))
                .map(Optional::orElseThrow));
    }

    /**
     * A page of the provider's where the owner enters what it wants to know; makes the account where there is none.
     *
     * @param back where the page leads afterwards
     * @param again where it leads when its time is over
     */
    public Uni<URI> page(Party party, URI back, URI again) {
        return open(party)
                .chain(account ->
                        reached(gateway.onboardingPage(account.providerAccount().orElseThrow(), back, again)));
    }

    /** Asks the provider how the account stands. Refuses with: {@code no-payout-account}. */
    public Uni<PayoutAccount> refresh(Party party) {
        return find(party)
                .map(found -> found.orElseThrow(() -> PayoutAccounts.none(party)))
                .chain(account -> account.providerAccount().isEmpty()
                        ? open(party)
                        : reached(gateway.look(account.providerAccount().get())).chain(seen -> keep(account, seen)));
    }

    /**
     * Chooses how often a party is paid; from now on counted anew. Refuses with: {@code no-payout-account}.
     */
    public Uni<PayoutAccount> choose(Party party, PayoutCycle cycle) {
        var next = cycle.next(clock.instant(), settings.at(), settings.zone());
        return Panache.withTransaction(() -> tenancy.cross("choose-payout-cycle")
                .chain(() -> accounts.lock(party))
                .map(found -> found.orElseThrow(() -> PayoutAccounts.none(party)))
                .call(account -> account.cycle() == cycle
                        ? Uni.createFrom().item(true)
                        : accounts.choose(account.id(), cycle, next))
                .chain(() -> accounts.find(party))
                .map(Optional::orElseThrow));
    }

    private Uni<PayoutAccount> keep(PayoutAccount account, ProviderAccount seen) {
        return Panache.withTransaction(() -> tenancy.cross("see-payout-account")
                .chain(() -> accounts.seen(account.id(), seen))
                .chain(() -> accounts.find(account.party()))
                .map(Optional::orElseThrow));
    }

    private static <T> Uni<T> reached(Uni<T> call) {
        return call.onFailure(ProviderFailure.class)
                .transform(failure -> new Refusal(
                        Refusal.Kind.UNAVAILABLE,
                        "payment-provider-unavailable",
                        "The payment provider cannot be reached now. Please try again."));
    }
}
