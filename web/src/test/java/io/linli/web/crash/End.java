package io.linli.web.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.linli.web.model.World;

/** All that a stage of a journey came to, ours and the provider's, without ids and times: two journeys can be compared by it. */
final class End {

    private static final Map<String, String> QUESTIONS = new TreeMap<>(
            Map.of(
                    "order",
                    """
            SELECT g.state, o.supplier_id, o.state, o.total, l.offer_id, l.amount, l.refunded FROM marketplace.order_line l
            JOIN marketplace.orders o ON o.id = l.order_id JOIN marketplace.order_group g ON g.id = o.group_id
            WHERE o.id IN (%s)""",
                    "attempt",
                    """
            SELECT a.state, a.amount, a.finished_at IS NULL FROM marketplace.payment_attempt a
            WHERE a.group_id IN (SELECT group_id FROM marketplace.orders WHERE id IN (%s))""",
                    "refund",
                    """
            SELECT l.offer_id, r.reason, r.amount, r.state FROM marketplace.refund r
            JOIN marketplace.order_line l ON l.id = r.line_id WHERE l.order_id IN (%s)""",
                    "after-sale",
                    """
            SELECT l.offer_id, s.state, s.approved FROM marketplace.after_sale s
            JOIN marketplace.order_line l ON l.id = s.line_id WHERE l.order_id IN (%s)""",
                    "released",
                    """
            SELECT l.offer_id, r.released_at IS NOT NULL FROM marketplace.share_release r
            JOIN marketplace.order_line l ON l.id = r.line_id WHERE l.order_id IN (%s)""",
                    "postings",
                    """
            SELECT e.kind, count(*), count(DISTINCT p.account_id) FROM marketplace.posting p
            JOIN marketplace.journal_entry e ON e.id = p.entry_id WHERE p.order_id IN (%s) GROUP BY e.kind""",
                    "balance",
                    """
            SELECT l.offer_id, a.kind, a.party_kind, a.party_id, sum(p.amount) FROM marketplace.posting p
            JOIN marketplace.ledger_account a ON a.id = p.account_id
            LEFT JOIN marketplace.order_line l ON l.id = p.line_id
            WHERE p.order_id IN (%s) GROUP BY 1, 2, 3, 4""",
                    "told",
                    """
            SELECT d.listener, split_part(v.type, '.', -1), count(*), count(d.done_at) FROM web.outbox_delivery d
            JOIN web.outbox_event v ON v.id = d.event_id
            WHERE v.payload::text LIKE ANY (SELECT '%%' || group_id || '%%' FROM marketplace.orders WHERE id IN (%s))
            GROUP BY 1, 2""",
                    "reserved",
                    """
            SELECT s.offer_id, s.state, s.quantity FROM catalog.stock_reservation s
            WHERE s.id IN (SELECT group_id FROM marketplace.orders WHERE id IN (%s))"""));

    private End() {}

    /** @param before what the provider had when the journey began */
    static List<String> of(Journey journey, World world, Map<String, Long> before) throws Exception {
        var told = new ArrayList<String>();
        for (var question : QUESTIONS.entrySet()) {
            world.rows(question.getValue().formatted(journey.orders())).stream()
                    .map(row -> question.getKey() + " "
                            + String.join(" ", row.stream().map(String::valueOf).toList()))
                    .sorted()
                    .forEach(told::add);
        }
        new TreeMap<>(Journey.atProvider(world))
                .forEach((what, many) -> told.add("provider " + what + " " + (many - before.get(what))));
        return told;
    }
}
