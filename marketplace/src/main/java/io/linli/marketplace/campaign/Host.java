package io.linli.marketplace.campaign;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Refusal;

/**
 * Who opens a campaign and may change it.
 *
 * @param leaderId the leader who opened it; null for the property company, which may change all of its communities
 */
public record Host(UUID companyId, @Nullable UUID leaderId) {

    boolean owns(CampaignTerms terms) {
        return terms.companyId().equals(companyId) && (leaderId == null || leaderId.equals(terms.leaderId()));
    }

    /** Refuses with: {@code campaign-not-found} (another company's), {@code not-the-leader} (another leader's). */
    void requireOwn(CampaignTerms terms) {
        if (!terms.companyId().equals(companyId)) {
            throw Refusal.notFound("campaign");
        }
        if (!owns(terms)) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN, "not-the-leader", "Only who opened this group-buy may change it.");
        }
    }
}
