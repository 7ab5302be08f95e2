package io.linli.marketplace.aftersale;

import java.util.Map;
import java.util.Optional;

import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.order.OrderedLine;

/** How much of a line a household asks for. Pure. */
public sealed interface Ask {

    /** All that is left of the line. */
    record Whole() implements Ask {}

    /** So many of its units, at the price they were bought for. */
    record Units(long quantity) implements Ask {}

    /** So much of its money. */
    record Part(Money amount) implements Ask {}

    default Optional<Long> unitsAsked() {
        return this instanceof Units units ? Optional.of(units.quantity) : Optional.empty();
    }

    /**
     * What that comes to.
     *
     * <p>Refuses with: {@code nothing-left-to-refund}, {@code refund-quantity-out-of-range} (fact {@code most}), {@code
     * refund-amount-out-of-range} (fact {@code most}), {@code refund-currency-mismatch}.
     *
     * @param left of the line's amount, what neither went back nor is on its way back
     * @return positive, at most what is left
     */
    default Money of(OrderedLine line, Money left) {
        if (!left.isPositive()) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "nothing-left-to-refund",
                    "All of this line went back or is on its way back.");
        }
        if (this instanceof Units units) {
            return ofUnits(units.quantity, line, left);
        }
        return this instanceof Part part ? withinLeft(part.amount, left) : left;
    }

    private static Money ofUnits(long quantity, OrderedLine line, Money left) {
        long most = left.amount() / line.unitPrice().amount();
        if (quantity < 1 || quantity > most) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE,
                    "refund-quantity-out-of-range",
                    "The quantity must be at least 1 and at most what was bought and has not gone back.",
                    Map.of("most", most));
        }
        return line.unitPrice().times(quantity);
    }

    private static Money withinLeft(Money amount, Money left) {
        if (!amount.currency().equals(left.currency())) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE, "refund-currency-mismatch", "It was paid in another currency.");
        }
        if (!amount.isPositive() || amount.compareTo(left) > 0) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE,
                    "refund-amount-out-of-range",
                    "The amount must be positive and at most what was paid and has not gone back.",
                    Map.of("most", left.amount()));
        }
        return amount;
    }
}
