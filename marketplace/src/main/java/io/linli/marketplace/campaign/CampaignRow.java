package io.linli.marketplace.campaign;

import static java.util.stream.Collectors.toMap;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

    @Column(name = "leader_id")
    @Nullable
    UUID leaderId;

    @Column(name = "title_en")
    String titleEn;

    @Column(name = "title_zh")
    String titleZh;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(length = 3)
    String currency;

    @Enumerated(EnumType.STRING)
    CampaignTerms.Kind kind;

    @Column(name = "team_offer_id")
    @Nullable
    UUID teamOfferId;

    @Column(name = "initiator_id")
    @Nullable
    UUID initiatorId;

    @Enumerated(EnumType.STRING)
    Threshold.Measure measure;

    long threshold;

    @Column(name = "opens_at")
    Instant opensAt;

    @Column(name = "cutoff_at")
    Instant cutoffAt;

    @Enumerated(EnumType.STRING)
    Campaign.Outcome state;

    /** The database's: when it was written. */
    @Column(name = "created_at", insertable = false, updatable = false)
    Instant createdAt;

    long people;

    long amount;

    protected CampaignRow() {}

    /** @param state DRAFT or OPEN */
    static CampaignRow opening(CampaignTerms terms, Campaign.Outcome state) {
        var row = new CampaignRow();
        row.id = terms.id();
        row.companyId = terms.companyId();
        row.communityId = terms.communityId();
        row.leaderId = terms.leaderId();
        row.titleEn = terms.title().en();
        row.titleZh = terms.title().zh();
        row.currency = terms.currency().getCurrencyCode();
        row.kind = terms.kind();
        if (terms.team() != null) {
            row.teamOfferId = terms.team().teamOfferId();
            row.initiatorId = terms.team().initiatorId();
        }
        row.measure = terms.threshold().measure();
        row.threshold = terms.threshold().least();
        row.opensAt = terms.opensAt();
        row.cutoffAt = terms.cutoffAt();
        row.state = state;
        return row;
    }

    /** @param items its own, in their order */
    Campaign toCampaign(List<ItemRow> items, Instant now) {
        var terms = toTerms(items);
        var progress =
                new Progress(people, amount, items.stream().collect(toMap(item -> item.id, item -> item.joined)));
        return state == Campaign.Outcome.SUCCEEDED
                ? new Campaign.Succeeded(terms, progress, finalPrices(items), Map.of())
                : Campaign.at(terms, progress, state, now);
    }

    private Map<UUID, Money> finalPrices(List<ItemRow> items) {
        return items.stream()
                .filter(item -> item.finalPrice != null)
                .collect(toMap(item -> item.id, item -> Money.of(item.finalPrice, currency)));
    }

    private CampaignTerms toTerms(List<ItemRow> items) {
        return new CampaignTerms(
                id,
                companyId,
                communityId,
                leaderId,
                new LocalizedText(titleEn, titleZh),
                items.stream().map(item -> item.toItem(currency)).toList(),
                new Threshold(measure, threshold),
                opensAt,
                cutoffAt,
                teamOfferId == null || initiatorId == null ? null : new TeamTerms(teamOfferId, initiatorId));
    }
}
