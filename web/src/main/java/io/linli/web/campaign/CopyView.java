package io.linli.web.campaign;

import java.util.List;
import java.util.UUID;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;
import io.linli.marketplace.campaign.CampaignCopy;

/**
 * A draft made of another group-buy, and how it differs.
 *
 * @param leftOut goods that are no longer sold in the community
 * @param cheaper goods that cost less alone by now than they cost together then, and so are taken at that price
 */
public record CopyView(CampaignView campaign, List<LeftOutView> leftOut, List<CheaperView> cheaper) {

    public record LeftOutView(UUID offerId, LocalizedText name) {}

    /** @param was of one unit, in the other group-buy */
    public record CheaperView(UUID offerId, LocalizedText name, Money was, Money now) {}

    static CopyView of(CampaignCopy copy) {
        return new CopyView(
                CampaignView.of(copy.campaign()),
                copy.leftOut().stream()
                        .map(one -> new LeftOutView(one.offerId(), one.name()))
                        .toList(),
                copy.cheaper().stream()
                        .map(one -> new CheaperView(one.offerId(), one.name(), one.was(), one.now()))
                        .toList());
    }
}
