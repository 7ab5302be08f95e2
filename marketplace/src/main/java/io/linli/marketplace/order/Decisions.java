package io.linli.marketplace.order;

import static java.util.stream.Collectors.toMap;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.marketplace.campaign.Campaign;
import io.linli.marketplace.campaign.Campaigns;
import io.linli.marketplace.payment.Awaited;

/** The group-buys that lines wait for, and when they are decided. Needs an open session. */
@ApplicationScoped
class Decisions {

    private final Campaigns campaigns;

    Decisions(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    /**
     * What the campaigns of some lines come to.
     *
     * @param open those whose outcome is not known yet, by id
     */
    record Known(Map<UUID, Campaign> open) {

        /** A line of a campaign that may still fail; a campaign with enough units is as good as decided. */
        Optional<Awaited> awaitedBy(@Nullable UUID campaignId) {
            return Optional.ofNullable(campaignId)
                    .map(open::get)
                    .filter(campaign -> !(campaign instanceof Campaign.Tipped))
                    .map(campaign -> new Awaited(campaignId, campaign.terms().cutoffAt()));
        }

        /** When the last of them is decided. */
        Optional<Instant> last() {
            return open.values().stream()
                    .map(campaign -> campaign.terms().cutoffAt())
                    .max(Comparator.naturalOrder());
        }
    }

    /** @param campaignIds as they stand in the lines: null where a line has none */
    Uni<Known> of(Collection<@Nullable UUID> campaignIds) {
        List<UUID> ids =
                campaignIds.stream().filter(Objects::nonNull).distinct().toList();
        return ids.isEmpty()
                ? Uni.createFrom().item(new Known(Map.of()))
                : campaigns
                        .byIds(ids)
                        .map(found -> new Known(found.stream()
                                .filter(Decisions::isOpen)
                                .collect(toMap(campaign -> campaign.terms().id(), campaign -> campaign))));
    }

    private static boolean isOpen(Campaign campaign) {
        return campaign instanceof Campaign.Scheduled
                || campaign instanceof Campaign.Open
                || campaign instanceof Campaign.Tipped
                || campaign instanceof Campaign.Due;
    }
}
