package io.linli.fulfillment.schedule;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How long it takes to get from one visit to the next. There is no map: only whether it is the same building, the same community or
 * another one. Pure.
 */
public final class Travel {

    /** Another door of the same building. */
    public static final int IN_BUILDING = 3;

    /** On foot to another building of the same community. */
    public static final int IN_COMMUNITY = 10;

    /** To another community. */
    public static final int ELSEWHERE = 30;

    private Travel() {}

    public static int minutes(boolean sameCommunity, boolean sameBuilding) {
        if (!sameCommunity) {
            return ELSEWHERE;
        }
        return sameBuilding ? IN_BUILDING : IN_COMMUNITY;
    }

    /** Where a visit is. A place that is not known is somewhere else. */
    public record Place(@Nullable UUID communityId, @Nullable UUID buildingId) {

        int to(Place other) {
            return minutes(
                    communityId != null && communityId.equals(other.communityId()),
                    buildingId != null && buildingId.equals(other.buildingId()));
        }
    }
}
