package io.linli.web.demo;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Writes the open campaigns. */
@ApplicationScoped
class CampaignsStep {

    private static final String CAMPAIGNS =
            """
            WITH r AS (SELECT * FROM %s AS r (id uuid, "companyId" uuid, "communityId" uuid, "offerId" uuid, "leaderId" uuid, "titleEn" text,
                          "titleZh" text, price bigint, "listPrice" bigint, threshold bigint, "householdLimit" bigint,
                          "opensAt" timestamptz, "cutoffAt" timestamptz)),
            opened AS (
                INSERT INTO marketplace.campaign (id, company_id, community_id, leader_id, title_en, title_zh, currency,
                                                  threshold, opens_at, cutoff_at, state)
                SELECT id, "companyId", "communityId", "leaderId", "titleEn", "titleZh", 'CNY', threshold, "opensAt",
                       "cutoffAt", 'OPEN' FROM r)
            INSERT INTO marketplace.campaign_item (id, campaign_id, position, offer_id, price, list_price, household_limit,
                                                   case_size)
            SELECT id, id, 1, "offerId", price, "listPrice", "householdLimit", 1 FROM r""";

    private final Rows rows;

    CampaignsStep(Rows rows) {
        this.rows = rows;
    }

    Uni<Void> write(DemoCampaigns campaigns) {
        return rows.write(CAMPAIGNS, campaigns.all());
    }
}
