package io.linli.marketplace.trust;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.community.Resident;

/** How to get into a home: written by who lives there, read by who comes to a visit, whoever booked it. */
@ApplicationScoped
public class AccessNotes {

    private static final int LONGEST = 300;

    private static final String PUT =
            """
            INSERT INTO marketplace.household_access (household_id, company_id, note) VALUES (:household, :company, :note)
            ON CONFLICT (household_id) DO UPDATE SET note = excluded.note""";

    private static final String GET = "SELECT note FROM marketplace.household_access WHERE household_id = :household";

    private final Tenancy tenancy;

    AccessNotes(Tenancy tenancy) {
        this.tenancy = tenancy;
    }

    /** For the resident's own household. Refuses with: {@code note-too-long}. */
    @WithTransaction
    public Uni<Void> put(Resident resident, String note) {
        if (note.length() > LONGEST) {
            throw new Refusal(Refusal.Kind.INVALID, "note-too-long", "At most " + LONGEST + " characters.");
        }
        return tenancy.enter(resident.companyId())
                .chain(Panache::getSession)
                .chain(session -> session.createNativeQuery(PUT)
                        .setParameter("household", resident.householdId())
                        .setParameter("company", resident.companyId())
                        .setParameter("note", note)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Empty where there is none. Whoever asks has to know that it may. */
    @WithTransaction
    public Uni<String> of(UUID companyId, UUID householdId) {
        return tenancy.enter(companyId)
                .chain(Panache::getSession)
                .chain(session -> session.<String>createNativeQuery(GET)
                        .setParameter("household", householdId)
                        .getSingleResultOrNull())
                .map(note -> note == null ? "" : note);
    }
}
