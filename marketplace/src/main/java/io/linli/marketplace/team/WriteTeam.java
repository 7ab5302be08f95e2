package io.linli.marketplace.team;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Tenancy;
import io.linli.catalog.offer.Offers;
import io.linli.marketplace.campaign.Campaign;
import io.linli.marketplace.campaign.CampaignTerms;
import io.linli.marketplace.campaign.TeamCampaigns;
import io.linli.marketplace.community.Resident;

/** The steps of opening a team that are transactions of their own. */
@ApplicationScoped
class WriteTeam {

    private final Tenancy tenancy;
    private final TeamOfferStore store;
    private final TeamCampaigns teams;
    private final Offers offers;
    private final TeamSettings settings;
    private final Clock clock;

    WriteTeam(
            Tenancy tenancy,
            TeamOfferStore store,
            TeamCampaigns teams,
            Offers offers,
            TeamSettings settings,
            Clock clock) {
        this.tenancy = tenancy;
        this.store = store;
        this.teams = teams;
        this.offers = offers;
        this.settings = settings;
        this.clock = clock;
    }

    /** The team, still without anybody; one of that key that is the resident's own is the same. */
    @WithTransaction
    Uni<CampaignTerms> open(UUID key, Resident resident, UUID teamOfferId) {
        return tenancy.enter(resident.companyId())
                .chain(() -> teams.find(key))
                .chain(found -> found.isPresent()
                        ? Uni.createFrom().item(() -> same(found.get(), resident, teamOfferId))
                        : openNew(key, resident, teamOfferId));
    }

    @WithTransaction
    Uni<Void> endIfEmpty(CampaignTerms terms) {
        return tenancy.enter(terms.companyId()).chain(() -> teams.endIfEmpty(terms));
    }

    private Uni<CampaignTerms> openNew(UUID key, Resident resident, UUID teamOfferId) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return store.find(teamOfferId)
                .map(found -> found.filter(known -> known.communityId().equals(resident.communityId()))
                        .orElseThrow(() -> Refusal.notFound("team-offer")))
                .invoke(WriteTeam::requireOffered)
                .call(() -> teams.openOf(resident.householdId()).invoke(this::requireFew))
                .chain(terms ->
                        offers.get(terms.offerId()).map(offer -> TeamRules.team(key, terms, offer, resident.id(), now)))
                .call(teams::open);
    }

    private void requireFew(long open) {
        if (open >= settings.openPerHousehold()) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "too-many-teams",
                    "A household may have " + settings.openPerHousehold() + " teams open at once.",
                    Map.of("most", settings.openPerHousehold()));
        }
    }

    private static CampaignTerms same(Campaign found, Resident resident, UUID teamOfferId) {
        var team = found.terms().team();
        if (team == null
                || !team.teamOfferId().equals(teamOfferId)
                || !found.terms().communityId().equals(resident.communityId())) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE, "team-key-reused", "This key was used to open something else.");
        }
        return found.terms();
    }

    private static void requireOffered(TeamOffer terms) {
        if (terms.withdrawn()) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT, "team-offer-withdrawn", "No team can be opened for this any more.");
        }
    }
}
