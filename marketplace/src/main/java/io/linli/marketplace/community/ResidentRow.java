package io.linli.marketplace.community;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

@Entity
@Immutable
@Table(schema = "marketplace", name = "resident")
class ResidentRow {

    @Id
    UUID id;

    @Column(name = "company_id")
    UUID companyId;

    @Column(name = "community_id")
    UUID communityId;

    @Column(name = "household_id")
    UUID householdId;

    @Column(name = "display_name")
    String displayName;

    boolean leader;

    protected ResidentRow() {}

    Resident toResident() {
        return new Resident(id, companyId, communityId, householdId, displayName, leader);
    }
}
