package io.linli.web.notice;

import static io.linli.web.Neighbourhood.SUNRISE;
import static io.linli.web.order.Shopping.PATIENCE;
import static org.awaitility.Awaitility.await;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

import io.linli.catalog.background.OwnContext;
import io.linli.catalog.kernel.DomainEvent;
import io.linli.catalog.kernel.DomainEvents;
import io.linli.catalog.kernel.Ids;
import io.linli.marketplace.announcement.AnnouncementPosted;
import io.linli.web.Neighbourhood;
import io.linli.web.order.Shopping;

/** Members of a group-buy, and events they are told of. */
@ApplicationScoped
public class Members {

    private final Shopping shopping;
    private final DomainEvents events;
    private final OwnContext own;

    Members(Shopping shopping, DomainEvents events, OwnContext own) {
        this.shopping = shopping;
        this.events = events;
        this.own = own;
    }

    /** A paid seat, without the way there. */
    public void seatOf(int resident, UUID campaign) {
        shopping.run(
                """
                INSERT INTO marketplace.campaign_join (id, company_id, campaign_id, item_id, household_id, resident_id,
                    quantity, up_to, price, state, expires_at)
                SELECT ?, ?, campaign_id, id, ?, ?, 1, 1, price, 'CONFIRMED', now()
                FROM marketplace.campaign_item WHERE campaign_id = ?""",
                Ids.next(),
                SUNRISE,
                Neighbourhood.householdOf(resident),
                Neighbourhood.resident(resident),
                campaign);
    }

    /** Publishes the event, and waits until it was heard. */
    public void tell(DomainEvent event, UUID campaign) {
        long before = heard(campaign);
        own.transaction(() -> events.publish(event)).await().atMost(PATIENCE);
        await().atMost(PATIENCE).until(() -> heard(campaign) == before + 1);
    }

    public void announce(UUID announcement, UUID campaign) {
        tell(new AnnouncementPosted(announcement, campaign, SUNRISE), campaign);
    }

    private long heard(UUID campaign) {
        return shopping.number(
                """
                SELECT count(*) FROM web.outbox_event e JOIN web.outbox_delivery d ON d.event_id = e.id
                WHERE e.payload ->> 'campaignId' = ? AND d.listener = 'notice.tell-members' AND d.done_at IS NOT NULL""",
                campaign.toString());
    }
}
