package io.linli.marketplace.campaign;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Money;

/** Read and inserted as an entity; changed by guarded statements only. */
@Entity
@Immutable
@Table(schema = "marketplace", name = "campaign_item")
class ItemRow {

    @Id
    UUID id;

    @Column(name = "campaign_id")
    UUID campaignId;

    short position;

    @Column(name = "offer_id")
    UUID offerId;

    long price;

    @Column(name = "list_price")
    long listPrice;

    @ColumnTransformer(read = "jsonb_pretty(tiers)", write = "cast(cast(? as text) as jsonb)")
    @Nullable
    String tiers;

    @Column(name = "final_price")
    @Nullable
    Long finalPrice;

    @Column(name = "household_limit")
    long householdLimit;

    @Column(name = "stock_cap")
    @Nullable
    Long stockCap;

    @Column(name = "case_size")
    long caseSize;

    long joined;

    @Nullable
    UUID replaces;

    protected ItemRow() {}

    static ItemRow of(UUID campaignId, int position, CampaignItem item) {
        var row = new ItemRow();
        row.id = item.id();
        row.campaignId = campaignId;
        row.position = (short) position;
        row.offerId = item.offerId();
        row.price = item.price().amount();
        row.listPrice = item.listPrice().amount();
        row.tiers = TiersJson.write(item.prices());
        row.householdLimit = item.householdLimit();
        row.stockCap = item.stockCap().orElse(null);
        row.caseSize = item.caseSize();
        return row;
    }

    /** @param finalPrice where the campaign is decided */
    static ItemRow instead(UUID campaignId, int position, CampaignItem item, UUID replaced, @Nullable Long finalPrice) {
        var row = of(campaignId, position, item);
        row.replaces = replaced;
        row.finalPrice = finalPrice;
        return row;
    }

    CampaignItem toItem(String currency) {
        return new CampaignItem(
                id,
                offerId,
                TiersJson.read(tiers, Money.of(price, currency)),
                Money.of(listPrice, currency),
                householdLimit,
                Optional.ofNullable(stockCap),
                caseSize);
    }
}
