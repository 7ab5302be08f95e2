package io.linli.marketplace.order;

import java.util.List;
import java.util.UUID;

import io.linli.catalog.kernel.DomainEvent;

/**
 * A payment came for lines that could no longer be had: their campaign had failed, or their seat was gone. Their money goes
 * back.
 */
public record SeatsLost(UUID groupId, UUID companyId, List<UUID> lineIds) implements DomainEvent {}
