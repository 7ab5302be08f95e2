package io.linli.web.page.shop;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

import io.linli.web.page.PublicAddress;

/** Addresses under which group buys are passed on. */
@ApplicationScoped
class Shares {

    private final PublicAddress address;

    Shares(PublicAddress address) {
        this.address = address;
    }

    Share of(CampaignCard card) {
        String page = page(card.terms().id());
        String picture = page + "/qr.png";
        String image =
                card.offer().imageUrl().isBlank() ? picture : card.offer().imageUrl();
        return new Share(address.of(page), address.of(image), page + "/qr.svg", picture);
    }

    /** What a code leads to. */
    String link(UUID campaignId) {
        return address.of(page(campaignId));
    }

    private static String page(UUID campaignId) {
        return "/campaigns/" + campaignId;
    }
}
