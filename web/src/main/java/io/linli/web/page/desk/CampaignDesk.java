package io.linli.web.page.desk;

import io.quarkus.qute.TemplateData;
import java.util.List;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;
import io.linli.marketplace.campaign.Campaign;
import io.linli.marketplace.campaign.CampaignItem;
import io.linli.marketplace.campaign.Substitutions;
import io.linli.marketplace.purchase.PurchaseOrder;

/**
 * One group buy as who runs it sees it.
 *
 * @param path of its page
 * @param terms of a draft, as they can be changed; null of one that is published
 * @param copyKey becomes the id of a copy that is asked for from this page
 */
@TemplateData
public record CampaignDesk(
        String path,
        CampaignRow row,
        List<Good> goods,
        List<PurchaseOrder> purchaseOrders,
        String copyKey,
        @Nullable DraftTermsForm terms) {

    /**
     * A good of it.
     *
     * @param name the offer's
     * @param insteadOf what it is offered instead of; null where it is the one that was promised
     */
    @TemplateData
    public record Good(
            CampaignItem item,
            LocalizedText name,
            LocalizedText supplier,
            Money priceNow,
            long joined,
            @Nullable LocalizedText insteadOf) {}

    public Campaign campaign() {
        return row.campaign();
    }

    /** Where who is visited when is read, of a group buy of visits. */
    public String visitList() {
        return path.replace("/campaigns/", "/visits/") + "/list";
    }

    public boolean isDraft() {
        return campaign() instanceof Campaign.Draft;
    }

    /** Whether a seat can be taken in it, now or later, or it waits to be published. */
    public boolean isRunning() {
        return isDraft()
                || campaign() instanceof Campaign.Scheduled
                || campaign() instanceof Campaign.Open
                || campaign() instanceof Campaign.Tipped;
    }

    /** Whether another good may be offered instead of one that cannot be delivered. */
    public boolean isReplaceable() {
        return Substitutions.allows(campaign());
    }

    /** A draft always has one good at least. */
    public boolean isRemovable() {
        return isDraft() && goods.size() > 1;
    }
}
