package io.linli.marketplace.payment;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.linli.catalog.kernel.Money;

/** The port to what stands on our account at the provider. Every call fails with {@link ProviderFailure}, outside transactions. */
public interface ProviderBalance {

    /**
     * A page of what moved the balance, newest first.
     *
     * @param from not before
     * @param after the last of the page before; empty for the first page
     */
    Uni<MovementPage> movements(Instant from, Optional<String> after);

    /** What stands there now, available or still pending, in every currency. */
    Uni<List<Money>> standing();

    record MovementPage(List<ProviderMovement> movements, boolean more) {

        public MovementPage {
            movements = List.copyOf(movements);
        }
    }
}
