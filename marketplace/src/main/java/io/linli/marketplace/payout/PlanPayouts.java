package io.linli.marketplace.payout;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.ledger.AccountBalance;
import io.linli.marketplace.ledger.AccountKind;
import io.linli.marketplace.ledger.EntryKind;
import io.linli.marketplace.ledger.JournalEntry;
import io.linli.marketplace.ledger.Ledger;
import io.linli.marketplace.ledger.LedgerAccount;
import io.linli.marketplace.ledger.Party;
import io.linli.marketplace.ledger.Posting;

/**
 * Sets aside what parties are to be paid. Every instance may run it: a party's account is claimed in the transaction that books
 * its payout, so that its shares are read and taken by one at a time.
 */
@ApplicationScoped
public class PlanPayouts {

    private static final Logger LOG = Logger.getLogger(PlanPayouts.class);

    /** Payouts of one round; the rest waits for the next. */
    private static final int MOST = 200;

    private final PayoutAccounts accounts;
    private final PayoutStore payouts;
    private final OpenLines lines;
    private final Ledger ledger;
    private final PayoutSettings settings;
    private final Tenancy tenancy;
    private final Clock clock;

    PlanPayouts(
            PayoutAccounts accounts,
            PayoutStore payouts,
            OpenLines lines,
            Ledger ledger,
            PayoutSettings settings,
            Tenancy tenancy,
            Clock clock) {
        this.accounts = accounts;
        this.payouts = payouts;
        this.lines = lines;
        this.ledger = ledger;
        this.settings = settings;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    @Scheduled(
            every = "${linli.payout.plan-every:30s}",
            identity = "plan-payouts",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> round() {
        return Uni.createFrom()
                .deferred(this::next)
                .repeat()
                .whilst(found -> found)
                .select()
                .first(MOST)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Plans what one party that is due is paid. @return false when none is due */
    public Uni<Boolean> next() {
        var now = clock.instant();
        return Panache.withTransaction(() -> tenancy.cross("plan-payouts")
                .chain(() -> accounts.claimDue(now))
                .call(due -> due.map(account -> settle(account, now))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .map(Optional::isPresent));
    }

    /**
     * Pays a party now what was released to it so far, without waiting for its day.
     *
     * @return the payouts planned; none when it is owed less than the least that is paid. Refuses with: {@code
     *     no-payout-account}, {@code payout-account-not-ready}
     */
    public Uni<List<Payout>> now(Party party) {
        var now = clock.instant();
        return Panache.withTransaction(() -> tenancy.cross("pay-out-now")
                .chain(() -> accounts.lock(party))
                .map(account -> ready(account, party))
                .chain(account -> plan(account, now, now))
                .chain(ids -> payouts.byIds(ids)));
    }

    private static PayoutAccount ready(Optional<PayoutAccount> account, Party party) {
        var known = account.orElseThrow(() -> PayoutAccounts.none(party));
        if (!known.enabled()) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "payout-account-not-ready",
                    "The payment provider does not take transfers for this account yet.");
        }
        return known;
    }

    /** Another round follows at once where a payout took all the lines it can hold. */
    private Uni<Void> settle(PayoutAccount account, Instant now) {
        var cut = PayoutCycle.cut(now, settings.zone());
        var next = account.cycle().next(now, settings.at(), settings.zone());
        return plan(account, cut, now)
                .chain(planned -> planned.isEmpty() ? accounts.payNext(account.id(), next) : again())
                .replaceWithVoid();
    }

    private static Uni<Integer> again() {
        return Uni.createFrom().item(0);
    }

    /** One payout a currency, where enough is owed. @return the payouts' ids */
    private Uni<List<UUID>> plan(PayoutAccount account, Instant releasedBefore, Instant now) {
        return ledger.balances(account.party())
                .map(this::currenciesToPay)
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(currency -> draft(account.party(), currency, releasedBefore)
                        .chain(draft -> draft.map(found -> set(account, found, releasedBefore, now))
                                .orElseGet(() -> Uni.createFrom().nullItem())))
                .collect()
                .asList();
    }

    /** Those in which we owe the party more than it owes us. */
    private List<Currency> currenciesToPay(List<AccountBalance> balances) {
        return balances.stream()
                .map(balance -> balance.balance().currency())
                .distinct()
                .filter(currency -> owed(balances, currency).compareTo(minimum(currency)) >= 0)
                .toList();
    }

    private static Money owed(List<AccountBalance> balances, Currency currency) {
        return balances.stream()
                .filter(balance -> balance.balance().currency().equals(currency))
                .filter(balance -> balance.account().kind() == AccountKind.PARTY_PAYABLE
                        || balance.account().kind() == AccountKind.PARTY_RECEIVABLE)
                .map(balance -> balance.balance().negated())
                .reduce(Money.zero(currency), Money::plus);
    }

    private Money minimum(Currency currency) {
        return new Money(settings.minimum(), currency);
    }

    private Uni<Optional<PayoutDraft>> draft(Party party, Currency currency, Instant releasedBefore) {
        return lines.credits(LedgerAccount.payable(party), currency, releasedBefore, PayoutDraft.MOST_LINES)
                .chain(payable -> lines.debits(LedgerAccount.receivable(party), currency, PayoutDraft.MOST_LINES)
                        .map(owed -> draft(payable, owed, currency)));
    }

    private Optional<PayoutDraft> draft(List<Posting> payable, List<Posting> owed, Currency currency) {
        return PayoutDraft.of(payable, owed, payable.size() == PayoutDraft.MOST_LINES, minimum(currency));
    }

    private Uni<UUID> set(PayoutAccount account, PayoutDraft draft, Instant releasedBefore, Instant now) {
        var id = Ids.next();
        var entry = JournalEntry.of(EntryKind.PAYOUT, Payout.reference(id), now, draft.setAside());
        return payouts.number(now.atZone(settings.zone()).getYear())
                .call(number -> payouts.insert(id, number, account, draft, releasedBefore, now))
                .call(() -> ledger.book(entry))
                .invoke(number -> LOG.infof(
                        "payout %s planned, %d lines", number, draft.lines().size()))
                .replaceWith(id);
    }
}
