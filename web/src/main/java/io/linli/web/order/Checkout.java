package io.linli.web.order;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.payment.PayBy;

/**
 * A cart to be checked out.
 *
 * @param payBy matters for a group-buy that is decided later than a card can hold money: then a card is saved and charged when
 *     it succeeds, a wallet charged at once and refunded if it fails; a card where it is not said
 * @param expectedTotal the total the resident was shown; if it is another by now, nothing is ordered
 * @param expectedDelivery the last day of delivery the resident was shown; if it is another by now, nothing is ordered
 */
public record Checkout(
        @NotNull UUID cartId,
        @Nullable Money expectedTotal,
        @Nullable LocalDate expectedDelivery,
        @Nullable PayBy payBy) {}
