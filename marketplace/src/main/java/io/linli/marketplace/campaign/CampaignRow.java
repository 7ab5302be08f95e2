package io.linli.marketplace.campaign;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;

/** Read and inserted as an entity; changed by guarded statements only. */
@Entity
@Immutable
@Table(schema = "marketplace", name = "campaign")
class CampaignRow {

    @Id
    UUID id;

    @Column(name = "company_id")
    UUID companyId;

    @Column(name = "community_id")
    UUID communityId;

    @Column(name = "offer_id")
    UUID offerId;

    @Column(name = "leader_id")
    @Nullable
    UUID leaderId;

    @Column(name = "title_en")
    String titleEn;

    @Column(name = "title_zh")
    String titleZh;

    long price;

    @Column(name = "list_price")
    long listPrice;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(length = 3)
    String currency;

    @ColumnTransformer(read = "jsonb_pretty(tiers)", write = "cast(cast(? as text) as jsonb)")
    @Nullable
    String tiers;

    @Column(name = "final_price")
    @Nullable
    Long finalPrice;

    long threshold;

    @Column(name = "household_limit")
    long householdLimit;

    @Column(name = "opens_at")
    Instant opensAt;

    @Column(name = "cutoff_at")
    Instant cutoffAt;

    @Enumerated(EnumType.STRING)
    Campaign.Outcome state;

    long joined;

    protected CampaignRow() {}

    static CampaignRow opening(CampaignTerms terms) {
        var row = new CampaignRow();
        row.id = terms.id();
        row.companyId = terms.companyId();
        row.communityId = terms.communityId();
        row.offerId = terms.offerId();
        row.leaderId = terms.leaderId();
        row.titleEn = terms.title().en();
        row.titleZh = terms.title().zh();
        row.price = terms.price().amount();
        row.listPrice = terms.listPrice().amount();
        row.currency = terms.price().currency().getCurrencyCode();
        row.tiers = TiersJson.write(terms.prices());
        row.threshold = terms.threshold();
        row.householdLimit = terms.householdLimit();
        row.opensAt = terms.opensAt();
        row.cutoffAt = terms.cutoffAt();
        row.state = Campaign.Outcome.OPEN;
        return row;
    }

    Campaign toCampaign(Instant now) {
        return finalPrice == null
                ? Campaign.at(toTerms(), joined, state, now)
                : new Campaign.Succeeded(toTerms(), joined, Money.of(finalPrice, currency));
    }

    private CampaignTerms toTerms() {
        return new CampaignTerms(
                id,
                companyId,
                communityId,
                offerId,
                leaderId,
                new LocalizedText(titleEn, titleZh),
                TiersJson.read(tiers, Money.of(price, currency)),
                Money.of(listPrice, currency),
                threshold,
                householdLimit,
                opensAt,
                cutoffAt);
    }
}
