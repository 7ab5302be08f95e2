package io.linli.web.page.shop;

import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

import io.linli.marketplace.campaign.JoinRequest;
import io.linli.marketplace.campaign.Otherwise;
import io.linli.marketplace.community.Resident;
import io.linli.web.page.FormKey;
import io.linli.web.page.Typed;

/** What a resident would like of a group buy, as it was typed. */
public class JoinForm {

    @RestForm
    public @Nullable UUID key;

    @RestForm
    public @Nullable UUID item;

    @RestForm
    public @Nullable String quantity;

    @RestForm
    public @Nullable String upTo;

    @RestForm
    public @Nullable String otherwise;

    /** Present where another good is taken instead. */
    @RestForm
    public @Nullable String substitutable;

    /** When a visit shall be, of a group buy of visits. */
    @RestForm
    public @Nullable String startsAt;

    /** Refuses with: {@code form-expired}, {@code quantity-unreadable}, {@code visit-time-invalid}. */
    JoinRequest request(Resident resident, UUID campaignId) {
        long wanted = quantity == null ? 1 : Typed.quantity(quantity);
        return new JoinRequest(
                FormKey.id(key, "join", resident.id(), campaignId),
                resident,
                campaignId,
                item,
                wanted,
                upTo == null || upTo.isBlank() ? wanted : Typed.quantity(upTo),
                Otherwise.BUY_ALONE.name().equals(otherwise) ? Otherwise.BUY_ALONE : Otherwise.REFUND,
                substitutable != null,
                startsAt == null || startsAt.isBlank() ? null : Typed.moment(startsAt));
    }
}
