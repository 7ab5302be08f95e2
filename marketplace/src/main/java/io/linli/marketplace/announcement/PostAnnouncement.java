package io.linli.marketplace.announcement;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

import io.linli.catalog.kernel.DomainEvents;
import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.campaign.Campaign;
import io.linli.marketplace.campaign.Campaigns;
import io.linli.marketplace.community.Communities;

/**
 * Tells something to everybody who takes part in a group-buy, also when it is over.
 *
 * <p>A replay of the same key answers with the first announcement. Refuses with: {@code campaign-not-found}, {@code
 * not-your-campaign} (another leader, another company), {@code announcement-empty}, {@code announcement-too-long}, {@code
 * announcement-characters}, {@code announcements-too-many} (ten a day).
 */
@ApplicationScoped
public class PostAnnouncement {

    private static final Logger LOG = Logger.getLogger(PostAnnouncement.class);

    private final Tenancy tenancy;
    private final Campaigns campaigns;
    private final Communities communities;
    private final AnnouncementStore store;
    private final DomainEvents events;
    private final Clock clock;

    PostAnnouncement(
            Tenancy tenancy,
            Campaigns campaigns,
            Communities communities,
            AnnouncementStore store,
            DomainEvents events,
            Clock clock) {
        this.tenancy = tenancy;
        this.campaigns = campaigns;
        this.communities = communities;
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    /** Tells it once. */
    @WithTransaction
    public Uni<Announcement> post(PostRequest request) {
        var said = new AnnouncementText(request.text());
        return campaigns
                .get(request.campaignId())
                .map(Campaign::terms)
                .invoke(terms -> requireOwn(request.poster().mayPostAbout(terms)))
                .call(terms -> tenancy.enter(terms.companyId()))
                .call(terms -> store.lock(terms.id()))
                .chain(terms -> store.byKey(request.key()).onItem().ifNull().switchTo(() -> today(terms.communityId())
                        .chain(day -> postNew(request, said, day))));
    }

    private Uni<Announcement> postNew(PostRequest request, AnnouncementText said, LocalDate day) {
        var poster = request.poster();
        var by = poster.leaderId().isPresent() ? Announcement.Speaker.LEADER : Announcement.Speaker.PROPERTY_COMPANY;
        var announcement = new Announcement(Ids.next(), request.campaignId(), by, said.text(), clock.instant());
        return store.insert(request.key(), announcement, poster, day)
                .invoke(PostAnnouncement::requireRoom)
                .chain(() -> events.publish(
                        new AnnouncementPosted(announcement.id(), request.campaignId(), poster.companyId())))
                .invoke(() -> LOG.infof("announcement %s about campaign %s", announcement.id(), request.campaignId()))
                .replaceWith(announcement);
    }

    private Uni<LocalDate> today(UUID communityId) {
        return communities.get(communityId).map(community -> LocalDate.ofInstant(clock.instant(), community.zone()));
    }

    private static void requireOwn(boolean own) {
        if (!own) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN,
                    "not-your-campaign",
                    "Only its own leader and its property company speak for a group-buy.");
        }
    }

    private static void requireRoom(boolean room) {
        if (!room) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "announcements-too-many",
                    "At most " + AnnouncementStore.MOST_A_DAY + " announcements a day for one group-buy.",
                    Map.of("most", AnnouncementStore.MOST_A_DAY));
        }
    }
}
