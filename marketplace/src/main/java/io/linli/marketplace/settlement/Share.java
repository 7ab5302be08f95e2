package io.linli.marketplace.settlement;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.ledger.Party;

/**
 * One party's part of a line.
 *
 * @param rate basis points it was worked out from
 */
public record Share(Party party, int rate, Money amount) {

    Share with(Money other) {
        return new Share(party, rate, other);
    }
}
