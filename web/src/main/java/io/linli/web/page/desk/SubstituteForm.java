package io.linli.web.page.desk;

import io.quarkus.qute.TemplateData;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.offer.OfferListing;
import io.linli.marketplace.campaign.SubstituteRequest;
import io.linli.web.page.FormKey;
import io.linli.web.page.Typed;

/** What is offered instead of a good, as its host types it: yuan. Shown again as it was typed when it is refused. */
@TemplateData
public class SubstituteForm {

    @RestForm
    public @Nullable UUID key;

    @RestForm
    public @Nullable UUID offer;

    @RestForm
    public @Nullable String price;

    @RestForm
    public @Nullable String sure;

    /** What the form holds before anybody typed. */
    static SubstituteForm usual(UUID key, Money most) {
        var form = new SubstituteForm();
        form.key = key;
        form.price = most.toMajor().toPlainString();
        return form;
    }

    public boolean chosen(OfferListing one) {
        return one.offerId().equals(offer);
    }

    /** Refuses with: {@code form-expired}, {@code offer-not-found}, {@code amount-unreadable}, {@code confirmation-missing}. */
    SubstituteRequest request(UUID campaignId, UUID itemId) {
        CampaignDeskPages.requireSure(sure);
        return new SubstituteRequest(
                FormKey.id(key, "offer a substitute", campaignId, itemId),
                campaignId,
                itemId,
                Optional.ofNullable(offer).orElseThrow(() -> Refusal.notFound("offer")),
                Typed.yuan(price),
                1);
    }
}
