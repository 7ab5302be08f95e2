package io.linli.marketplace.statement;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.supplier.SupplierProfile;
import io.linli.catalog.supplier.Suppliers;
import io.linli.marketplace.community.Communities;
import io.linli.marketplace.community.Community;
import io.linli.marketplace.community.PropertyCompanies;
import io.linli.marketplace.community.PropertyCompany;
import io.linli.marketplace.ledger.Party;

/** What a party is called. A person's name is nobody's business here. */
@ApplicationScoped
class PartyNames {

    private static final LocalizedText NONE = LocalizedText.same("");

    private final Suppliers suppliers;
    private final PropertyCompanies companies;
    private final Communities communities;

    PartyNames(Suppliers suppliers, PropertyCompanies companies, Communities communities) {
        this.suppliers = suppliers;
        this.companies = companies;
        this.communities = communities;
    }

    /** Empty for a person, and for who is gone. */
    Uni<LocalizedText> of(Party party) {
        return switch (party.kind()) {
            case SUPPLIER ->
                suppliers.byIds(List.of(party.id())).map(found -> found.stream()
                        .findFirst()
                        .map(SupplierProfile::name)
                        .orElse(NONE));
            case PROPERTY_COMPANY -> companies.list().map(all -> company(all, party.id()));
            case OWNERS_FUND -> communities.list().map(all -> community(all, party.id()));
            case LEADER, OPERATING_PARTNER, PLATFORM -> Uni.createFrom().item(NONE);
        };
    }

    private static LocalizedText company(List<PropertyCompany> all, UUID id) {
        return all.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .map(PropertyCompany::name)
                .orElse(NONE);
    }

    private static LocalizedText community(List<Community> all, UUID id) {
        return all.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .map(Community::name)
                .orElse(NONE);
    }
}
