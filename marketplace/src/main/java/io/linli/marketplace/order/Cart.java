package io.linli.marketplace.order;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Money;

/**
 * What a resident is about to buy, at the prices of this moment.
 *
 * @param lines in the order they were added
 * @param total of the lines nothing stops
 */
public record Cart(UUID id, UUID residentId, State state, List<CartLine> lines, Money total) {

    /** Open until it is checked out; then it stays as it was. */
    public enum State {
        OPEN,
        CHECKED_OUT
    }

    /** The last day on which anything of it is brought; empty where no day is promised. */
    public Optional<LocalDate> lastDelivery() {
        return lines.stream().flatMap(line -> line.deliveryOn().stream()).max(Comparator.naturalOrder());
    }

    static Cart of(UUID id, UUID residentId, State state, List<CartLine> lines) {
        var total = lines.stream()
                .filter(line -> line.obstacle().isEmpty())
                .map(CartLine::amount)
                .reduce(Money::plus)
                .orElse(Money.cny(0));
        return new Cart(id, residentId, state, List.copyOf(lines), total);
    }
}
