package io.linli.web.page.desk;

import io.quarkus.qute.TemplateData;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.offer.OfferListing;
import io.linli.marketplace.team.TeamOfferRequest;
import io.linli.web.page.FormKey;
import io.linli.web.page.Typed;

/** Teams of a good as a leader or a property company types it: yuan, households, hours. Shown again as it was typed when it is refused. */
@TemplateData
public class TeamForm {

    /** More than any hours that can be asked for. */
    private static final long TOO_MANY_HOURS = 1_000_000;

    @RestForm
    public @Nullable UUID key;

    @RestForm
    public @Nullable UUID offer;

    @RestForm
    public @Nullable UUID community;

    @RestForm
    public @Nullable String price;

    @RestForm
    public @Nullable String size;

    @RestForm
    public @Nullable String hours;

    /** What the form holds before anybody typed. */
    static TeamForm usual(OfferListing offer, UUID key) {
        var form = new TeamForm();
        form.key = key;
        form.offer = offer.offerId();
        form.price = offer.price().toMajor().toPlainString();
        form.size = "3";
        form.hours = "24";
        return form;
    }

    /** Refuses with: {@code community-not-found}, {@code form-expired}, {@code amount-unreadable}, {@code quantity-unreadable}. */
    TeamOfferRequest request(Opening opening) {
        return new TeamOfferRequest(
                FormKey.id(key, "offer teams", opening.host().companyId()),
                opening.host().companyId(),
                opening.place(community).id(),
                opening.host().leaderId(),
                offer(),
                Typed.yuan(price),
                Typed.quantity(size),
                Duration.ofHours(Math.max(-1, Math.min(Typed.quantity(hours), TOO_MANY_HOURS))));
    }

    /** Refuses with: {@code offer-not-found}. */
    UUID offer() {
        return Optional.ofNullable(offer).orElseThrow(() -> Refusal.notFound("offer"));
    }
}
