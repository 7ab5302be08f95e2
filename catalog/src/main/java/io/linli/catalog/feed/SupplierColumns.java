package io.linli.catalog.feed;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Keeps what the columns of each supplier's CSV files are used for. A file that is here already is read as it was said then. */
@ApplicationScoped
public class SupplierColumns {

    private static final String OF = "SELECT cast(uses AS text) FROM catalog.column_use WHERE supplier_id = :supplier";

    private static final String KEEP =
            """
            INSERT INTO catalog.column_use (supplier_id, uses) VALUES (:supplier, cast(cast(:uses AS text) AS jsonb))
            ON CONFLICT (supplier_id) DO UPDATE SET uses = EXCLUDED.uses, updated_at = now()""";

    private static final String FORGET = "DELETE FROM catalog.column_use WHERE supplier_id = :supplier";

    private final DueOrigins origins;

    SupplierColumns(DueOrigins origins) {
        this.origins = origins;
    }

    /** {@link ColumnUses#NONE} where nothing was said. */
    @WithSession
    public Uni<ColumnUses> of(UUID supplierId) {
        return Panache.getSession()
                .chain(session -> session.<String>createNativeQuery(OF)
                        .setParameter("supplier", supplierId)
                        .getResultList())
                .map(found ->
                        found.stream().findFirst().map(ColumnUsesJson::read).orElse(ColumnUses.NONE));
    }

    /** Refuses with: what {@link ColumnUses#checked} refuses with. */
    @WithTransaction
    public Uni<ColumnUses> keep(UUID supplierId, ColumnUses uses) {
        var json = ColumnUsesJson.write(uses.checked());
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(KEEP)
                        .setParameter("supplier", supplierId)
                        .setParameter("uses", json)
                        .executeUpdate())
                .chain(kept -> origins.readAnew(supplierId))
                .replaceWith(uses);
    }

    /** Files are read as feeds are written again. */
    @WithTransaction
    public Uni<Void> forget(UUID supplierId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FORGET)
                        .setParameter("supplier", supplierId)
                        .executeUpdate())
                .chain(forgotten -> origins.readAnew(supplierId));
    }
}
