package io.linli.marketplace.community;

import java.util.UUID;

/** A building of a community, by the name on it. */
public record Building(UUID id, UUID communityId, String name) {}
