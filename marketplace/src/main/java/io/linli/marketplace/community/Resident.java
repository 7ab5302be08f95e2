package io.linli.marketplace.community;

import java.util.UUID;

/**
 * Somebody who lives in a community and belongs to a household.
 *
 * @param companyId the property company: the tenant whose data the resident's are
 * @param leader runs a pickup point and may open campaigns
 */
public record Resident(
        UUID id, UUID companyId, UUID communityId, UUID householdId, String displayName, boolean leader) {}
