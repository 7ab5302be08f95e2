package io.linli.marketplace.campaign;

import java.util.UUID;

import io.linli.marketplace.community.Resident;

/**
 * A resident wants units of a campaign.
 *
 * @param key made by the client, or derived from what it sent: a repeated key answers with the first hold
 * @param quantity units of the SKU, at least 1
 */
public record JoinRequest(UUID key, Resident resident, UUID campaignId, long quantity) {}
