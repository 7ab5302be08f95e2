package io.linli.marketplace.trust;

import java.time.Instant;
import java.util.UUID;

/** @param code told once, to be passed on */
public record Invitation(UUID id, String code, Instant expiresAt) {}
