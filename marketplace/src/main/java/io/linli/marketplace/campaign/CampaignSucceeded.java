package io.linli.marketplace.campaign;

import java.util.UUID;

import io.linli.catalog.kernel.DomainEvent;

/** Enough units were paid by the cut-off. */
public record CampaignSucceeded(UUID campaignId, UUID companyId) implements DomainEvent {}
