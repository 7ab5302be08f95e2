package io.linli.marketplace.aftersale;

import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Money;

/**
 * A change of an after-sale request.
 *
 * @param approved granted with it
 * @param refundId ordered with it
 * @param amount that the step is about
 * @param failure why the money could not be given back
 */
record Move(
        AfterSaleState to,
        AfterSaleParty by,
        Optional<Money> approved,
        Optional<UUID> refundId,
        Optional<Money> amount,
        Optional<String> note,
        Optional<String> failure,
        boolean escalated) {

    /** Only the state changes. */
    static Move to(AfterSaleState to, AfterSaleParty by) {
        return new Move(
                to,
                by,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    Move granting(Money granted, UUID refund) {
        return new Move(
                to, by, Optional.of(granted), Optional.of(refund), Optional.of(granted), note, failure, escalated);
    }

    Move saying(Optional<String> words) {
        return new Move(to, by, approved, refundId, amount, words, failure, escalated);
    }

    Move about(Optional<Money> money) {
        return new Move(to, by, approved, refundId, money, note, failure, escalated);
    }

    Move failing(String why) {
        return new Move(to, by, approved, refundId, amount, note, Optional.of(why), escalated);
    }

    Move escalating() {
        return new Move(to, by, approved, refundId, amount, note, failure, true);
    }
}
