package io.linli.web.live;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

import io.linli.catalog.kernel.DomainEvent;
import io.linli.catalog.kernel.DomainEventListener;
import io.linli.marketplace.campaign.CampaignCancelled;
import io.linli.marketplace.campaign.CampaignExtended;
import io.linli.marketplace.campaign.CampaignFailed;
import io.linli.marketplace.campaign.CampaignMoved;
import io.linli.marketplace.campaign.CampaignOff;
import io.linli.marketplace.campaign.CampaignSucceeded;

/** Says on every instance which campaign changed. Nothing is written, and nothing is waited for. */
@ApplicationScoped
class AnnounceChanges implements DomainEventListener<DomainEvent> {

    private final ChangeSignals signals;

    AnnounceChanges(ChangeSignals signals) {
        this.signals = signals;
    }

    @Override
    public String name() {
        return "live.announce-changes";
    }

    @Override
    public Class<DomainEvent> eventType() {
        return DomainEvent.class;
    }

    @Override
    public List<Class<? extends DomainEvent>> eventTypes() {
        return List.of(
                CampaignMoved.class,
                CampaignSucceeded.class,
                CampaignFailed.class,
                CampaignCancelled.class,
                CampaignExtended.class);
    }

    @Override
    public Uni<Void> on(DomainEvent event) {
        if (event instanceof CampaignMoved moved) {
            signals.changed(moved.campaignId());
        } else if (event instanceof CampaignSucceeded succeeded) {
            signals.changed(succeeded.campaignId());
        } else if (event instanceof CampaignOff off) {
            signals.changed(off.campaignId());
        } else if (event instanceof CampaignExtended extended) {
            signals.changed(extended.campaignId());
        }
        return Uni.createFrom().voidItem();
    }
}
