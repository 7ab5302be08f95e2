package io.linli.marketplace.order;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

import io.linli.catalog.offer.OfferListing;

/** Lines whose seats a substitute was offered for. Needs a transaction inside the company's tenancy. */
@ApplicationScoped
class SubstitutedLines {

    /** What was handed over was delivered after all; so was what its seller has the money of. */
    private static final String HANDED_OVER =
            """
            SELECT EXISTS (SELECT FROM marketplace.campaign_join j
                JOIN marketplace.order_line l ON l.join_id = j.id JOIN marketplace.orders o ON o.id = l.order_id
                LEFT JOIN marketplace.share_release r ON r.line_id = l.id
                WHERE j.substitution_id = :substitute AND (o.state = 'COMPLETED' OR r.released_at IS NOT NULL))""";

    /** What it was bought as stays beside it. Nothing of it is bought alone any more. */
    private static final String RENAME =
            """
            UPDATE marketplace.order_line l SET offer_id = :offer, name_en = :nameEn, name_zh = :nameZh,
                instead_of_en = coalesce(l.instead_of_en, l.name_en), instead_of_zh = coalesce(l.instead_of_zh, l.name_zh),
                in_any_case = false
            FROM marketplace.campaign_join j
            WHERE j.id = l.join_id AND j.item_id = :substitute AND j.substitution_id = :substitute""";

    private static final String REMOVE =
            """
            DELETE FROM marketplace.cart_line line USING marketplace.cart c, marketplace.campaign_join j
            WHERE c.id = line.cart_id AND c.state = 'OPEN' AND j.id = line.join_id
                AND j.substitution_id = :substitute AND j.state = 'RELEASED'""";

    private static final String GIVEN_UP =
            """
            SELECT l.id FROM marketplace.campaign_join j JOIN marketplace.order_line l ON l.join_id = j.id
            JOIN marketplace.orders o ON o.id = l.order_id
            WHERE j.substitution_id IS NOT NULL AND j.substitution_id <> j.item_id AND j.state = 'REFUNDED'
                AND o.state IN ('PAID', 'COMPLETED') AND l.refunded < l.amount AND l.id > :after AND\s""";

    private static final String LIMITED = " ORDER BY l.id LIMIT :limit";

    private static final String GIVEN_UP_FOR = GIVEN_UP + "j.substitution_id = :which" + LIMITED;

    private static final String GIVEN_UP_OF_GROUP = GIVEN_UP + "o.group_id = :which" + LIMITED;

    private static final String WITHOUT_ANYTHING =
            """
            SELECT DISTINCT g.id FROM marketplace.campaign_join j JOIN marketplace.order_line l ON l.join_id = j.id
            JOIN marketplace.orders o ON o.id = l.order_id JOIN marketplace.order_group g ON g.id = o.group_id
            WHERE j.substitution_id = :substitute AND g.state = :state AND g.id > :after
                AND NOT EXISTS (SELECT FROM marketplace.order_line other
                    JOIN marketplace.orders beside ON beside.id = other.order_id
                    LEFT JOIN marketplace.campaign_join seat ON seat.id = other.join_id
                    WHERE beside.group_id = g.id AND (seat.id IS NULL OR seat.state IN ('HELD', 'CONFIRMED')))
            ORDER BY g.id LIMIT :limit""";

    /** Whether anything that is replaced by it was handed over. */
    Uni<Boolean> handedOver(UUID substituteId) {
        return Panache.getSession().chain(session -> session.<Boolean>createNativeQuery(HANDED_OVER)
                .setParameter("substitute", substituteId)
                .getSingleResult());
    }

    /** Of seats that have the substitute. */
    Uni<Void> rename(UUID substituteId, OfferListing offer) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(RENAME)
                        .setParameter("offer", offer.offerId())
                        .setParameter("nameEn", offer.name().en())
                        .setParameter("nameZh", offer.name().zh())
                        .setParameter("substitute", substituteId)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** What nobody paid for stands in no cart any more. */
    Uni<Void> removeFromCarts(UUID substituteId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(REMOVE)
                        .setParameter("substitute", substituteId)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Paid lines of seats that were given up for a substitute, and have something left to go back. */
    Uni<List<UUID>> givenUpFor(UUID substituteId, UUID after, int limit) {
        return lines(GIVEN_UP_FOR, substituteId, after, limit);
    }

    /** Those of a group that was paid after its seats were given up. */
    Uni<List<UUID>> givenUpOf(UUID groupId, UUID after, int limit) {
        return lines(GIVEN_UP_OF_GROUP, groupId, after, limit);
    }

    private static Uni<List<UUID>> lines(String query, UUID which, UUID after, int limit) {
        return Panache.getSession().chain(session -> session.<UUID>createNativeQuery(query)
                .setParameter("after", after)
                .setParameter("which", which)
                .setParameter("limit", limit)
                .getResultList());
    }

    /** Groups in this state of which nothing can be had any more. */
    Uni<List<UUID>> withoutAnything(OrderGroup.State state, UUID substituteId, UUID after, int limit) {
        return Panache.getSession().chain(session -> session.<UUID>createNativeQuery(WITHOUT_ANYTHING)
                .setParameter("state", state.name())
                .setParameter("substitute", substituteId)
                .setParameter("after", after)
                .setParameter("limit", limit)
                .getResultList());
    }
}
