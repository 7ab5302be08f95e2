package io.linli.web.identity;

import java.util.UUID;

import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.community.Resident;

/** A signed-in resident with household and place; {@code companyId} is the tenant. */
public record ResidentActor(
        UUID residentId, UUID householdId, UUID communityId, UUID companyId, String displayName, boolean leader) {

    /** Refuses with: {@code not-the-leader}. */
    public void requireLeaderOf(UUID community) {
        if (!leader || !communityId.equals(community)) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "not-the-leader", "Only a leader of that community may do that.");
        }
    }

    /** As the marketplace knows somebody who lives there. */
    public Resident toResident() {
        return new Resident(residentId, companyId, communityId, householdId, displayName, leader);
    }
}
