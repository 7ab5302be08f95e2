package io.linli.marketplace.booking;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.service.VisitRules;

/**
 * What a visit asks of the technician who comes.
 *
 * @param rules of the service
 * @param communityId where it is; null for anywhere
 * @param buildingId null where it is not known
 */
public record VisitNeeds(VisitRules rules, @Nullable UUID communityId, @Nullable UUID buildingId) {

    public static final VisitNeeds NONE = new VisitNeeds(VisitRules.PLAIN, null, null);

    public Set<String> skills() {
        return rules.skills();
    }
}
