package io.linli.web.infrastructure;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.logging.Logger;

import io.linli.catalog.kernel.Tenancy;

/** The tenant as a setting of the open transaction, which the policies of row-level security read. */
@ApplicationScoped
class DatabaseTenancy implements Tenancy {

    private static final Logger LOG = Logger.getLogger(DatabaseTenancy.class);
    private static final String EVERY_TENANT = "*";

    @Override
    public Uni<Void> enter(UUID propertyCompanyId) {
        return set(propertyCompanyId.toString());
    }

    @Override
    public Uni<Void> cross(String useCase) {
        LOG.debugf("crossing tenants: %s", useCase);
        return set(EVERY_TENANT);
    }

    private static Uni<Void> set(String tenant) {
        return Uni.createFrom()
                .deferred(Panache::getSession)
                .chain(session -> session.createNativeQuery(
                                "SELECT set_config('linli.tenant', :tenant, true)", String.class)
                        .setParameter("tenant", tenant)
                        .getSingleResult())
                .replaceWithVoid();
    }
}
