package io.linli.marketplace.order;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Only read as an entity; written by guarded statements. Exactly one of offer, join, booking and bill is set. */
@Entity
@Immutable
@Table(schema = "marketplace", name = "cart_line")
class CartLineRow {

    @Id
    UUID id;

    @Column(name = "cart_id")
    UUID cartId;

    @Column(name = "offer_id")
    @Nullable
    UUID offerId;

    @Column(name = "join_id")
    @Nullable
    UUID joinId;

    @Column(name = "booking_id")
    @Nullable
    UUID bookingId;

    @Column(name = "bill_id")
    @Nullable
    UUID billId;

    long quantity;

    protected CartLineRow() {}
}
