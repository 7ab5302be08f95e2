package io.linli.web.cart;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.web.service.ChoiceView;

/**
 * Something to be put into a cart: exactly one of {@code offerId}, {@code campaignId}, {@code serviceItemId} and
 * {@code billId}.
 *
 * @param quantity units, 1 to 9999; default 1; a visit and a bill are always 1
 * @param startsAt when a visit begins: one of the service's free slots
 * @param technicianId who shall come; default: any who is free
 * @param choice of a visit's size, options and add-ons; default: nothing, where there is nothing to choose
 */
public record NewLine(
        @Nullable UUID offerId,
        @Nullable UUID campaignId,
        @Nullable UUID serviceItemId,
        @Nullable UUID billId,
        @Nullable Long quantity,
        @Nullable Instant startsAt,
        @Nullable UUID technicianId,
        @Nullable ChoiceView choice) {}
