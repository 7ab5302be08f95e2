package io.linli.web.page.desk;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.campaign.Host;
import io.linli.web.identity.Actors;

/** Who runs group buys, at the desk whose page is asked for. */
@ApplicationScoped
public class DeskHosts {

    private final Actors actors;

    DeskHosts(Actors actors) {
        this.actors = actors;
    }

    /**
     * Refuses with: {@code not-your-desk}.
     *
     * @param desk {@code leader} or {@code property}
     */
    Uni<Host> of(String desk) {
        if (!actors.hasRole(desk)) {
            return Uni.createFrom()
                    .failure(new Refusal(
                            Refusal.Kind.FORBIDDEN, "not-your-desk", "This sign-in does not work at this desk."));
        }
        return actors.host();
    }
}
