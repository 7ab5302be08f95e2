package io.linli.marketplace.order;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;

/**
 * What one supplier is to deliver of one checkout; or the bills that it pays, whose seller is the property company.
 *
 * @param groupId the checkout it was paid with
 * @param supplierId who sells: of bills, the property company itself
 * @param lines in the order they were added
 */
public record Order(
        UUID id,
        UUID groupId,
        UUID companyId,
        UUID communityId,
        UUID supplierId,
        LocalizedText supplierName,
        State state,
        Money total,
        Instant placedAt,
        List<Line> lines) {

    /** Pending until paid, reserved while a card stands for the money of a group-buy; then completed or refunded as a whole; cancelled when nobody paid in time. */
    public enum State {
        PENDING,
        RESERVED,
        PAID,
        COMPLETED,
        REFUNDED,
        CANCELLED
    }

    /**
     * One line as it was ordered.
     *
     * @param offerId the goods, for {@code GOODS} and {@code CAMPAIGN} of goods
     * @param campaignId for {@code CAMPAIGN}
     * @param inAnyCase bought alone where that campaign fails
     * @param serviceItemId for {@code SERVICE} and {@code CAMPAIGN} of visits
     * @param bookingId for {@code SERVICE} and {@code CAMPAIGN} of visits
     * @param billId for {@code BILL}
     * @param insteadOf what was bought, where it could not be delivered and this comes instead
     * @param refunded of the amount, what went back to the payer
     * @param deliveryOn the day that was promised for goods when they were ordered; null where none was
     */
    public record Line(
            UUID id,
            LineSubject.Kind kind,
            @Nullable UUID offerId,
            @Nullable UUID campaignId,
            boolean inAnyCase,
            @Nullable UUID serviceItemId,
            @Nullable UUID bookingId,
            @Nullable UUID billId,
            LocalizedText name,
            @Nullable LocalizedText insteadOf,
            long quantity,
            Money unitPrice,
            Money amount,
            Money refunded,
            @Nullable LocalDate deliveryOn) {}
}
