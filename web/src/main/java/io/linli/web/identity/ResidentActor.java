package io.linli.web.identity;

import java.util.UUID;

import io.linli.marketplace.community.Resident;

/** A signed-in resident with household and place; {@code companyId} is the tenant. */
public record ResidentActor(
        UUID residentId, UUID householdId, UUID communityId, UUID companyId, String displayName, boolean leader) {

    /** As the marketplace knows somebody who lives there. */
    public Resident toResident() {
        return new Resident(residentId, companyId, communityId, householdId, displayName, leader);
    }
}
