package io.linli.marketplace.review;

/**
 * What a technician says of a household: facts, no stars.
 *
 * @param accessEasy somebody opened, at the time
 * @param asDescribed the work was what had been booked
 * @param ready there was room to begin
 */
public record HouseholdFacts(boolean accessEasy, boolean asDescribed, boolean ready) {}
