package io.linli.web.statement;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
import io.linli.web.Neighbourhood;

/** Books facts for a party at any moment. What it gets comes from the platform, so that no figure of orders changes. */
@ApplicationScoped
public class PartyBooks {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final LedgerAccount PLATFORM = LedgerAccount.pending(Party.PLATFORM);

    private final Ledger ledger;
    private final OwnContext own;
    private final Tenancy tenancy;

    PartyBooks(Ledger ledger, OwnContext own, Tenancy tenancy) {
        this.ledger = ledger;
        this.own = own;
        this.tenancy = tenancy;
    }

    public UUID earned(Party party, long fen, Instant at) {
        return move(EntryKind.SPLIT, PLATFORM, LedgerAccount.pending(party), fen, at);
    }

    public UUID takenBack(Party party, long fen, Instant at) {
        return move(EntryKind.SPLIT_REVERSAL, LedgerAccount.pending(party), PLATFORM, fen, at);
    }

    public UUID released(Party party, long fen, Instant at) {
        return move(EntryKind.RELEASE, LedgerAccount.pending(party), LedgerAccount.payable(party), fen, at);
    }

    public UUID setAside(Party party, long fen, Instant at) {
        return move(EntryKind.PAYOUT, LedgerAccount.payable(party), LedgerAccount.inTransit(party), fen, at);
    }

    public UUID paidOut(Party party, long fen, Instant at) {
        return move(EntryKind.TRANSFER, LedgerAccount.inTransit(party), PLATFORM, fen, at);
    }

    /** That many lines of {@code fen} each. */
    public void many(Party party, int lines, long fen, Instant at) {
        var order = Ids.next();
        var postings = IntStream.range(0, lines)
                .mapToObj(nth -> Ids.next())
                .flatMap(line -> Stream.of(
                        posting(PLATFORM, order, line, fen), posting(LedgerAccount.pending(party), order, line, -fen)))
                .toList();
        run(() -> ledger.book(JournalEntry.of(EntryKind.SPLIT, "test:" + order, at, postings)));
    }

    /** @return the entry's id */
    public UUID move(EntryKind kind, LedgerAccount from, LedgerAccount to, long fen, Instant at) {
        var entry = entry(kind, from, to, fen, at);
        run(() -> ledger.book(entry));
        return entry.id();
    }

    public void exactly(JournalEntry entry) {
        run(() -> ledger.bookExactly(entry));
    }

    /** One order's money from one account to another. */
    public static JournalEntry entry(EntryKind kind, LedgerAccount from, LedgerAccount to, long fen, Instant at) {
        var order = Ids.next();
        var line = Ids.next();
        return JournalEntry.of(
                kind,
                "test:" + Ids.next(),
                at,
                List.of(posting(from, order, line, fen), posting(to, order, line, -fen)));
    }

    private static Posting posting(LedgerAccount account, UUID order, UUID line, long fen) {
        return new Posting(account, Neighbourhood.SUNRISE, Neighbourhood.MAPLE_COURT, order, line, Money.cny(fen));
    }

    private void run(Supplier<Uni<Boolean>> booking) {
        own.transaction(() -> tenancy.enter(Neighbourhood.SUNRISE).chain(booking::get))
                .await()
                .atMost(PATIENCE);
    }
}
