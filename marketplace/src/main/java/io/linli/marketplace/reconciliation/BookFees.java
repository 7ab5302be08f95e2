package io.linli.marketplace.reconciliation;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.ledger.EntryKind;
import io.linli.marketplace.ledger.JournalEntry;
import io.linli.marketplace.ledger.Ledger;
import io.linli.marketplace.ledger.LedgerAccount;
import io.linli.marketplace.ledger.Party;
import io.linli.marketplace.ledger.Posting;
import io.linli.marketplace.reconciliation.MovementStore.Fee;

/**
 * Books what the provider keeps for its service, once for each of its movements: the platform bears it. A dispute's fee is not
 * among these: it is in the dispute's own entry.
 */
@ApplicationScoped
public class BookFees {

    /** Fees of one transaction. */
    static final int BATCH = 200;

    /** Transactions of one round; the rest waits for the next. */
    private static final int MOST = 1_000;

    private final MovementStore store;
    private final Ledger ledger;
    private final Tenancy tenancy;
    private final Clock clock;

    BookFees(MovementStore store, Ledger ledger, Tenancy tenancy, Clock clock) {
        this.store = store;
        this.ledger = ledger;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** The ledger's reference of a movement's fee. */
    public static String feeReference(String movement) {
        return "provider-fee:" + movement;
    }

    /** All that are known. */
    Uni<Void> book() {
        return Uni.createFrom()
                .deferred(this::batch)
                .repeat()
                .whilst(booked -> booked == BATCH)
                .select()
                .first(MOST)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Integer> batch() {
        return Panache.withTransaction(() -> tenancy.cross("book-fees")
                .chain(() -> store.fees(BATCH))
                .call(found -> bookAll(found))
                .call(found -> found.isEmpty() ? Uni.createFrom().item(0) : store.feesBooked(found))
                .map(List::size));
    }

    private Uni<Void> bookAll(List<Fee> found) {
        return Multi.createFrom()
                .iterable(found)
                .onItem()
                .transformToUniAndConcatenate(fee -> ledger.book(entry(fee, clock.instant())))
                .collect()
                .last()
                .replaceWithVoid();
    }

    static JournalEntry entry(Fee fee, Instant now) {
        return JournalEntry.of(
                EntryKind.PROVIDER_FEE,
                feeReference(fee.movement()),
                now,
                List.of(
                        posting(LedgerAccount.payable(Party.PLATFORM), fee.amount(), fee.business()),
                        posting(LedgerAccount.PROVIDER_CLEARING, fee.amount().negated(), fee.business())));
    }

    private static Posting posting(LedgerAccount account, Money amount, Business business) {
        return new Posting(account, business.companyId(), business.communityId(), null, null, amount);
    }
}
