package io.linli.marketplace.order;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Money;

/** Read and inserted as an entity; changed by guarded statements only. */
@Entity
@Immutable
@Table(schema = "marketplace", name = "order_group")
class OrderGroupRow {

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

    @Column(name = "cart_id")
    UUID cartId;

    long total;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(length = 3)
    String currency;

    @Enumerated(EnumType.STRING)
    OrderGroup.State state;

    @Column(name = "expires_at")
    Instant expiresAt;

    @Column(name = "placed_at")
    Instant placedAt;

    @Column(name = "reserved_at")
    @Nullable
    Instant reservedAt;

    @Column(name = "paid_at")
    @Nullable
    Instant paidAt;

    protected OrderGroupRow() {}

    Money money() {
        return Money.of(total, currency);
    }
}
