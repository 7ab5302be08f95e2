package io.linli.web.identity;

import java.util.UUID;

/** A signed-in resident with household and place; {@code companyId} is the tenant. */
public record ResidentActor(
        UUID residentId, UUID householdId, UUID communityId, UUID companyId, String displayName, boolean leader) {}
