package io.linli.marketplace.team;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import org.jboss.logging.Logger;

import io.linli.catalog.background.OwnContext;
import io.linli.marketplace.campaign.CampaignTerms;
import io.linli.marketplace.campaign.JoinRequest;
import io.linli.marketplace.community.Resident;
import io.linli.marketplace.order.SeatLine;
import io.linli.marketplace.order.TakeSeat;

/**
 * A resident opens a team and takes its first place, which stands in the resident's cart when this answers. Where there is no
 * place to be had, the team ends.
 *
 * <p>A replay of the same key answers with the first team and place. Must not be called inside a transaction. Refuses with:
 * {@code team-offer-not-found} (also another community's), {@code team-offer-withdrawn}, {@code offer-not-found}, {@code
 * price-above-offer} (it has become cheaper alone), {@code team-key-reused}, {@code too-many-teams} (of the household), and what {@link TakeSeat} refuses with.
 */
@ApplicationScoped
public class OpenTeam {

    private static final Logger LOG = Logger.getLogger(OpenTeam.class);

    private final WriteTeam write;
    private final TakeSeat seats;
    private final OwnContext own;

    OpenTeam(WriteTeam write, TakeSeat seats, OwnContext own) {
        this.write = write;
        this.seats = seats;
        this.own = own;
    }

    /** @param key becomes the team's id */
    public Uni<SeatLine> open(UUID key, Resident resident, UUID teamOfferId) {
        return write.open(key, resident, teamOfferId)
                .chain(terms -> seats.take(new JoinRequest(firstPlace(key), resident, key, 1))
                        .invoke(line -> LOG.infof("resident %s opened team %s", resident.id(), key))
                        .onFailure()
                        .call(failure -> isOf(resident, terms)
                                ? end(terms, failure)
                                : Uni.createFrom().voidItem()));
    }

    /** What somebody else opened under that key is not ended by whoever found it. */
    private static boolean isOf(Resident resident, CampaignTerms terms) {
        return Objects.requireNonNull(terms.team()).initiatorId().equals(resident.id());
    }

    /** What fails here is ended by the campaign's janitor. */
    private Uni<Void> end(CampaignTerms terms, Throwable failure) {
        LOG.infof("team %s ends without a first place: %s", terms.id(), failure.getMessage());
        return own.run(() -> write.endIfEmpty(terms)).onFailure().recoverWithNull();
    }

    private static UUID firstPlace(UUID key) {
        return UUID.nameUUIDFromBytes(("first place of " + key).getBytes(StandardCharsets.UTF_8));
    }
}
