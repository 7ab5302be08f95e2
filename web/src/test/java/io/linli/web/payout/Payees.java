package io.linli.web.payout;

import static org.awaitility.Awaitility.await;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
import io.linli.marketplace.payout.OnboardParty;
import io.linli.web.Neighbourhood;
import io.linli.web.payment.Books;
import io.linli.web.payment.Simulator;

/** Parties nobody else knows, with shares that stand in the books as if their orders had been divided and released. */
@ApplicationScoped
public class Payees {

    static final Duration PATIENCE = Duration.ofSeconds(40);

    private final OnboardParty onboarding;
    private final Ledger ledger;
    private final Tenancy tenancy;
    private final OwnContext own;
    private final Books books;

    Payees(OnboardParty onboarding, Ledger ledger, Tenancy tenancy, OwnContext own, Books books) {
        this.onboarding = onboarding;
        this.ledger = ledger;
        this.tenancy = tenancy;
        this.own = own;
        this.books = books;
    }

    /** Somebody whose account takes transfers. */
    public Party ready() {
        var party = Party.supplier(Ids.next());
        var account = books.run(() -> onboarding.open(party));
        Simulator.onboard(account.providerAccount().orElseThrow());
        books.run(() -> onboarding.refresh(party));
        return party;
    }

    public String account(Party party) {
        return books.run(() -> onboarding.find(party))
                .orElseThrow()
                .providerAccount()
                .orElseThrow();
    }

    /** Released shares of one line each. @return the lines */
    public List<UUID> released(Party party, long... fen) {
        return released(party, Instant.now(), fen);
    }

    public List<UUID> released(Party party, Instant at, long... fen) {
        var lines = new ArrayList<UUID>();
        var postings = new ArrayList<Posting>();
        for (long amount : fen) {
            var line = Ids.next();
            lines.add(line);
            postings.add(posting(LedgerAccount.PROVIDER_CLEARING, line, amount));
            postings.add(posting(LedgerAccount.payable(party), line, -amount));
        }
        book(EntryKind.RELEASE, at, postings);
        return lines;
    }

    /** The party was given a line's share, which is taken back since. */
    public void owes(Party party, UUID line, long fen) {
        book(
                EntryKind.SPLIT_REVERSAL,
                Instant.now(),
                List.of(
                        posting(LedgerAccount.receivable(party), line, fen),
                        posting(LedgerAccount.PROVIDER_CLEARING, line, -fen)));
    }

    /** Balance of one of its accounts in fen; a credit is negative. */
    public long balance(Party party, String account) {
        return books.number(
                """
                SELECT cast(coalesce(sum(b.balance), 0) AS bigint) FROM marketplace.ledger_balance b
                JOIN marketplace.ledger_account a ON a.id = b.account_id
                WHERE a.kind = '%s' AND a.party_id = :group"""
                        .formatted(account),
                party.id());
    }

    public void awaitBalance(Party party, String account, long fen) {
        await().atMost(PATIENCE).until(() -> balance(party, account) == fen);
    }

    private void book(EntryKind kind, Instant at, List<Posting> postings) {
        own.transaction(() -> tenancy.cross("test")
                        .chain(() -> ledger.book(JournalEntry.of(kind, "payout-test:" + Ids.next(), at, postings))))
                .await()
                .atMost(PATIENCE);
    }

    /** A line stands for its order, too. */
    private static Posting posting(LedgerAccount account, UUID line, long fen) {
        return new Posting(account, Neighbourhood.SUNRISE, Neighbourhood.MAPLE_COURT, line, line, Money.cny(fen));
    }
}
