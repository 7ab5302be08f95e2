package io.linli.web.aftersale;

import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.aftersale.AfterSaleReason;
import io.linli.marketplace.aftersale.AfterSaleRequest;
import io.linli.marketplace.aftersale.Ask;
import io.linli.web.identity.ResidentActor;

/**
 * What a household asks for: with neither quantity nor amount, all that is left of the line.
 *
 * @param quantity units of the line
 * @param amount of the line's money
 * @param note own words, at most 500 characters
 */
public record NewAfterSale(
        @NotNull UUID lineId,
        @NotNull AfterSaleReason reason,
        @Nullable Long quantity,
        @Nullable Money amount,
        @Nullable String note) {

    AfterSaleRequest request(UUID key, ResidentActor resident) {
        return new AfterSaleRequest(
                key,
                resident.companyId(),
                resident.householdId(),
                resident.residentId(),
                lineId,
                ask(),
                reason,
                Optional.ofNullable(note).filter(words -> !words.isBlank()));
    }

    private Ask ask() {
        if (quantity != null && amount != null) {
            throw new Refusal(
                    Refusal.Kind.INVALID, "ask-ambiguous", "Ask for a quantity or for an amount, not for both.");
        }
        if (quantity != null) {
            return new Ask.Units(quantity);
        }
        return amount == null ? new Ask.Whole() : new Ask.Part(amount);
    }
}
