package io.linli.marketplace.settlement;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.ledger.LedgerAccount;
import io.linli.marketplace.ledger.Party;
import io.linli.marketplace.ledger.PartyKind;
import io.linli.marketplace.ledger.Posting;

/** The table of lines whose shares wait to be released. */
@ApplicationScoped
class Releases {

    private static final String PLAN =
            """
            INSERT INTO marketplace.share_release (line_id, company_id, order_id, due_at)
            SELECT l.id, l.company_id, l.order_id, CASE
                WHEN l.bill_id IS NOT NULL THEN cast(:now AS timestamptz)
                WHEN b.state = 'DONE' THEN greatest(cast(:now AS timestamptz), b.ends_at) + :disputes * interval '1 second'
                WHEN b.id IS NOT NULL THEN b.ends_at + :visits * interval '1 second'
                ELSE greatest(cast(:now AS timestamptz), c.cutoff_at) + :goods * interval '1 second' END
            FROM marketplace.order_line l
            LEFT JOIN marketplace.booking b ON b.id = l.booking_id
            LEFT JOIN marketplace.campaign c ON c.id = l.campaign_id
            WHERE l.id IN (:lines)
            ON CONFLICT (line_id) DO NOTHING
            """;

    /** Also of what was released already, because nobody said for days that the work was done: it may be disputed until then. */
    private static final String ADVANCE =
            """
            UPDATE marketplace.share_release r
            SET due_at = greatest(cast(:now AS timestamptz), b.ends_at) + :disputes * interval '1 second'
            FROM marketplace.order_line l JOIN marketplace.booking b ON b.id = l.booking_id
            WHERE l.booking_id = :booking AND r.line_id = l.id
            """;

    /** Whoever releases the line at this moment holds its row: one of both finds it changed. */
    private static final String STOP =
            """
            UPDATE marketplace.share_release SET stopped_by = :by
            WHERE line_id = :line AND (stopped_by IS NULL AND due_at > :now OR stopped_by = :by)
            """;

    /** What goes back for a disputed visit came back: until that is decided again, the line waits as it did. */
    private static final String STOP_DISPUTED =
            """
            UPDATE marketplace.share_release r SET stopped_by = d.id
            FROM marketplace.visit_dispute d
            WHERE r.line_id = :line AND d.line_id = r.line_id AND (d.state IN ('REFUNDING', 'REFUND_FAILED')
                OR d.state = 'REFUNDED' AND d.refund_id = :refund)
            """;

    private static final String RESUME =
            """
            UPDATE marketplace.share_release SET stopped_by = NULL,
                due_at = CASE WHEN :atOnce THEN cast(:now AS timestamptz) ELSE greatest(due_at, cast(:now AS timestamptz)) END
            WHERE stopped_by = :by AND line_id = :line
            """;

    private static final String REPLAN =
            """
            UPDATE marketplace.share_release r SET due_at = b.ends_at + :visits * interval '1 second'
            FROM marketplace.order_line l JOIN marketplace.booking b ON b.id = l.booking_id
            WHERE l.booking_id = :booking AND r.line_id = l.id AND r.released_at IS NULL AND b.state = 'CONFIRMED'
            """;

    /**
     * Due lines of one company, the one that waits longest; a line whose refund is being asked for waits on, and so do those of a
     * visit that is disputed, extra work with it, or that somebody is said to have missed, or to which nobody comes, or whose
     * refund the provider of payments rejected: a person sees to that.
     */
    private static final String CLAIM =
            """
            WITH due AS (
                SELECT r.line_id, r.company_id, r.due_at FROM marketplace.share_release r
                WHERE r.released_at IS NULL AND r.stopped_by IS NULL AND r.due_at <= :now AND NOT EXISTS (
                    SELECT FROM marketplace.after_sale s WHERE s.line_id = r.line_id
                        AND s.state IN ('WITH_SUPPLIER', 'WITH_PROPERTY_COMPANY', 'APPROVED'))
                    AND NOT EXISTS (SELECT FROM marketplace.order_line l
                        JOIN marketplace.order_line other ON other.booking_id = l.booking_id
                        JOIN marketplace.share_release stopped ON stopped.line_id = other.id
                        WHERE l.id = r.line_id AND stopped.stopped_by IS NOT NULL)
                    AND NOT EXISTS (SELECT FROM marketplace.order_line l
                        JOIN marketplace.missed_visit m ON m.booking_id = l.booking_id
                        WHERE l.id = r.line_id AND m.state IN ('OPEN', 'CONTESTED'))
                    AND NOT EXISTS (SELECT FROM marketplace.order_line l
                        JOIN marketplace.booking b ON b.id = l.booking_id
                        WHERE l.id = r.line_id AND b.state = 'CONFIRMED' AND b.excused)
                    AND NOT EXISTS (SELECT FROM marketplace.refund f WHERE f.line_id = r.line_id AND f.state = 'FAILED'
                        AND f.reason IN ('VISIT_CANCELLED', 'VISIT_MISSED')
                        AND NOT EXISTS (SELECT FROM marketplace.refund later WHERE later.line_id = f.line_id
                            AND later.created_at > f.created_at AND later.state = 'SUCCEEDED')))
            SELECT r.line_id FROM marketplace.share_release r
            WHERE r.released_at IS NULL AND r.stopped_by IS NULL AND r.line_id IN (
                SELECT line_id FROM due WHERE company_id = (SELECT company_id FROM due ORDER BY due_at LIMIT 1))
            ORDER BY r.line_id LIMIT :limit FOR UPDATE SKIP LOCKED
            """;

    /** The lock that a refund of the line takes, too: a share is released or taken back, one after the other. */
    private static final String LOCK =
            """
            SELECT count(*) FROM (SELECT pg_advisory_xact_lock(hashtextextended('split ' || id, 0))
                FROM marketplace.order_line WHERE id IN (:lines) ORDER BY id) AS locked
            """;

