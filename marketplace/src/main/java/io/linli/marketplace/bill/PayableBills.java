package io.linli.marketplace.bill;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import io.linli.catalog.kernel.Refusal;

/**
 * Bills as a checkout takes them: held while it waits to be paid, then paid, or free again. Every call joins the caller's
 * transaction, inside the company's tenancy.
 */
@ApplicationScoped
public class PayableBills {

    private final BillStore store;

    PayableBills(BillStore store) {
        this.store = store;
    }

    /** Those there are, in no order. */
    public Uni<List<Bill>> byIds(Collection<UUID> ids) {
        return ids.isEmpty() ? Uni.createFrom().item(List.of()) : store.byIds(ids);
    }

    /** Refuses with: {@code bill-not-found} (also another household's), {@code bill-paid}, {@code bill-cancelled}, {@code bill-being-paid}. */
    public Uni<Bill> requirePayable(UUID householdId, UUID billId) {
        return store.byIds(List.of(billId))
                .map(found -> found.stream()
                        .filter(bill -> bill.householdId().equals(householdId))
                        .findFirst()
                        .orElseThrow(() -> Refusal.notFound("bill")))
                .invoke(PayableBills::refuseUnpayable);
    }

    /**
     * Holds all of them for a checkout, or none. Refuses with: {@code bill-paid}, {@code bill-cancelled}, {@code
     * bill-being-paid}, {@code bill-not-found}.
     */
    public Uni<Void> hold(Collection<UUID> ids, UUID householdId, UUID groupId) {
        return ids.isEmpty()
                ? Uni.createFrom().voidItem()
                : store.lock(ids)
                        .invoke(bills -> bills.forEach(PayableBills::refuseUnpayable))
                        .chain(() -> store.hold(ids, householdId, groupId))
                        .invoke(held -> requireAll(held, ids.size()))
                        .replaceWithVoid();
    }

    /** The checkout is given up: what it held may be paid by another. */
    public Uni<Void> free(UUID groupId) {
        return store.free(groupId).replaceWithVoid();
    }

    /** The checkout is paid. @return the bills it held, paid now */
    public Uni<List<UUID>> pay(UUID groupId, Instant at) {
        return store.pay(groupId, at);
    }

    private static void refuseUnpayable(Bill bill) {
        bill.unpayable().ifPresent(refusal -> {
            throw refusal;
        });
    }

    private static void requireAll(int held, int wanted) {
        if (held != wanted) {
            throw Refusal.notFound("bill");
        }
    }
}
