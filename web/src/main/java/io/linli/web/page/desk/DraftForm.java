package io.linli.web.page.desk;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.campaign.ItemRequest;
import io.linli.web.page.Typed;

/** A good that is taken into a draft, as its host types it: yuan and units. */
public class DraftForm {

    @RestForm
    public @Nullable UUID draft;

    @RestForm
    public @Nullable UUID offer;

    @RestForm
    public @Nullable String price;

    @RestForm
    public @Nullable String householdLimit;

    @RestForm
    public @Nullable String caseSize;

    /** Refuses with: {@code campaign-not-found}. */
    UUID draft() {
        return Optional.ofNullable(draft).orElseThrow(() -> Refusal.notFound("campaign"));
    }

    /** Refuses with: {@code offer-not-found}, {@code amount-unreadable}, {@code quantity-unreadable}. */
    ItemRequest request() {
        return new ItemRequest(
                Optional.ofNullable(offer).orElseThrow(() -> Refusal.notFound("offer")),
                Typed.yuan(price),
                List.of(),
                Typed.quantity(householdLimit),
                Optional.empty(),
                Typed.quantity(caseSize));
    }
}
