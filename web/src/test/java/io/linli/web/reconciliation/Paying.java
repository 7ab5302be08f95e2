package io.linli.web.reconciliation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.linli.catalog.background.OwnContext;
import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.ledger.EntryKind;
import io.linli.marketplace.ledger.JournalEntry;
import io.linli.marketplace.ledger.Ledger;
import io.linli.marketplace.ledger.LedgerAccount;
import io.linli.marketplace.ledger.Party;
import io.linli.marketplace.ledger.Posting;
import io.linli.web.ledger.Superuser;
import io.linli.web.payment.Simulator;

/** What pays a party, its steps apart so that any of them can go wrong. */
@ApplicationScoped
public class Paying {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** Refunds and disputes of other tests may have left less than nothing. */
    public static final long PLENTY = 10_000_000;

    private static final UUID NO_COMPANY = Party.PLATFORM.id();

    private final OwnContext own;
    private final Tenancy tenancy;
    private final Ledger ledger;

    Paying(OwnContext own, Tenancy tenancy, Ledger ledger) {
        this.own = own;
        this.tenancy = tenancy;
        this.ledger = ledger;
    }

    /** A party with an account at the provider. */
    public record Payee(Party party, String account) {}

    /** A new one, known where the payouts know their accounts. */
    public Payee payee() {
        var payee = new Payee(Party.supplier(Ids.next()), Simulator.connectedAccount());
        Superuser.run(List.of(
                """
                INSERT INTO marketplace.payout_account (id, party_kind, party_id, provider_account, cycle, next_payout_at, created_at)
                VALUES (gen_random_uuid(), 'SUPPLIER', '%s', '%s', 'MONTHLY', 'infinity', now())"""
                        .formatted(payee.party().id(), payee.account())));
        return payee;
    }

    /** What the books say of a payout's transfer. @return its reference */
    public String book(UUID payout, Party party, Money amount, Instant at) {
        var reference = "transfer:" + payout;
        var entry = JournalEntry.of(
                EntryKind.TRANSFER,
                reference,
                at,
                List.of(
                        posting(LedgerAccount.inTransit(party), amount),
                        posting(LedgerAccount.PROVIDER_CLEARING, amount.negated())));
        own.transaction(() -> tenancy.cross("test").chain(() -> ledger.book(entry)))
                .await()
                .atMost(PATIENCE);
        return reference;
    }

    /** A transfer with our mark, at the provider. @return the provider's id */
    public String send(UUID payout, Payee payee, Money amount) {
        var currency = amount.currency().getCurrencyCode().toLowerCase();
        Simulator.fund(PLENTY, currency);
        return (String) Simulator.transfer(
                        payee.account(),
                        amount.amount(),
                        currency,
                        Map.of(
                                "linli_payout",
                                payout.toString(),
                                "linli_party",
                                "SUPPLIER:" + payee.party().id()))
                .get("id");
    }

    /** What stands on one of a party's accounts. */
    public long standing(LedgerAccount account) {
        return own
                .transaction(() -> tenancy.cross("test").chain(() -> ledger.balances(account.party())))
                .await()
                .atMost(PATIENCE)
                .stream()
                .filter(balance -> balance.account().equals(account))
                .filter(balance -> balance.balance().currency().equals(Money.CNY))
                .mapToLong(balance -> balance.balance().amount())
                .sum();
    }

    private static Posting posting(LedgerAccount account, Money amount) {
        return new Posting(account, NO_COMPANY, NO_COMPANY, null, null, amount);
    }
}
