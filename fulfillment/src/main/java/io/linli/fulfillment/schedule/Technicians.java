package io.linli.fulfillment.schedule;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Who works for whom. */
@ApplicationScoped
public class Technicians {

    private static final String BY_IDS =
            "SELECT id, supplier_id, display_name FROM fulfillment.technician WHERE id = ANY(:ids)";

    private static final String OF_PROVIDER =
            """
            SELECT id, supplier_id, display_name FROM fulfillment.technician WHERE supplier_id = :supplier
            ORDER BY display_name, id LIMIT 1000""";

    /** Those of the ids that exist, in no particular order. */
    @WithSession
    public Uni<List<Technician>> byIds(Collection<UUID> technicianIds) {
        return list(BY_IDS, "ids", technicianIds.toArray(UUID[]::new));
    }

    /** A provider's, by name. */
    @WithSession
    public Uni<List<Technician>> ofProvider(UUID supplierId) {
        return list(OF_PROVIDER, "supplier", supplierId);
    }

    private static Uni<List<Technician>> list(String sql, String parameter, Object value) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(sql, Object[].class)
                        .setParameter(parameter, value)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new Technician((UUID) row[0], (UUID) row[1], (String) row[2]))
                        .toList());
    }
}
