package io.linli.catalog.schedule;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Money;
import io.linli.catalog.listing.OfferChange;
import io.linli.catalog.listing.OfferEdit;
import io.linli.catalog.schedule.ScheduledChange.Field;
import io.linli.catalog.schedule.ScheduledChange.State;

/**
 * A change whose beginning or end has come, and how its offer is now. Pure: decides what is to be done.
 *
 * @param before how the offer was when it began; of no meaning until then
 * @param now how the offer is
 */
record DueChange(
        UUID id,
        UUID supplierId,
        UUID offerId,
        OfferChange change,
        Optional<Instant> until,
        State state,
        Shown before,
        Shown now,
        int attempts) {

    /**
     * What of an offer is put back at an end.
     *
     * @param listPrice in minor units, 0 for none, as everything an offer does not say
     */
    record Shown(long price, long listPrice, boolean withdrawn) {}

    /**
     * What is to be done.
     *
     * @param change of the offer; may be nothing
     * @param state where the change stands behind it
     */
    record Step(OfferChange change, State state, Set<Field> leftAlone) {}

    Step step(Instant clock) {
        if (state == State.IN_FORCE) {
            return end();
        }
        if (until.filter(end -> !end.isAfter(clock)).isPresent()) {
            return new Step(nothing(), State.MISSED, Set.of());
        }
        return new Step(change, until.isPresent() ? State.IN_FORCE : State.DONE, Set.of());
    }

    Optional<OfferEdit> edit(Step step) {
        return step.change().isNothing() ? Optional.empty() : Optional.of(new OfferEdit(offerId, step.change()));
    }

    /** Only what is still as the change made it. */
    private Step end() {
        var left = EnumSet.noneOf(Field.class);
        var price =
                back(Field.PRICE, change.price().map(Money::amount).orElse(null), now.price(), before.price(), left);
        var listPrice = back(
                Field.LIST_PRICE,
                change.listPrice().map(Money::amount).orElse(null),
                now.listPrice(),
                before.listPrice(),
                left);
        var withdrawn = back(Field.SHELF, change.withdrawn().orElse(null), now.withdrawn(), before.withdrawn(), left);
        return new Step(
                new OfferChange(price.map(Money::cny), listPrice.map(Money::cny), Optional.empty(), withdrawn),
                State.DONE,
                left);
    }

    private static <T> Optional<T> back(Field field, @Nullable T made, T now, T before, Set<Field> left) {
        if (made == null || now.equals(before)) {
            return Optional.empty();
        }
        if (made.equals(now)) {
            return Optional.of(before);
        }
        left.add(field);
        return Optional.empty();
    }

    private static OfferChange nothing() {
        return new OfferChange(Optional.empty(), Optional.empty(), Optional.empty());
    }
}
