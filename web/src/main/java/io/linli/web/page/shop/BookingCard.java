package io.linli.web.page.shop;

import io.quarkus.qute.TemplateData;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.marketplace.booking.Booking;

/**
 * A booked visit with the names that belong to it.
 *
 * @param technician who comes
 * @param home where; null where that is not the reader's to know
 * @param orderId null where it is not paid, or paid by somebody else
 */
@TemplateData
public record BookingCard(
        Booking booking,
        LocalizedText service,
        LocalizedText provider,
        String technician,
        @Nullable String home,
        @Nullable UUID orderId) {

    /** As the status tells it: what is held, paid, or over. */
    public String kind() {
        return switch (booking.state()) {
            case HELD -> "wait";
            case CONFIRMED -> "info";
            case DONE -> "good";
            case RELEASED, CANCELLED -> "quiet";
        };
    }

    public boolean window() {
        return booking.arrival().isWindow();
    }

    /** Whether the last moment to arrive is over. */
    public boolean late(Instant now) {
        return booking.arrival().until().isBefore(now);
    }
}
