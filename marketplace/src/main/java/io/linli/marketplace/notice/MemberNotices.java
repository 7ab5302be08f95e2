package io.linli.marketplace.notice;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import io.linli.catalog.kernel.Ids;

/**
 * Writes one notice for each resident who takes part in a campaign, a portion of them in a statement. Written again, it writes
 * nothing. Needs a transaction inside the company's tenancy.
 */
@ApplicationScoped
class MemberNotices {

    /** Seats held or confirmed. */
    private static final String MEMBERS =
            """
            SELECT resident_id, cast(cast(:facts AS text) AS jsonb) || jsonb_build_object('units', sum(quantity)) AS facts
            FROM marketplace.campaign_join
            WHERE campaign_id = :campaign AND state IN ('HELD', 'CONFIRMED') AND resident_id > :after
            GROUP BY resident_id""";

    /**
     * Those who were in it when it was decided: seats that are still there, and those whose money or card was let go since by
     * whoever heard of the decision first; not of who had left before, or had been told of a good that cannot be delivered. What
     * went back for other reasons before does not come back again.
     */
    private static final String MEMBERS_WITH_WHAT_COMES_BACK =
            """
            SELECT seat.resident_id, jsonb_strip_nulls(jsonb_build_object('units', sum(seat.quantity),
                'alone', sum(seat.quantity) FILTER (WHERE seat.otherwise = 'BUY_ALONE' AND seat.state = 'CONFIRMED'),
                'back', jsonb_build_object(
                'amount', coalesce(sum(paid.back), 0), 'currency', cast(:currency AS text)))) AS facts
            FROM marketplace.campaign_join seat
            LEFT JOIN (
                SELECT line.join_id, sum(line.amount - coalesce(before.amount, 0))
                        FILTER (WHERE o.state IN ('PAID', 'COMPLETED', 'REFUNDED')
                            AND (NOT line.in_any_case OR :kind = 'CAMPAIGN_CANCELLED')) AS back,
                    bool_or(o.state = 'RESERVED' OR o.state = 'CANCELLED' AND g.reserved_at IS NOT NULL AND EXISTS (
                        SELECT FROM marketplace.payment_attempt a
                        WHERE a.group_id = g.id AND a.state IN ('RELEASING', 'RELEASED'))) AS reserved
                FROM marketplace.order_line line JOIN marketplace.orders o ON o.id = line.order_id
                JOIN marketplace.order_group g ON g.id = o.group_id
                LEFT JOIN LATERAL (
                    SELECT cast(sum(r.amount) AS bigint) AS amount FROM marketplace.refund r
                    WHERE r.line_id = line.id AND r.state <> 'FAILED' AND r.reason <> 'CAMPAIGN_FAILED') before ON TRUE
                WHERE line.campaign_id = :campaign AND g.resident_id > :after
                GROUP BY line.join_id) paid ON paid.join_id = seat.id
            WHERE seat.campaign_id = :campaign AND seat.resident_id > :after
                AND (seat.state IN ('HELD', 'CONFIRMED') OR paid.back > 0 OR paid.reserved)
                AND seat.left_at IS NULL
                AND (seat.substitution_id IS NULL OR seat.substitution_id = seat.item_id)
            GROUP BY seat.resident_id""";

    /**
     * Those whose seats of a good that cannot be delivered were moved to its substitute or given up. What went back for other
     * reasons before does not come back again.
     */
    private static final String MEMBERS_OF_SUBSTITUTED =
            """
            SELECT seat.resident_id, jsonb_strip_nulls(jsonb_build_object('units', sum(seat.quantity),
                'moved', sum(coalesce(seat.allotted, seat.quantity)) FILTER (WHERE seat.item_id = seat.substitution_id),
                'given', sum(coalesce(seat.allotted, seat.quantity)) FILTER (WHERE seat.item_id <> seat.substitution_id),
                'back', CASE WHEN sum(paid.back) > 0 THEN jsonb_build_object(
                    'amount', sum(paid.back), 'currency', cast(:currency AS text)) END)) AS facts
            FROM marketplace.campaign_join seat
            LEFT JOIN LATERAL (
                SELECT sum(line.amount - coalesce(before.amount, 0)) AS back
                FROM marketplace.order_line line JOIN marketplace.orders o ON o.id = line.order_id
                LEFT JOIN LATERAL (
                    SELECT cast(sum(r.amount) AS bigint) AS amount FROM marketplace.refund r
                    WHERE r.line_id = line.id AND r.state <> 'FAILED' AND r.reason <> 'NOT_DELIVERABLE') before ON TRUE
                WHERE line.join_id = seat.id AND seat.item_id <> seat.substitution_id
                    AND o.state IN ('PAID', 'COMPLETED', 'REFUNDED')) paid ON TRUE
            WHERE seat.campaign_id = :campaign AND seat.substitution_id = :cause AND seat.resident_id > :after
            GROUP BY seat.resident_id""";

