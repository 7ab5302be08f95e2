package io.linli.marketplace.review;

import static java.util.stream.Collectors.toMap;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** For dispatch: how good technicians are, in one number each. Joins the caller's session. */
@ApplicationScoped
public class TechnicianRatings {

    private final Ratings ratings;

    TechnicianRatings(Ratings ratings) {
        this.ratings = ratings;
    }

    /** {@link Rating#score()} for each of the ids, from one to five; four for whom nobody has rated. */
    public Uni<Map<UUID, Double>> scores(Collection<UUID> technicianIds) {
        return ratings.of(RatedKind.TECHNICIAN, technicianIds).map(found -> found.entrySet().stream()
                .collect(toMap(Map.Entry::getKey, one -> one.getValue().score())));
    }
}
