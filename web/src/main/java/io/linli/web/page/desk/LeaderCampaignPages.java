package io.linli.web.page.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Path;

import io.linli.marketplace.campaign.Campaigns;
import io.linli.marketplace.campaign.ChangeCampaign;
import io.linli.marketplace.campaign.ChangeItems;
import io.linli.marketplace.campaign.CopyCampaign;
import io.linli.marketplace.community.Communities;
import io.linli.marketplace.purchase.PurchaseOrders;
import io.linli.web.page.Frames;
import io.linli.web.page.SoldListings;

/** One group buy at the desk of its leader. */
@Path("/leader/campaigns/{id}")
@RolesAllowed("leader")
public class LeaderCampaignPages extends CampaignDeskPages {

    LeaderCampaignPages(
            Frames frames,
            DeskHosts hosts,
            Campaigns campaigns,
            ChangeCampaign change,
            ChangeItems items,
            CopyCampaign copy,
            Communities communities,
            SoldListings offers,
            PurchaseOrders orders) {
        super(frames, hosts, campaigns, change, items, copy, communities, offers, orders);
    }

    @Override
    String desk() {
        return "leader";
    }
}
