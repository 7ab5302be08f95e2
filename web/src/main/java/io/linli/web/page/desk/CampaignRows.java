package io.linli.web.page.desk;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

import io.linli.marketplace.campaign.Campaigns;
import io.linli.marketplace.community.Community;

/** The group buys of communities, for tables. */
@ApplicationScoped
public class CampaignRows {

    private static final int MOST_OF_A_COMMUNITY = 50;

    private final Campaigns campaigns;

    CampaignRows(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    /** One community after the other: a session is used by one at a time. */
    Uni<List<CampaignRow>> of(List<Community> places) {
        return Multi.createFrom()
                .iterable(places)
                .onItem()
                .transformToUniAndConcatenate(place -> campaigns
                        .ofCommunity(place.id(), false, null, MOST_OF_A_COMMUNITY)
                        .map(found -> found.items().stream()
                                .map(campaign -> new CampaignRow(campaign, place.name()))
                                .toList()))
                .collect()
                .in(ArrayList<CampaignRow>::new, List::addAll)
                .map(List::copyOf);
    }
}
