package io.linli.web.cart;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something to be put into a cart: exactly one of {@code offerId}, {@code campaignId}, {@code serviceItemId} and
 * {@code billId}.
 *
 * @param quantity units, 1 to 9999; default 1; a visit and a bill are always 1
 * @param startsAt when a visit begins: one of the service's free slots
 * @param technicianId who shall come; default: any who is free
 */
public record NewLine(
        @Nullable UUID offerId,
        @Nullable UUID campaignId,
        @Nullable UUID serviceItemId,
        @Nullable UUID billId,
        @Nullable Long quantity,
        @Nullable Instant startsAt,
        @Nullable UUID technicianId) {}
