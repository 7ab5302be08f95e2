package io.linli.web.live;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import io.linli.marketplace.campaign.Campaigns;

/** Refuses before a stream begins: once it has, there is no way to say why it ends. */
class LiveGate {

    private final Campaigns campaigns;
    private final Viewers viewers;

    LiveGate(Campaigns campaigns, Viewers viewers) {
        this.campaigns = campaigns;
        this.viewers = viewers;
    }

    /** Refuses with: {@code too-many-viewers}, {@code campaign-not-found}. */
    @ServerRequestFilter
    @Watchable
    Uni<Void> admit(UriInfo address) {
        viewers.requireRoom();
        return campaigns.get(id(address)).replaceWithVoid();
    }

    private static UUID id(UriInfo address) {
        try {
            return UUID.fromString(address.getPathParameters().getFirst("id"));
        } catch (IllegalArgumentException noId) {
            throw new NotFoundException(noId);
        }
    }
}
