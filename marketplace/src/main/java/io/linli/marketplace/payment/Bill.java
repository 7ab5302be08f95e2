package io.linli.marketplace.payment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Money;

/**
 * What one payment pays.
 *
 * @param payable whether the group still waits for its payment; false when it was paid or cancelled
 * @param lines in the order a person reads them, never empty, one currency
 */
public record Bill(UUID groupId, UUID communityId, boolean payable, List<BillLine> lines) {

    public Bill {
        lines = List.copyOf(lines);
    }

    /** When all of it is decided; empty when it is to be charged at once. */
    Optional<Instant> decidedAt() {
        return Awaited.byAll(lines.stream().map(BillLine::awaited).toList());
    }

    public Money total() {
        return lines.stream().map(BillLine::amount).reduce(Money::plus).orElseThrow();
    }
}
