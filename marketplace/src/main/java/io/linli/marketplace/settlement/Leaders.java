package io.linli.marketplace.settlement;

import static java.util.stream.Collectors.toMap;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Who leads the campaigns that lines were bought in. */
@ApplicationScoped
class Leaders {

    private static final String OF_CAMPAIGNS =
            "SELECT id, leader_id FROM marketplace.campaign WHERE id = ANY (:campaigns) AND leader_id IS NOT NULL";

    /** The same lines, each with its leader. */
    Uni<List<SplitLine>> findFor(List<SplitLine> lines) {
        var campaigns = lines.stream()
                .flatMap(line -> line.campaignId().stream())
                .distinct()
                .toArray(UUID[]::new);
        return campaigns.length == 0
                ? Uni.createFrom().item(lines)
                : of(campaigns).map(leaders -> lines.stream()
                        .map(line -> line.ledBy(line.campaignId().map(leaders::get)))
                        .toList());
    }

    private static Uni<Map<UUID, UUID>> of(UUID[] campaigns) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OF_CAMPAIGNS, Tuple.class)
                        .setParameter("campaigns", campaigns)
                        .getResultList())
                .map(rows -> rows.stream()
                        .collect(toMap(row -> row.get("id", UUID.class), row -> row.get("leader_id", UUID.class))));
    }
}
