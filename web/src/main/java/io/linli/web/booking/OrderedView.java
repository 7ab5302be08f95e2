package io.linli.web.booking;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;

import io.linli.catalog.kernel.Money;

/**
 * Something that is ordered and waits to be paid.
 *
 * @param bookingId the visit it is about
 * @param payUrl where to pay it
 * @param expiresAt until when it can be paid
 */
public record OrderedView(UUID bookingId, UUID orderGroupId, Money total, URI payUrl, Instant expiresAt) {}
