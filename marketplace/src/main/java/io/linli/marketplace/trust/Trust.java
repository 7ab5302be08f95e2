package io.linli.marketplace.trust;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A household's trust, offered or given.
 *
 * @param residentId who may book for the household; empty as long as nobody accepted
 * @param expiresAt of the invitation
 */
public record Trust(
        UUID id,
        UUID householdId,
        UUID communityId,
        String home,
        Optional<UUID> residentId,
        String residentName,
        Instant expiresAt) {}