    private static final String PENDING =
            """
            SELECT a.party_kind, a.party_id, p.company_id, p.community_id, p.order_id, p.line_id,
                cast(p.currency AS text) AS currency, cast(sum(p.amount) AS bigint) AS amount
            FROM marketplace.posting p
            JOIN marketplace.ledger_account a ON a.id = p.account_id AND a.kind = 'PARTY_PENDING'
            WHERE p.order_id IN (SELECT order_id FROM marketplace.order_line WHERE id IN (:lines)) AND p.line_id IN (:lines)
            GROUP BY a.party_kind, a.party_id, p.company_id, p.community_id, p.order_id, p.line_id, p.currency
            HAVING sum(p.amount) < 0
            ORDER BY p.line_id, a.party_kind, a.party_id
            """;

    private static final String RELEASED =
            "UPDATE marketplace.share_release SET released_at = :now WHERE line_id IN (:lines) AND released_at IS NULL";

    private static final String REOPEN =
            """
            UPDATE marketplace.share_release SET released_at = NULL, due_at = greatest(due_at, cast(:now AS timestamptz))
            WHERE line_id = :line AND released_at IS NOT NULL
            """;

    private final SettlementSettings settings;

    Releases(SettlementSettings settings) {
        this.settings = settings;
    }

    /** Plans the release of lines that were divided, once. */
    Uni<Integer> plan(List<UUID> lines, Instant now) {
        return Panache.getSession().chain(session -> session.createNativeQuery(PLAN)
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .setParameter("visits", settings.releaseVisitsAfter().toSeconds())
                .setParameter("disputes", settings.visitDisputesWithin().toSeconds())
                .setParameter("goods", settings.releaseGoodsAfter().toSeconds())
                .setParameter("lines", lines)
                .executeUpdate());
    }

    /** The visit took place: its line waits until it can be disputed no more, which is never before its time is over. */
    Uni<Integer> advance(UUID bookingId, Instant now) {
        return Panache.getSession().chain(session -> session.createNativeQuery(ADVANCE)
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .setParameter("disputes", settings.visitDisputesWithin().toSeconds())
                .setParameter("booking", bookingId)
                .executeUpdate());
    }

    /** The line waits until it is resumed. @return false where it is too late, or somebody else stopped it */
    Uni<Boolean> stop(UUID lineId, UUID by, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(STOP)
                        .setParameter("line", lineId)
                        .setParameter("by", by)
                        .setParameter("now", now.atOffset(ZoneOffset.UTC))
                        .executeUpdate())
                .map(rows -> rows == 1);
    }

    /** The line waits for the dispute whose refund this is, or that is not decided. @return 0 where there is none */
    Uni<Integer> stopDisputed(UUID lineId, UUID refundId) {
        return Panache.getSession().chain(session -> session.createNativeQuery(STOP_DISPUTED)
                .setParameter("line", lineId)
                .setParameter("refund", refundId)
                .executeUpdate());
    }

    /** The line waits for nobody any more, but for its time unless that is over at once. */
    Uni<Integer> resume(UUID lineId, UUID by, boolean atOnce, Instant now) {
        return Panache.getSession().chain(session -> session.createNativeQuery(RESUME)
                .setParameter("line", lineId)
                .setParameter("by", by)
                .setParameter("atOnce", atOnce)
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .executeUpdate());
    }

    /** The visit takes place at another time: its line waits until after that. */
    Uni<Integer> replan(UUID bookingId) {
        return Panache.getSession().chain(session -> session.createNativeQuery(REPLAN)
                .setParameter("visits", settings.releaseVisitsAfter().toSeconds())
                .setParameter("booking", bookingId)
                .executeUpdate());
    }

    /** What came back to a line after its release is released as well. */
    Uni<Integer> reopen(UUID lineId, Instant now) {
        return Panache.getSession().chain(session -> session.createNativeQuery(REOPEN)
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .setParameter("line", lineId)
                .executeUpdate());
    }

    /** Takes due lines for this transaction, and keeps refunds of them away until it ends. */
    Uni<List<UUID>> claim(int limit, Instant now) {
        return Panache.getSession()
                .chain(session -> session.<UUID>createNativeQuery(CLAIM)
                        .setParameter("now", now.atOffset(ZoneOffset.UTC))
                        .setParameter("limit", limit)
                        .getResultList())
                .call(lines -> lines.isEmpty() ? Uni.createFrom().item(0L) : lock(lines));
    }

    private static Uni<Long> lock(List<UUID> lines) {
        return Panache.getSession().chain(session -> session.<Long>createNativeQuery(LOCK)
                .setParameter("lines", lines)
                .getSingleResult());
    }

    /** What parties have pending of these lines: credits. */
    Uni<List<Posting>> pending(List<UUID> lines) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(PENDING, Tuple.class)
                        .setParameter("lines", lines)
                        .getResultList())
                .map(rows -> rows.stream().map(Releases::posting).toList());
    }

    Uni<Integer> released(List<UUID> lines, Instant now) {
        return Panache.getSession().chain(session -> session.createNativeQuery(RELEASED)
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .setParameter("lines", lines)
                .executeUpdate());
    }

    private static Posting posting(Tuple row) {
        var party = new Party(PartyKind.valueOf(row.get("party_kind", String.class)), row.get("party_id", UUID.class));
        return new Posting(
                LedgerAccount.pending(party),
                row.get("company_id", UUID.class),
                row.get("community_id", UUID.class),
                row.get("order_id", UUID.class),
                row.get("line_id", UUID.class),
                Money.of(row.get("amount", Long.class), row.get("currency", String.class)));
    }
}
