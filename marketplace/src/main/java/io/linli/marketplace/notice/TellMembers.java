package io.linli.marketplace.notice;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

import io.linli.catalog.kernel.DomainEventListener;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.announcement.AnnouncementPosted;
import io.linli.marketplace.campaign.Campaign;
import io.linli.marketplace.campaign.CampaignCancelled;
import io.linli.marketplace.campaign.CampaignExtended;
import io.linli.marketplace.campaign.CampaignFailed;
import io.linli.marketplace.campaign.CampaignNews;
import io.linli.marketplace.campaign.CampaignOff;
import io.linli.marketplace.campaign.CampaignSucceeded;
import io.linli.marketplace.campaign.Campaigns;
import io.linli.marketplace.campaign.ItemSubstituted;

/** Tells everybody who takes part in a group-buy what became of it and what is announced. */
@ApplicationScoped
class TellMembers implements DomainEventListener<CampaignNews> {

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
    public Class<CampaignNews> eventType() {
        return CampaignNews.class;
    }

    @Override
    public List<Class<? extends CampaignNews>> eventTypes() {
        return List.of(
                CampaignSucceeded.class,
                CampaignFailed.class,
                CampaignCancelled.class,
                CampaignExtended.class,
                AnnouncementPosted.class,
                ItemSubstituted.class);
    }

    @Override
    public Uni<Void> on(CampaignNews event) {
        return tenancy.enter(event.companyId()).chain(() -> tell(event));
    }

    private Uni<Void> tell(CampaignNews event) {
        if (event instanceof CampaignExtended extended) {
            return tellAll(NoticeKind.CAMPAIGN_EXTENDED, extended, cause(extended));
        }
        if (event instanceof AnnouncementPosted posted) {
            return tellAll(NoticeKind.CAMPAIGN_ANNOUNCEMENT, posted, posted.announcementId());
        }
        return campaigns.get(event.campaignId()).chain(campaign -> tell(event, campaign));
    }

    private Uni<Void> tell(CampaignNews event, Campaign campaign) {
        if (event instanceof CampaignSucceeded) {
            return tellSuccess(campaign);
        }
        if (event instanceof CampaignOff off) {
            var kind = off instanceof CampaignFailed ? NoticeKind.CAMPAIGN_FAILED : NoticeKind.CAMPAIGN_CANCELLED;
            return tellWhatComesBack(kind, campaign);
        }
        if (event instanceof ItemSubstituted substituted) {
            return tellSubstituted(campaign, substituted.substitutionId());
        }
        throw new IllegalArgumentException("not an event this listens to: " + event);
    }

    private Uni<Void> tellAll(NoticeKind kind, CampaignNews event, UUID causeId) {
        return members.tell(about(kind, event.campaignId(), causeId), event.companyId(), NoticeFacts.none());
    }

    private Uni<Void> tellSuccess(Campaign campaign) {
        var terms = campaign.terms();
        var one = terms.first();
        var facts = terms.items().size() > 1
                ? NoticeFacts.none()
                : NoticeFacts.none().with("price", one.price()).with("finalPrice", campaign.priceReached(one));
        return members.tell(about(NoticeKind.CAMPAIGN_SUCCEEDED, terms.id(), terms.id()), terms.companyId(), facts);
    }

    private Uni<Void> tellWhatComesBack(NoticeKind kind, Campaign campaign) {
        var terms = campaign.terms();
        return members.tellWhatComesBack(about(kind, terms.id(), terms.id()), terms.companyId(), terms.currency());
    }

    private Uni<Void> tellSubstituted(Campaign campaign, UUID substitutionId) {
        var terms = campaign.terms();
        var about = about(NoticeKind.ITEM_SUBSTITUTED, terms.id(), substitutionId);
        return members.tellSubstituted(about, terms.companyId(), terms.currency());
    }

    /** The same cut-off told again makes no second notice; a still later one does. */
    private static UUID cause(CampaignExtended extended) {
        return UUID.nameUUIDFromBytes((extended.campaignId() + " until " + extended.cutoffAt()).getBytes(UTF_8));
    }

    private static MemberNotices.About about(NoticeKind kind, UUID campaignId, UUID causeId) {
        return new MemberNotices.About(kind, campaignId, causeId);
    }
}
