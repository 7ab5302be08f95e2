package io.linli.web.page.desk;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.supplier.Suppliers;
import io.linli.marketplace.community.Communities;
import io.linli.marketplace.community.PropertyCompanies;

/** What ids in tables are called. */
@ApplicationScoped
public class Names {

    private final Communities communities;
    private final PropertyCompanies companies;
    private final Suppliers suppliers;

    Names(Communities communities, PropertyCompanies companies, Suppliers suppliers) {
        this.communities = communities;
        this.companies = companies;
        this.suppliers = suppliers;
    }

    /** Every community's name by its id. */
    Uni<Map<UUID, LocalizedText>> communities() {
        return communities.list().map(all -> {
            var names = new HashMap<UUID, LocalizedText>();
            all.forEach(one -> names.put(one.id(), one.name()));
            return names;
        });
    }

    /** The names of property companies, and of these suppliers. */
    Uni<Map<UUID, LocalizedText>> parties(Collection<UUID> supplierIds) {
        return companies.list().chain(all -> suppliers.byIds(supplierIds).map(found -> {
            var names = new HashMap<UUID, LocalizedText>();
            all.forEach(one -> names.put(one.id(), one.name()));
            found.forEach(one -> names.put(one.id(), one.name()));
            return names;
        }));
    }
}
