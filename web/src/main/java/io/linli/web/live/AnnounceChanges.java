package io.linli.web.live;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

import io.linli.catalog.kernel.DomainEventListener;
import io.linli.marketplace.campaign.CampaignCancelled;
import io.linli.marketplace.campaign.CampaignEvent;
import io.linli.marketplace.campaign.CampaignExtended;
import io.linli.marketplace.campaign.CampaignFailed;
import io.linli.marketplace.campaign.CampaignMoved;
import io.linli.marketplace.campaign.CampaignSucceeded;

/** Says on every instance which campaign changed. Nothing is written, and nothing is waited for. */
@ApplicationScoped
class AnnounceChanges implements DomainEventListener<CampaignEvent> {

    private final ChangeSignals signals;

    AnnounceChanges(ChangeSignals signals) {
        this.signals = signals;
    }

    @Override
    public String name() {
        return "live.announce-changes";
    }

    @Override
    public Class<CampaignEvent> eventType() {
        return CampaignEvent.class;
    }

    @Override
    public List<Class<? extends CampaignEvent>> eventTypes() {
        return List.of(
                CampaignMoved.class,
                CampaignSucceeded.class,
                CampaignFailed.class,
                CampaignCancelled.class,
                CampaignExtended.class);
    }

    @Override
    public Uni<Void> on(CampaignEvent event) {
        signals.changed(event.campaignId());
        return Uni.createFrom().voidItem();
    }
}
