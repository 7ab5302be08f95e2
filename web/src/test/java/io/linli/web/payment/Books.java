package io.linli.web.payment;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

import io.linli.catalog.background.OwnContext;
import io.linli.catalog.kernel.Tenancy;

/** What the database holds, seen over all tenants. */
@ApplicationScoped
public class Books {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final OwnContext own;
    private final Tenancy tenancy;

    Books(OwnContext own, Tenancy tenancy) {
        this.own = own;
        this.tenancy = tenancy;
    }

    /** One number a query answers. */
    public long number(String sql, UUID group) {
        return one(sql, Long.class, group);
    }

    public String text(String sql, UUID group) {
        return one(sql, String.class, group);
    }

    public <T> T one(String sql, Class<T> type, UUID group) {
        return list(sql, type, group).get(0);
    }

    public <T> List<T> list(String sql, Class<T> type, UUID group) {
        return own.transaction(() -> tenancy.cross("test")
                        .chain(Panache::getSession)
                        .chain(session -> session.createNativeQuery(sql, type)
                                .setParameter("group", group)
                                .getResultList()))
                .await()
                .atMost(PATIENCE);
    }

    public int change(String sql, UUID group) {
        return own.transaction(() -> tenancy.cross("test")
                        .chain(Panache::getSession)
                        .chain(session -> session.createNativeQuery(sql)
                                .setParameter("group", group)
                                .executeUpdate()))
                .await()
                .atMost(PATIENCE);
    }

    /** Runs a use case as a timer would. */
    public <T> T run(Supplier<Uni<T>> work) {
        return own.run(work).await().atMost(PATIENCE);
    }

    /** How often money was captured for the group, by the ledger. */
    public long captures(UUID group) {
        return number(
                """
                SELECT count(*) FROM marketplace.journal_entry e JOIN marketplace.payment_attempt a
                ON e.reference = 'capture:' || a.id WHERE a.group_id = :group""",
                group);
    }

    /** Sum of the group's postings on one kind of account, in minor units. */
    public long sum(UUID group, String account, String party) {
        return number(
                """
                SELECT cast(coalesce(sum(p.amount), 0) AS bigint) FROM marketplace.posting p
                JOIN marketplace.ledger_account l ON l.id = p.account_id
                JOIN marketplace.journal_entry e ON e.id = p.entry_id
                WHERE l.kind = '%s' AND l.party_kind = '%s' AND (p.order_id IN (SELECT id FROM marketplace.orders
                    WHERE group_id = :group) OR e.reference IN (SELECT 'capture:' || id
                    FROM marketplace.payment_attempt WHERE group_id = :group))"""
                        .formatted(account, party),
                group);
    }

    public long splits(UUID group) {
        return number(
                """
                SELECT count(*) FROM marketplace.journal_entry e JOIN marketplace.payment_attempt a
                ON e.reference = 'split:' || a.id WHERE a.group_id = :group""",
                group);
    }

    /** Ids of the group's refunds that are done and divided back. */
    public long reversals(UUID group) {
        return number(
                """
                SELECT count(*) FROM marketplace.journal_entry e JOIN marketplace.refund r
                ON e.reference = 'split-reversal:' || r.id JOIN marketplace.payment_attempt a ON a.id = r.attempt_id
                WHERE a.group_id = :group""",
                group);
    }

    public long refundEntries(UUID group) {
        return number(
                """
                SELECT count(*) FROM marketplace.journal_entry e JOIN marketplace.refund r
                ON e.reference = 'refund:' || r.id JOIN marketplace.payment_attempt a ON a.id = r.attempt_id
                WHERE a.group_id = :group""",
                group);
    }

    public String payment(UUID group) {
        return text(
                """
                SELECT provider_payment FROM marketplace.payment_attempt
                WHERE group_id = :group AND state = 'SUCCEEDED'""",
                group);
    }

    public UUID attempt(UUID group) {
        return one(
                "SELECT id FROM marketplace.payment_attempt WHERE group_id = :group ORDER BY id DESC LIMIT 1",
                UUID.class,
                group);
    }
}
