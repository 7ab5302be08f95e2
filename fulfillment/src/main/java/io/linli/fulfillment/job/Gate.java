package io.linli.fulfillment.job;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A property company's gate system, which may say that a technician came in. */
public record Gate(
        UUID id, UUID companyId, UUID communityId, String name, Instant createdAt, Optional<Instant> closedAt) {}
