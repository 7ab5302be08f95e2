package io.linli.marketplace.payment;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** What of lines went back or is on its way back. Needs a transaction inside a tenancy. */
@ApplicationScoped
public class RefundedLines {

    private static final String CLAIMED = "SELECT claimed FROM marketplace.refundable WHERE line_id = :line";

    RefundedLines() {}

    /** Minor units of the line's currency; refunds that failed are not counted. */
    public Uni<Long> claimed(UUID lineId) {
        return Panache.getSession()
                .chain(session -> session.<Long>createNativeQuery(CLAIMED)
                        .setParameter("line", lineId)
                        .getResultList())
                .map(RefundedLines::first);
    }

    private static long first(List<Long> rows) {
        return rows.isEmpty() ? 0 : rows.get(0);
    }
}
