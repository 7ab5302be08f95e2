package io.linli.search.query;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;

import io.linli.catalog.delivery.Arrival;

/** What suppliers bring to a community, and when. */
public interface Arrivals {

    /**
     * Of a community that does not exist, nothing.
     *
     * @param within how many days after today, by the community's time, the last is
     */
    Uni<List<Arrival>> of(UUID communityId, int within);
}
