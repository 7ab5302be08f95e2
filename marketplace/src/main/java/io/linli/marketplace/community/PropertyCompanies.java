package io.linli.marketplace.community;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

import io.linli.catalog.kernel.Refusal;

/** The companies that run communities; anybody may know them. */
@ApplicationScoped
public class PropertyCompanies {

    /** By code. There are few: one page. */
    @WithSession
    public Uni<List<PropertyCompany>> list() {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "from PropertyCompanyRow order by code", PropertyCompanyRow.class)
                        .getResultList())
                .map(rows -> rows.stream().map(PropertyCompanyRow::toCompany).toList());
    }

    /** Refuses with: {@code property-company-not-found}. */
    @WithSession
    public Uni<PropertyCompany> get(UUID companyId) {
        return Panache.getSession()
                .chain(session -> session.find(PropertyCompanyRow.class, companyId))
                .onItem()
                .ifNull()
                .failWith(() -> Refusal.notFound("property-company"))
                .map(PropertyCompanyRow::toCompany);
    }
}
