package io.linli.web.page.desk;

import jakarta.inject.Singleton;

import io.linli.catalog.offer.Offers;
import io.linli.marketplace.campaign.Campaigns;
import io.linli.marketplace.campaign.ChangeCampaign;
import io.linli.marketplace.campaign.ChangeItems;
import io.linli.marketplace.campaign.CopyCampaign;
import io.linli.marketplace.campaign.EditDraft;
import io.linli.marketplace.campaign.OpenCampaign;
import io.linli.marketplace.campaign.Substitutions;
import io.linli.marketplace.community.Communities;
import io.linli.marketplace.order.SubstituteItem;
import io.linli.marketplace.purchase.PurchaseOrders;
import io.linli.marketplace.team.OfferTeams;
import io.linli.marketplace.team.TeamOffers;
import io.linli.web.identity.Actors;
import io.linli.web.page.Frames;

/** What the pages of who runs group buys work with, at the desk of a leader and at that of a property company. */
@Singleton
class HostTools {

    final Frames frames;
    final Actors actors;
    final DeskHosts hosts;
    final Communities communities;
    final Offers offers;
    final Campaigns campaigns;
    final Substitutions substitutions;
    final PurchaseOrders orders;
    final OpenCampaign open;
    final EditDraft edit;
    final ChangeItems items;
    final ChangeCampaign change;
    final CopyCampaign copy;
    final SubstituteItem substitute;
    final TeamOffers teams;
    final OfferTeams offerTeams;

    HostTools(
            Frames frames,
            Actors actors,
            DeskHosts hosts,
            Communities communities,
            Offers offers,
            Campaigns campaigns,
            Substitutions substitutions,
            PurchaseOrders orders,
            OpenCampaign open,
            EditDraft edit,
            ChangeItems items,
            ChangeCampaign change,
            CopyCampaign copy,
            SubstituteItem substitute,
            TeamOffers teams,
            OfferTeams offerTeams) {
        this.frames = frames;
        this.actors = actors;
        this.hosts = hosts;
        this.communities = communities;
        this.offers = offers;
        this.campaigns = campaigns;
        this.substitutions = substitutions;
        this.orders = orders;
        this.open = open;
        this.edit = edit;
        this.items = items;
        this.change = change;
        this.copy = copy;
        this.substitute = substitute;
        this.teams = teams;
        this.offerTeams = offerTeams;
    }
}
