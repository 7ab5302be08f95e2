package io.linli.search.index;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.DomainEvent;

/**
 * A rebuild is to go on. Each step is an event of its own, so that a rebuild survives a restart and any instance can take
 * the next step.
 *
 * @param after the last offer that was indexed; null at the beginning
 */
public record RebuildStep(UUID rebuildId, @Nullable UUID after) implements DomainEvent {}
