package io.linli.web.infrastructure;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
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

    /** Use cases that call each other enter each for itself: what the transaction is set to already is not set again. */
    private static Uni<Void> set(String tenant) {
        return Uni.createFrom()
                .deferred(Panache::getSession)
                .chain(session -> Entered.in(session, tenant)
                        ? Uni.createFrom().voidItem()
                        : set(session, tenant).invoke(() -> Entered.note(session, tenant)));
    }

    /** Asked all the time, and Hibernate finds no plan again of a native query whose result class is a simple one. */
    private static Uni<Void> set(Mutiny.Session session, String tenant) {
        return session.createNativeQuery("SELECT set_config('linli.tenant', :tenant, true)", Tuple.class)
                .setParameter("tenant", tenant)
                .getSingleResult()
                .replaceWithVoid();
    }

    /** Which tenant a transaction was set to; kept beside its session, on the context of the work. */
    private record Entered(Mutiny.Transaction transaction, String tenant) {

        private static final String KEY = "linli.tenant";

        static boolean in(Mutiny.Session session, String tenant) {
            Optional<Entered> last = ContextLocals.get(KEY);
            return last.filter(entered -> entered.transaction == session.currentTransaction())
                    .filter(entered -> entered.tenant.equals(tenant))
                    .isPresent();
        }

        static void note(Mutiny.Session session, String tenant) {
            if (session.currentTransaction() != null) {
                ContextLocals.put(KEY, new Entered(session.currentTransaction(), tenant));
            }
        }
    }
}
