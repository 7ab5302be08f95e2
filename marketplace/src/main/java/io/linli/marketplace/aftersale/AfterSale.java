package io.linli.marketplace.aftersale;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;

/**
 * A household's request for the money of an order line.
 *
 * @param companyId the property company of the community it was ordered in
 * @param quantity units it is about; empty when an amount or the whole line was asked for
 * @param note the household's own words
 * @param requested what was asked for
 * @param approved what was granted; empty while it is not
 * @param escalated whether the household took a refusal of the supplier to the property company
 * @param answerDueAt until when the supplier may answer; empty once it is not its turn
 * @param failure the provider's code, where the refund failed
 * @param steps what happened so far, oldest first
 */
public record AfterSale(
        UUID id,
        UUID companyId,
        UUID communityId,
        UUID householdId,
        UUID supplierId,
        UUID groupId,
        UUID orderId,
        UUID lineId,
        LocalizedText lineName,
        AfterSaleReason reason,
        Optional<Long> quantity,
        Optional<String> note,
        Money requested,
        Optional<Money> approved,
        AfterSaleState state,
        boolean escalated,
        Optional<Instant> answerDueAt,
        Optional<String> failure,
        Instant requestedAt,
        List<Step> steps) {

    /**
     * One thing that happened.
     *
     * @param standing what it led to
     * @param amount asked for, granted or given back with it
     */
    public record Step(
            AfterSaleStanding standing, AfterSaleParty by, Optional<Money> amount, Optional<String> note, Instant at) {}

    AfterSale with(List<Step> found) {
        return new AfterSale(
                id,
                companyId,
                communityId,
                householdId,
                supplierId,
                groupId,
                orderId,
                lineId,
                lineName,
                reason,
                quantity,
                note,
                requested,
                approved,
                state,
                escalated,
                answerDueAt,
                failure,
                requestedAt,
                List.copyOf(found));
    }

    public AfterSaleStanding standing() {
        return state.standing();
    }

    /** Whether it is not settled: the line has no other so long. */
    public boolean open() {
        return switch (standing()) {
            case WITH_SUPPLIER, WITH_PROPERTY_COMPANY, REFUSED_BY_SUPPLIER, APPROVED -> true;
            case REFUSED, WITHDRAWN, REFUNDED, REFUND_FAILED -> false;
        };
    }

    /** Whether the household can still take it back. */
    public boolean withdrawable() {
        return state.after(AfterSaleEvent.WITHDRAW).isPresent();
    }

    /** Whether the household can take it to the property company. */
    public boolean escalatable() {
        return state.after(AfterSaleEvent.ESCALATE).isPresent();
    }
}
