package io.linli.web.page.desk;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.marketplace.campaign.Campaign;
import io.linli.marketplace.campaign.Campaigns;
import io.linli.marketplace.campaign.Host;
import io.linli.marketplace.community.Community;

/** The group buys of communities, for tables. */
@ApplicationScoped
public class CampaignRows {

    private static final int MOST_OF_A_COMMUNITY = 50;
    private static final int MOST_OF_A_HOST = 200;

    private final Campaigns campaigns;

    CampaignRows(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    /** The host's own, also drafts, and what others run in these communities; newest first. */
    Uni<List<CampaignRow>> of(Host host, List<Community> places) {
        var names = places.stream().collect(toMap(Community::id, Community::name));
        return campaigns
                .ofHost(host, MOST_OF_A_HOST)
                .chain(own -> campaigns
                        .newest(names.keySet(), MOST_OF_A_COMMUNITY * Math.max(1, places.size()))
                        .map(all -> rows(own, all, names)))
                .chain(this::newestFirst);
    }

    private static List<CampaignRow> rows(List<Campaign> own, List<Campaign> all, Map<UUID, LocalizedText> names) {
        var ids = own.stream().map(campaign -> campaign.terms().id()).collect(toSet());
        var others =
                all.stream().filter(campaign -> !ids.contains(campaign.terms().id()));
        return Stream.concat(
                        own.stream().map(campaign -> row(campaign, names, true)),
                        others.map(campaign -> row(campaign, names, false)))
                .toList();
    }

    private Uni<List<CampaignRow>> newestFirst(List<CampaignRow> rows) {
        var byId = rows.stream().collect(toMap(row -> row.campaign().terms().id(), Function.identity()));
        return campaigns
                .newestFirst(byId.keySet())
                .map(ids -> ids.stream().map(byId::get).toList());
    }

    private static CampaignRow row(Campaign campaign, Map<UUID, LocalizedText> names, boolean own) {
        var name = names.getOrDefault(campaign.terms().communityId(), LocalizedText.same(""));
        return new CampaignRow(campaign, name, own);
    }
}
