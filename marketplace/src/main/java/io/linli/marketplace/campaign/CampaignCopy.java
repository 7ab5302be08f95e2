package io.linli.marketplace.campaign;

import java.util.List;
import java.util.UUID;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;

/**
 * A draft that was made of another campaign, and how it differs.
 *
 * @param leftOut goods of the other one that are no longer sold in the community
 * @param cheaper goods whose offer costs less alone by now than they cost together then
 */
public record CampaignCopy(Campaign campaign, List<LeftOut> leftOut, List<Cheaper> cheaper) {

    public CampaignCopy {
        leftOut = List.copyOf(leftOut);
        cheaper = List.copyOf(cheaper);
    }

    public record LeftOut(UUID offerId, LocalizedText name) {}

    /** @param was of one unit, in the other campaign */
    public record Cheaper(UUID offerId, LocalizedText name, Money was, Money now) {}
}
