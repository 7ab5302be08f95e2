package io.linli.marketplace.order;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;

/**
 * One line of a cart at the prices of this moment.
 *
 * @param supplierId who sells it: of a bill, the property company itself
 * @param imageUrl empty when there is none
 * @param categoryAncestry root first, the line's own category last; a bill has none
 * @param quantity units of the SKU; 1 for a visit and a bill
 * @param heldUntil when a seat or visit is given back unless checked out; empty for goods bought alone
 * @param obstacle what stops it from being ordered; empty when nothing does
 * @param deliveryOn when goods bought alone are brought if they are ordered now; empty where no day is promised
 */
public record CartLine(
        UUID id,
        LineSubject subject,
        UUID supplierId,
        LocalizedText supplierName,
        LocalizedText name,
        String imageUrl,
        List<UUID> categoryAncestry,
        long quantity,
        Money unitPrice,
        Optional<Instant> heldUntil,
        Optional<Obstacle> obstacle,
        Optional<LocalDate> deliveryOn) {

    /** What no day of delivery is promised for. */
    public CartLine(
            UUID id,
            LineSubject subject,
            UUID supplierId,
            LocalizedText supplierName,
            LocalizedText name,
            String imageUrl,
            List<UUID> categoryAncestry,
            long quantity,
            Money unitPrice,
            Optional<Instant> heldUntil,
            Optional<Obstacle> obstacle) {
        this(
                id,
                subject,
                supplierId,
                supplierName,
                name,
                imageUrl,
                categoryAncestry,
                quantity,
                unitPrice,
                heldUntil,
                obstacle,
                Optional.empty());
    }

    /** Why a line cannot be ordered as it stands. */
    public enum Obstacle {
        /** The supplier no longer sells it. */
        WITHDRAWN("offer-withdrawn", "The supplier no longer sells this."),
        /** The supplier no longer sells in the resident's community. */
        NOT_SERVED("offer-not-served", "The supplier does not sell in your community."),
        /** It is brought on no day on which its supplier comes to the resident's community. */
        NOT_DELIVERED("offer-not-delivered", "The supplier brings this to your community on no day."),
        /** None is left. */
        SOLD_OUT("sold-out", "There is not enough left of this."),
        /** The seat or visit was given back. */
        HOLD_EXPIRED("hold-expired", "This was held too long and given back. Take it again."),
        /** The group-buy missed its threshold. */
        CAMPAIGN_FAILED("campaign-closed", "The group-buy is over."),
        /** Somebody of the household is paying it just now. */
        BILL_BEING_PAID("bill-being-paid", "Somebody is paying this bill just now."),
        /** It was paid meanwhile. */
        BILL_PAID("bill-paid", "This bill is paid."),
        /** The property company took it back. */
        BILL_CANCELLED("bill-cancelled", "The property company cancelled this bill.");

        private final String code;
        private final String message;

        Obstacle(String code, String message) {
            this.code = code;
            this.message = message;
        }

        /** The refusal's code when it is ordered nevertheless. */
        public String code() {
            return code;
        }

        String message() {
            return message;
        }
    }

    public Money amount() {
        return unitPrice.times(quantity);
    }

    /** Empty for a bill. */
    public Optional<UUID> category() {
        return categoryAncestry.isEmpty()
                ? Optional.empty()
                : Optional.of(categoryAncestry.get(categoryAncestry.size() - 1));
    }
}
