package io.linli.web.demo;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import io.linli.catalog.background.OwnContext;
import io.linli.catalog.kernel.Tenancy;

/** How far the listeners and janitors are with what the demo set going. */
@ApplicationScoped
class DemoState {

    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Residents without a sign-in buy in the demo only, so these are the demo's own. */
    private static final String OWN_GROUPS =
            """
             FROM marketplace.order_group g WHERE NOT EXISTS (SELECT FROM web.sign_in s
                WHERE s.party_kind = 'RESIDENT' AND s.party_id = g.resident_id)
            """;

    private static final String UNPAID =
            "SELECT g.id, g.company_id" + OWN_GROUPS + " AND g.state = 'PENDING' ORDER BY g.id";

    private static final String UNDIVIDED = "SELECT count(*)" + OWN_GROUPS
            + """
             AND g.state <> 'CANCELLED' AND NOT EXISTS (SELECT FROM marketplace.payment_attempt a
                JOIN marketplace.journal_entry e ON e.reference = 'split:' || a.id WHERE a.group_id = g.id)
            """;

    private static final String UNSENT = "SELECT count(*) FROM marketplace.payout WHERE state = 'PLANNED'";

    private final OwnContext own;
    private final Tenancy tenancy;

    DemoState(OwnContext own, Tenancy tenancy) {
        this.own = own;
        this.tenancy = tenancy;
    }

    /** A purchase whose payer did not come to the provider's page yet. */
    record Unpaid(UUID groupId, UUID companyId) {}

    Uni<List<Unpaid>> unpaid() {
        return own.transaction(() -> tenancy.cross("demo-money")
                .chain(Panache::getSession)
                .chain(session -> session.createNativeQuery(UNPAID, Tuple.class).getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new Unpaid(row.get("id", UUID.class), row.get("company_id", UUID.class)))
                        .toList()));
    }

    /** Waits until every purchase is paid and divided. */
    Uni<Void> allDivided() {
        return none(UNDIVIDED);
    }

    /** Waits until every payout was sent, or refused. */
    Uni<Void> allSent() {
        return none(UNSENT);
    }

    private Uni<Void> none(String sql) {
        return Multi.createBy()
                .repeating()
                .uni(() -> count(sql))
                .withDelay(PAUSE)
                .whilst(left -> left > 0)
                .collect()
                .last()
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .replaceWithVoid();
    }

    private Uni<Long> count(String sql) {
        return own.transaction(() -> tenancy.cross("demo-money")
                .chain(Panache::getSession)
                .chain(session -> session.<Long>createNativeQuery(sql).getSingleResult()));
    }
}
