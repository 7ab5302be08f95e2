package io.linli.web.team;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.marketplace.campaign.Campaign;

/**
 * A team that can be joined, by {@code POST /api/v1/campaigns/{id}/joins}.
 *
 * @param size households of a full team
 * @param missing households that are still wanted
 * @param initiator what neighbours call whose team it is; told to neighbours only
 * @param until when it must be full
 */
public record TeamView(UUID id, long size, long missing, @Nullable String initiator, Instant until) {

    /** Those on the same terms. */
    public record Listed(List<TeamView> items) {}

    /** @param names by resident */
    static TeamView of(Campaign team, Map<UUID, String> names) {
        var terms = team.terms();
        return new TeamView(
                terms.id(),
                terms.threshold().least(),
                terms.threshold().missing(team.progress()),
                terms.team() == null ? null : names.get(terms.team().initiatorId()),
                terms.cutoffAt());
    }
}
