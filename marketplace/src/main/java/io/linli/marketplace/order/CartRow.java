package io.linli.marketplace.order;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** Only read as an entity; written by guarded statements. */
@Entity
@Immutable
@Table(schema = "marketplace", name = "cart")
class CartRow {

    @Id
    UUID id;

    @Column(name = "company_id")
    UUID companyId;

    @Column(name = "resident_id")
    UUID residentId;

    @Enumerated(EnumType.STRING)
    Cart.State state;

    protected CartRow() {}
}
