package io.linli.web.page.shop;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.offer.OfferListing;
import io.linli.marketplace.campaign.Campaign;
import io.linli.marketplace.community.Residents;
import io.linli.marketplace.team.TeamOffer;
import io.linli.marketplace.team.TeamOffers;
import io.linli.web.page.Frame;

/** Finds what a visitor's neighbours can open teams for. */
@ApplicationScoped
public class TeamChoices {

    private final TeamOffers offers;
    private final Residents residents;

    TeamChoices(TeamOffers offers, Residents residents) {
        this.offers = offers;
        this.residents = residents;
    }

    /** Empty where no teams of the visitor's community buy it. */
    Uni<Optional<TeamChoice>> of(Frame frame, OfferListing offer) {
        return offers.ofOffer(frame.place().community().id(), offer.offerId())
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : choice(frame, found.get(), offer).map(Optional::of));
    }

    private Uni<TeamChoice> choice(Frame frame, TeamOffer terms, OfferListing offer) {
        return offers.joinable(terms.id()).chain(teams -> names(frame, terms, teams)
                .map(names -> TeamChoice.of(terms, offer, teams, names, Ids.next())));
    }

    /** Neighbours are told whose team it is; nobody else. */
    private Uni<Map<UUID, String>> names(Frame frame, TeamOffer terms, List<Campaign> teams) {
        return frame.visitor().is("resident")
                ? residents.names(
                        terms.companyId(),
                        teams.stream()
                                .map(team -> team.terms().team().initiatorId())
                                .distinct()
                                .toList())
                : Uni.createFrom().item(Map.of());
    }
}
