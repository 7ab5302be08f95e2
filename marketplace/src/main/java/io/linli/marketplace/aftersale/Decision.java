package io.linli.marketplace.aftersale;

import java.util.Map;
import java.util.Optional;

import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;

/** What the supplier or the property company says to a request. */
public sealed interface Decision {

    /** Granted. @param amount less than was asked for; empty: all of it */
    record Approve(Optional<Money> amount, Optional<String> note) implements Decision {

        /** What is granted. Refuses with: {@code approved-amount-out-of-range} (fact {@code most}). */
        Money of(Money requested) {
            var granted = amount.orElse(requested);
            boolean sound = granted.currency().equals(requested.currency())
                    && granted.isPositive()
                    && granted.compareTo(requested) <= 0;
            if (!sound) {
                throw new Refusal(
                        Refusal.Kind.UNPROCESSABLE,
                        "approved-amount-out-of-range",
                        "What is granted must be positive and at most what was asked for, in the same currency.",
                        Map.of("most", requested.amount()));
            }
            return granted;
        }
    }

    /** Refused; the household is told why. Refuses with: {@code refusal-unexplained} when the note is blank. */
    record Refuse(String why) implements Decision {

        public Refuse {
            if (why.isBlank()) {
                throw new Refusal(
                        Refusal.Kind.UNPROCESSABLE, "refusal-unexplained", "Say why: the household reads it.");
            }
        }
    }

    default AfterSaleEvent event() {
        return this instanceof Approve ? AfterSaleEvent.APPROVE : AfterSaleEvent.REFUSE;
    }
}
