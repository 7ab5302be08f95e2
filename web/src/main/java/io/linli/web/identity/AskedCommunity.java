package io.linli.web.identity;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Refusal;

/** Which community a request is about. */
@ApplicationScoped
public class AskedCommunity {

    private final Actors actors;

    AskedCommunity(Actors actors) {
        this.actors = actors;
    }

    /** The one that was named, or else the signed-in resident's. Refuses with: {@code community-missing}. */
    public Uni<UUID> of(@Nullable UUID named) {
        if (named != null) {
            return Uni.createFrom().item(named);
        }
        return actors.subject().isPresent()
                ? actors.resident().map(ResidentActor::communityId)
                : Uni.createFrom()
                        .failure(() -> new Refusal(
                                Refusal.Kind.INVALID,
                                "community-missing",
                                "Say which community, or sign in as a resident."));
    }
}
