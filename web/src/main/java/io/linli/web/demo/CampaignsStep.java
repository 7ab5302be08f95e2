package io.linli.web.demo;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Writes the open campaigns. */
@ApplicationScoped
class CampaignsStep {

    private static final String CAMPAIGNS =
            """
            INSERT INTO marketplace.campaign (id, company_id, community_id, offer_id, leader_id, title_en, title_zh, price,
                                              list_price, currency, threshold, household_limit, opens_at, cutoff_at, state)
            SELECT id, "companyId", "communityId", "offerId", "leaderId", "titleEn", "titleZh", price, "listPrice", 'CNY',
                   threshold, "householdLimit", "opensAt", "cutoffAt", 'OPEN'
            FROM %s AS r (id uuid, "companyId" uuid, "communityId" uuid, "offerId" uuid, "leaderId" uuid, "titleEn" text,
                          "titleZh" text, price bigint, "listPrice" bigint, threshold bigint, "householdLimit" bigint,
                          "opensAt" timestamptz, "cutoffAt" timestamptz)""";

    private final Rows rows;

    CampaignsStep(Rows rows) {
        this.rows = rows;
    }

    Uni<Void> write(DemoCampaigns campaigns) {
        return rows.write(CAMPAIGNS, campaigns.all());
    }
}
