package io.linli.web.campaign;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.campaign.SubstituteRequest;

/**
 * A good that is offered instead of one that cannot be delivered.
 *
 * @param offerId of the same supplier
 * @param price of one unit, at most the lowest price that was promised; after the cut-off at most the final price
 * @param caseSize units its supplier sells at once; default 1, and always 1 after the cut-off
 */
public record NewSubstitute(@NotNull UUID offerId, @NotNull Money price, @Nullable Long caseSize) {

    SubstituteRequest toRequest(UUID key, UUID campaignId, UUID itemId) {
        return new SubstituteRequest(key, campaignId, itemId, offerId, price, caseSize == null ? 1 : caseSize);
    }
}
