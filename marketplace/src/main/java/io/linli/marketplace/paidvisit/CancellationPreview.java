package io.linli.marketplace.paidvisit;

import java.time.Instant;
import java.util.Optional;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.booking.Booking;

/**
 * What giving a visit up would come to now.
 *
 * @param freeUntil until when it costs nothing; empty where it always costs something
 */
public record CancellationPreview(Booking booking, Money fee, Money back, Optional<Instant> freeUntil) {}
