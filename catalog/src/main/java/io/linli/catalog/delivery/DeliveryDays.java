package io.linli.catalog.delivery;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

import io.linli.catalog.kernel.Refusal;

/** What suppliers say about when they bring goods to the communities that they sell in. */
@ApplicationScoped
public class DeliveryDays {

    private static final String OF_SUPPLIER =
            """
            SELECT community_id, coalesce(delivery_days, 0), lead_days, cutoff_hour
            FROM catalog.supplier_community WHERE supplier_id = :id ORDER BY community_id""";

    private static final String IN_COMMUNITY =
            """
            SELECT supplier_id, coalesce(delivery_days, 0), lead_days, cutoff_hour
            FROM catalog.supplier_community WHERE community_id = :id""";

    private static final String KEEP =
            """
            UPDATE catalog.supplier_community
            SET delivery_days = nullif(:days, 0), lead_days = :lead, cutoff_hour = :hour
            WHERE supplier_id = :supplier AND community_id = :community""";

    private static final String FORGET =
            """
            UPDATE catalog.supplier_community SET delivery_days = NULL, lead_days = NULL, cutoff_hour = NULL
            WHERE supplier_id = :supplier AND community_id = :community""";

    /** Of each community that the supplier sells in; empty where it said nothing. */
    @WithSession
    public Uni<Map<UUID, Optional<DeliveryTerms>>> ofSupplier(UUID supplierId) {
        return terms(OF_SUPPLIER, supplierId);
    }

    /** Of each supplier that sells in the community; empty where it said nothing. */
    @WithSession
    public Uni<Map<UUID, Optional<DeliveryTerms>>> inCommunity(UUID communityId) {
        return terms(IN_COMMUNITY, communityId);
    }

    /**
     * From now on the supplier brings goods so. Communities that are not named stay as they are. Refuses with: {@code
     * community-not-served}, and then nothing is kept.
     *
     * @param terms by community; empty to say nothing of it any more
     */
    @WithTransaction
    public Uni<Void> keep(UUID supplierId, Map<UUID, Optional<DeliveryTerms>> terms) {
        return Multi.createFrom()
                .iterable(terms.entrySet())
                .onItem()
                .transformToUniAndConcatenate(one -> keep(supplierId, one.getKey(), one.getValue()))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static Uni<Integer> keep(UUID supplier, UUID community, Optional<DeliveryTerms> terms) {
        return Panache.getSession()
                .chain(session -> update(session, terms)
                        .setParameter("supplier", supplier)
                        .setParameter("community", community)
                        .executeUpdate())
                .invoke(DeliveryDays::requireServed);
    }

    private static Mutiny.MutationQuery update(Mutiny.Session session, Optional<DeliveryTerms> terms) {
        return terms.map(said -> session.createNativeQuery(KEEP)
                        .setParameter("days", Weekdays.bits(said.days()))
                        .setParameter("lead", said.leadDays())
                        .setParameter("hour", said.cutOffHour()))
                .orElseGet(() -> session.createNativeQuery(FORGET));
    }

    private static void requireServed(int updated) {
        if (updated == 0) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, "community-not-served", "You do not sell in this community.");
        }
    }

    private static Uni<Map<UUID, Optional<DeliveryTerms>>> terms(String query, UUID id) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(query, Object[].class)
                        .setParameter("id", id)
                        .getResultList())
                .map(DeliveryDays::terms);
    }

    private static Map<UUID, Optional<DeliveryTerms>> terms(List<Object[]> rows) {
        var terms = new HashMap<UUID, Optional<DeliveryTerms>>();
        rows.forEach(row -> terms.put((UUID) row[0], said(row)));
        return terms;
    }

    private static Optional<DeliveryTerms> said(Object[] row) {
        return row[2] == null
                ? Optional.empty()
                : Optional.of(new DeliveryTerms(Weekdays.of(number(row[1])), number(row[2]), number(row[3])));
    }

    private static int number(Object column) {
        return ((Number) column).intValue();
    }
}
