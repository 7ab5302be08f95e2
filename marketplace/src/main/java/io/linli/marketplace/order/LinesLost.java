package io.linli.marketplace.order;

import java.util.List;
import java.util.UUID;

import io.linli.catalog.kernel.DomainEvent;

/**
 * A payment came for lines that could no longer be had: their campaign had failed, or what was held for them was given
 * back. Their money goes back.
 */
public record LinesLost(UUID groupId, UUID companyId, List<UUID> lineIds) implements DomainEvent {}
