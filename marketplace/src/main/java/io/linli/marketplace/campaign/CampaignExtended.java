package io.linli.marketplace.campaign;

import java.time.Instant;
import java.util.UUID;

import io.linli.catalog.kernel.DomainEvent;

/** Its cut-off is later than it was. */
public record CampaignExtended(UUID campaignId, UUID companyId, Instant cutoffAt) implements DomainEvent {}
