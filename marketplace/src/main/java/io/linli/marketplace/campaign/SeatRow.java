package io.linli.marketplace.campaign;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Money;

/** Only read as an entity; written by guarded statements. */
@Entity
@Immutable
@Table(schema = "marketplace", name = "campaign_join")
class SeatRow {

    @Id
    UUID id;

    @Column(name = "company_id")
    UUID companyId;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "campaign_id")
    CampaignRow campaign;

    @Column(name = "household_id")
    UUID householdId;

    @Column(name = "resident_id")
    UUID residentId;

    @Column(name = "item_id")
    UUID itemId;

    long quantity;

    @Column(name = "up_to")
    long upTo;

    long price;

    @Enumerated(EnumType.STRING)
    Otherwise otherwise;

    boolean substitutable;

    @Nullable
    Long number;

    @Nullable
    Long allotted;

    @Enumerated(EnumType.STRING)
    SeatHold.State state;

    @Column(name = "expires_at")
    Instant expiresAt;

    @Column(name = "starts_at")
    @Nullable
    Instant startsAt;

    protected SeatRow() {}

    /** Needs the campaign fetched. */
    SeatHold toHold() {
        return new SeatHold(
                id,
                campaign.id,
                itemId,
                companyId,
                householdId,
                residentId,
                quantity,
                upTo,
                Money.of(price, campaign.currency),
                otherwise,
                substitutable,
                state,
                expiresAt,
                startsAt);
    }
}
