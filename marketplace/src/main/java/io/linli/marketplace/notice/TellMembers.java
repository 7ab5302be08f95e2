package io.linli.marketplace.notice;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

import io.linli.catalog.kernel.DomainEvent;
import io.linli.catalog.kernel.DomainEventListener;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.announcement.AnnouncementPosted;
import io.linli.marketplace.campaign.Campaign;
import io.linli.marketplace.campaign.CampaignFailed;
import io.linli.marketplace.campaign.CampaignSucceeded;
import io.linli.marketplace.campaign.Campaigns;

/** Tells everybody who takes part in a group-buy what became of it and what is announced. */
@ApplicationScoped
class TellMembers implements DomainEventListener<DomainEvent> {

    private final Tenancy tenancy;
    private final Campaigns campaigns;
    private final MemberNotices members;

    TellMembers(Tenancy tenancy, Campaigns campaigns, MemberNotices members) {
        this.tenancy = tenancy;
        this.campaigns = campaigns;
        this.members = members;
    }

    @Override
    public String name() {
        return "notice.tell-members";
    }

    @Override
    public Class<DomainEvent> eventType() {
        return DomainEvent.class;
    }

    @Override
    public List<Class<? extends DomainEvent>> eventTypes() {
        return List.of(CampaignSucceeded.class, CampaignFailed.class, AnnouncementPosted.class);
    }

    @Override
    public Uni<Void> on(DomainEvent event) {
        if (event instanceof CampaignSucceeded succeeded) {
            return tenancy.enter(succeeded.companyId())
                    .chain(() -> campaigns.get(succeeded.campaignId()))
                    .chain(this::tellSuccess);
        }
        if (event instanceof CampaignFailed failed) {
            return tenancy.enter(failed.companyId())
                    .chain(() -> campaigns.get(failed.campaignId()))
                    .chain(this::tellFailure);
        }
        if (event instanceof AnnouncementPosted posted) {
            return tenancy.enter(posted.companyId())
                    .chain(() -> members.tell(
                            about(NoticeKind.CAMPAIGN_ANNOUNCEMENT, posted.campaignId(), posted.announcementId()),
                            posted.companyId(),
                            NoticeFacts.none()));
        }
        throw new IllegalArgumentException("not an event this listens to: " + event);
    }

    private Uni<Void> tellSuccess(Campaign campaign) {
        var terms = campaign.terms();
        var facts = NoticeFacts.none().with("price", terms.price()).with("finalPrice", campaign.priceReached());
        return members.tell(about(NoticeKind.CAMPAIGN_SUCCEEDED, terms.id(), terms.id()), terms.companyId(), facts);
    }

    private Uni<Void> tellFailure(Campaign campaign) {
        var terms = campaign.terms();
        return members.tellWhatComesBack(
                about(NoticeKind.CAMPAIGN_FAILED, terms.id(), terms.id()),
                terms.companyId(),
                terms.price().currency());
    }

    private static MemberNotices.About about(NoticeKind kind, UUID campaignId, UUID causeId) {
        return new MemberNotices.About(kind, campaignId, causeId);
    }
}
