package io.linli.catalog.kernel;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/**
 * Tells the database, for the open transaction only, whose rows may be seen and written. Without a call, tables under
 * row-level security show nothing. The tenant is the property company.
 */
public interface Tenancy {

    /** From here to the end of the transaction only this property company's rows exist. */
    Uni<Void> enter(UUID propertyCompanyId);

    /**
     * Lifts the limit for a use case that by its nature crosses tenants: a supplier's orders, the platform's relay.
     *
     * @param useCase its name, for the audit trail
     */
    Uni<Void> cross(String useCase);
}
