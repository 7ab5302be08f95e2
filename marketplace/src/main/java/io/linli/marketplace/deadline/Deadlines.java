package io.linli.marketplace.deadline;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** Sets what falls due. Every call joins the caller's transaction and works in the tenancy it entered. */
@ApplicationScoped
public class Deadlines {

    private final DeadlineStore store;

    Deadlines(DeadlineStore store) {
        this.store = store;
    }

    /** From now on the kind's handler acts on the subject at that moment, and no longer at one that was set before. */
    @WithTransaction
    public Uni<Void> set(String kind, UUID subject, UUID companyId, Instant dueAt) {
        return store.set(kind, subject, companyId, dueAt);
    }

    /** Nobody acts on it any more. One that is not there is no harm. */
    @WithTransaction
    public Uni<Void> remove(String kind, UUID subject) {
        return store.remove(kind, new UUID[] {subject});
    }
}
