package io.linli.marketplace.campaign;

import java.util.UUID;

/**
 * What makes a group-buy a team. Its size is its threshold and the cap of its only good, of which each household has one.
 *
 * @param teamOfferId on whose terms it was opened
 * @param initiatorId whose team it is: the resident who opened it, or a member it was passed on to
 */
public record TeamTerms(UUID teamOfferId, UUID initiatorId) {}