    private static final String TELL =
            """
            WITH told AS (%s ORDER BY resident_id LIMIT :limit), written AS (
                INSERT INTO marketplace.notice
                    (id, company_id, resident_id, kind, subject_id, cause_id, facts, created_at)
                SELECT (cast(:ids AS uuid[]))[cast(row_number() OVER (ORDER BY resident_id) AS int)], :company, resident_id, :kind, :campaign, :cause, facts, :now FROM told
                ON CONFLICT (resident_id, kind, subject_id, cause_id) DO NOTHING)
            SELECT resident_id FROM told ORDER BY resident_id""";

    private static final String TELL_MEMBERS = TELL.formatted(MEMBERS);

    private static final String TELL_SUBSTITUTED = TELL.formatted(MEMBERS_OF_SUBSTITUTED);

    private static final String TELL_WHAT_COMES_BACK = TELL.formatted(MEMBERS_WITH_WHAT_COMES_BACK);

    /** Residents of one statement. */
    private static final int PORTION = 1_000;

    private static final UUID FROM_THE_START = new UUID(0, 0);

    private final Clock clock;

    MemberNotices(Clock clock) {
        this.clock = clock;
    }

    /** @param causeId what makes the notice: the same again makes none */
    record About(NoticeKind kind, UUID campaignId, UUID causeId) {}

    /** Tells everybody with a held or confirmed seat the same. */
    Uni<Void> tell(About about, UUID companyId, NoticeFacts facts) {
        return tell(TELL_MEMBERS, about, companyId, Map.of("facts", facts.write()), FROM_THE_START);
    }

    /** Tells everybody who was in it at its end what comes back of what was paid; nothing, where nothing was. */
    Uni<Void> tellWhatComesBack(About about, UUID companyId, Currency currency) {
        var facts = Map.of("currency", currency.getCurrencyCode());
        return tell(TELL_WHAT_COMES_BACK, about, companyId, facts, FROM_THE_START);
    }

    /** Tells everybody who had a good that cannot be delivered what they get instead of it. */
    Uni<Void> tellSubstituted(About about, UUID companyId, Currency currency) {
        var facts = Map.of("currency", currency.getCurrencyCode());
        return tell(TELL_SUBSTITUTED, about, companyId, facts, FROM_THE_START);
    }

    private Uni<Void> tell(String statement, About about, UUID companyId, Map<String, String> facts, UUID after) {
        return Panache.getSession()
                .chain(session -> {
                    var query = session.<UUID>createNativeQuery(statement)
                            .setParameter(
                                    "ids",
                                    Stream.generate(Ids::next).limit(PORTION).toArray(UUID[]::new))
                            .setParameter("company", companyId)
                            .setParameter("kind", about.kind().name())
                            .setParameter("campaign", about.campaignId())
                            .setParameter("cause", about.causeId())
                            .setParameter("now", clock.instant().atOffset(ZoneOffset.UTC))
                            .setParameter("after", after)
                            .setParameter("limit", PORTION);
                    facts.forEach(query::setParameter);
                    return query.getResultList();
                })
                .chain(told -> told.size() < PORTION
                        ? Uni.createFrom().voidItem()
                        : tell(statement, about, companyId, facts, told.get(PORTION - 1)));
    }
}
