package io.linli.marketplace.paidvisit;

import java.time.Instant;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.booking.Booking;

/** How a paid visit was given up. */
public record Cancellation(Booking booking, By by, String note, Money fee, Money back, Instant at) {

    /** Who gave it up, or did not come. */
    public enum By {
        RESIDENT,
        PROVIDER,
        NO_SHOW
    }
}
