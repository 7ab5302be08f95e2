package io.linli.marketplace.booking;

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

import io.linli.catalog.kernel.Money;
import io.linli.catalog.service.TermsJson;

/** Read and inserted as an entity; changed by guarded statements only. */
@Entity
@Immutable
@Table(schema = "marketplace", name = "booking")
class BookingRow {

    @Id
    UUID id;

    @Column(name = "company_id")
    UUID companyId;

    @Column(name = "community_id")
    UUID communityId;

    @Column(name = "household_id")
    UUID householdId;

    @Column(name = "resident_id")
    UUID residentId;

    @Column(name = "service_item_id")
    UUID serviceItemId;

    @Column(name = "supplier_id")
    UUID supplierId;

    @Column(name = "technician_id")
    UUID technicianId;

    @Column(name = "starts_at")
    Instant startsAt;

    @Column(name = "ends_at")
    Instant endsAt;

    long price;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(length = 3)
    String currency;

    @Enumerated(EnumType.STRING)
    Booking.State state;

    @Column(name = "expires_at")
    Instant expiresAt;

    @Column(name = "created_at")
    Instant createdAt;

    @Nullable
    @Column(name = "arrives_from")
    Instant arrivesFrom;

    @Nullable
    @Column(name = "arrives_until")
    Instant arrivesUntil;

    @ColumnTransformer(read = "jsonb_pretty(terms)", write = "cast(cast(? as text) as jsonb)")
    @Nullable
    String terms;

    short moves;

    @Column(name = "own_moves")
    short ownMoves;

    boolean excused;

    @Column(name = "campaign_id", insertable = false)
    @Nullable
    UUID campaignId;

    protected BookingRow() {}

    static BookingRow of(Booking booking, Instant now) {
        var row = new BookingRow();
        row.id = booking.id();
        row.companyId = booking.companyId();
        row.communityId = booking.communityId();
        row.householdId = booking.householdId();
        row.residentId = booking.residentId();
        row.serviceItemId = booking.serviceItemId();
        row.supplierId = booking.supplierId();
        row.technicianId = booking.technicianId();
        row.startsAt = booking.startsAt();
        row.endsAt = booking.endsAt();
        row.price = booking.price().amount();
        row.currency = booking.price().currency().getCurrencyCode();
        row.state = booking.state();
        row.expiresAt = booking.expiresAt();
        row.createdAt = now;
        row.terms = booking.terms().equals(BookedTerms.PLAIN) ? null : TermsJson.text(booking.terms());
        if (booking.arrival().isWindow()) {
            row.arrivesFrom = booking.arrival().from();
            row.arrivesUntil = booking.arrival().until();
        }
        return row;
    }

    Booking toBooking() {
        return new Booking(
                id,
                companyId,
                communityId,
                householdId,
                residentId,
                serviceItemId,
                supplierId,
                technicianId,
                startsAt,
                endsAt,
                Money.of(price, currency),
                state,
                expiresAt,
                arrivesFrom == null || arrivesUntil == null
                        ? Arrival.at(startsAt)
                        : new Arrival(arrivesFrom, arrivesUntil),
                terms == null ? BookedTerms.PLAIN : TermsJson.value(terms, BookedTerms.class),
                new Booking.Standing(moves, ownMoves, excused, campaignId != null));
    }
}
