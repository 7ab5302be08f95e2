package io.linli.marketplace.campaign;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
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

    @Column(name = "visit_supplier_id")
    @Nullable
    UUID visitSupplierId;

    @Column(name = "visit_day")
    @Nullable
    LocalDate visitDay;

    @Column(name = "visits_from")
    @Nullable
    Instant visitsFrom;

    @Column(name = "visits_until")
    @Nullable
    Instant visitsUntil;

    @Column(name = "visit_minutes")
    @Nullable
    Integer visitMinutes;

    /** One after the other, apart by spaces. */
    @Column(name = "building_ids")
    @ColumnTransformer(
            read = "array_to_string(building_ids, ' ')",
            write = "cast(string_to_array(cast(? as text), ' ') as uuid[])")
    @Nullable
    String buildingIds;

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
        row.of(terms.visits());
        row.measure = terms.threshold().measure();
        row.threshold = terms.threshold().least();
        row.opensAt = terms.opensAt();
        row.cutoffAt = terms.cutoffAt();
        row.state = state;
        return row;
    }

    private void of(@Nullable VisitDay visits) {
        if (visits != null) {
            visitSupplierId = visits.supplierId();
            visitDay = visits.day();
            visitsFrom = visits.from();
            visitsUntil = visits.until();
            visitMinutes = visits.minutes();
            buildingIds = visits.buildingIds().isEmpty()
                    ? null
                    : visits.buildingIds().stream().map(UUID::toString).sorted().collect(joining(" "));
        }
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
                teamOfferId == null || initiatorId == null ? null : new TeamTerms(teamOfferId, initiatorId),
                visitDay == null ? null : visits(items.get(0).offerId));
    }

    private VisitDay visits(UUID serviceItemId) {
        return new VisitDay(
                serviceItemId,
                Objects.requireNonNull(visitSupplierId),
                Objects.requireNonNull(visitDay),
                Objects.requireNonNull(visitsFrom),
                Objects.requireNonNull(visitsUntil),
                Objects.requireNonNull(visitMinutes),
                buildingIds == null
                        ? Set.of()
                        : Stream.of(buildingIds.split(" "))
                                .map(UUID::fromString)
                                .collect(toSet()));
    }
}
