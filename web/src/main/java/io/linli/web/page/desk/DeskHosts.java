package io.linli.web.page.desk;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.campaign.Host;
import io.linli.marketplace.community.Communities;
import io.linli.web.identity.Actors;

/** Who runs group buys, at the desk whose page is asked for. */
@ApplicationScoped
public class DeskHosts {

    private final Actors actors;
    private final Communities communities;

    DeskHosts(Actors actors, Communities communities) {
        this.actors = actors;
        this.communities = communities;
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

    /**
     * What may be opened there, and where. Refuses with: {@code not-your-desk}, {@code not-the-leader}.
     *
     * @param desk {@code leader} or {@code property}
     */
    Uni<Opening> opening(String desk) {
        return of(desk).chain(host -> host.leaderId() == null
                ? communities.ofCompany(host.companyId()).map(places -> new Opening(desk, host, places))
                : ofLeader(desk, host));
    }

    private Uni<Opening> ofLeader(String desk, Host host) {
        return actors.resident()
                .invoke(leader -> leader.requireLeaderOf(leader.communityId()))
                .chain(leader -> communities.get(leader.communityId()))
                .map(place -> new Opening(desk, host, List.of(place)));
    }
}
