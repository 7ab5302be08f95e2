package io.linli.web.page.shop;

import io.quarkus.qute.TemplateData;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Money;
import io.linli.catalog.offer.OfferListing;
import io.linli.marketplace.campaign.Campaign;
import io.linli.marketplace.team.TeamOffer;

/**
 * What a team can be opened for, and the teams that can be joined, as the page of a good shows them.
 *
 * @param saving of one unit, against buying alone now; not positive where alone is as cheap
 * @param key of the form that opens a team
 */
@TemplateData
public record TeamChoice(TeamOffer terms, Money saving, List<Team> teams, UUID key) {

    /**
     * A team that can be joined.
     *
     * @param initiator what neighbours call whose it is; null for others
     */
    @TemplateData
    public record Team(UUID id, long missing, @Nullable String initiator, Instant until) {}

    static TeamChoice of(TeamOffer terms, OfferListing offer, List<Campaign> teams, Map<UUID, String> names, UUID key) {
        return new TeamChoice(
                terms,
                offer.price().minus(terms.price()),
                teams.stream().map(team -> team(team, names)).toList(),
                key);
    }

    public boolean saves() {
        return saving.isPositive();
    }

    public long hours() {
        return terms.time().toHours();
    }

    private static Team team(Campaign team, Map<UUID, String> names) {
        var terms = team.terms();
        return new Team(
                terms.id(),
                terms.threshold().missing(team.progress()),
                terms.team() == null ? null : names.get(terms.team().initiatorId()),
                terms.cutoffAt());
    }
}
