package io.linli.marketplace.community;

import java.util.UUID;

/**
 * The people of one dwelling, and where it is.
 *
 * @param building its name, as on the door
 * @param entrance the stairwell's name
 * @param unit the dwelling's number
 */
public record Household(UUID id, UUID communityId, String building, String entrance, String unit) {}
