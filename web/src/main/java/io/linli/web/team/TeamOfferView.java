package io.linli.web.team;

import java.util.List;
import java.util.UUID;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.team.TeamOffer;

/**
 * What a team can be opened for.
 *
 * @param price of one unit: what each member pays
 * @param listPrice what it cost alone when this was offered
 * @param size households of a full team
 * @param hours a team may take to be full
 */
public record TeamOfferView(
        UUID id, UUID communityId, UUID offerId, Money price, Money listPrice, long size, long hours) {

    /** Those of a community. */
    public record Listed(List<TeamOfferView> items) {}

    static TeamOfferView of(TeamOffer offer) {
        return new TeamOfferView(
                offer.id(),
                offer.communityId(),
                offer.offerId(),
                offer.price(),
                offer.listPrice(),
                offer.size(),
                offer.time().toHours());
    }
}
