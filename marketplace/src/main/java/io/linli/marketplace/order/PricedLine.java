package io.linli.marketplace.order;

import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Money;

/**
 * A paid line of a campaign that succeeded, and the price it has in the end. Pure.
 *
 * @param causeId whose price it is: the line's own, or the substitute's that came instead of what was bought
 * @param quantity units that are had in the end, at most those paid for
 * @param finalPrice of one unit, at most what was paid for it
 */
record PricedLine(UUID id, UUID groupId, UUID companyId, UUID causeId, long quantity, Money finalPrice) {

    /**
     * What goes back: all that is left of the line above the final price of the units that were kept. Nothing where an
     * after-sale or a dispute took as much already.
     *
     * @param left of what was paid for the line, neither back nor on its way back
     * @param returned units that went back by after-sales
     */
    Optional<Money> back(Money left, long returned) {
        var above = left.minus(finalPrice.times(Math.max(0, quantity - returned)));
        return Optional.of(above).filter(Money::isPositive);
    }
}
