package io.linli.web.aftersale;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;
import io.linli.marketplace.aftersale.AfterSale;
import io.linli.marketplace.aftersale.AfterSaleParty;
import io.linli.marketplace.aftersale.AfterSaleReason;
import io.linli.marketplace.aftersale.AfterSaleStanding;

/**
 * A household's request for the money of an order line.
 *
 * @param quantity units it is about; absent when an amount or the whole line was asked for
 * @param approved what was granted
 * @param escalated whether the household took a refusal of the supplier to the property company
 * @param answerDueAt until when the supplier may answer, while it is its turn
 * @param failure the payment provider's code, where the refund failed
 * @param steps what happened so far, oldest first
 */
public record AfterSaleView(
        UUID id,
        UUID orderId,
        UUID lineId,
        LocalizedText lineName,
        UUID communityId,
        UUID supplierId,
        AfterSaleReason reason,
        @Nullable Long quantity,
        @Nullable String note,
        Money requested,
        @Nullable Money approved,
        AfterSaleStanding state,
        boolean escalated,
        @Nullable Instant answerDueAt,
        @Nullable String failure,
        Instant requestedAt,
        List<StepView> steps) {

    /**
     * One thing that happened.
     *
     * @param state what it led to
     * @param amount asked for, granted or given back with it
     */
    public record StepView(
            AfterSaleStanding state, AfterSaleParty by, @Nullable Money amount, @Nullable String note, Instant at) {}

    static AfterSaleView of(AfterSale afterSale) {
        return new AfterSaleView(
                afterSale.id(),
                afterSale.orderId(),
                afterSale.lineId(),
                afterSale.lineName(),
                afterSale.communityId(),
                afterSale.supplierId(),
                afterSale.reason(),
                afterSale.quantity().orElse(null),
                afterSale.note().orElse(null),
                afterSale.requested(),
                afterSale.approved().orElse(null),
                afterSale.standing(),
                afterSale.escalated(),
                afterSale.answerDueAt().orElse(null),
                afterSale.failure().orElse(null),
                afterSale.requestedAt(),
                afterSale.steps().stream().map(AfterSaleView::of).toList());
    }

    private static StepView of(AfterSale.Step step) {
        return new StepView(
                step.standing(),
                step.by(),
                step.amount().orElse(null),
                step.note().orElse(null),
                step.at());
    }
}
