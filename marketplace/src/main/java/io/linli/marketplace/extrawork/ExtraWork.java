package io.linli.marketplace.extrawork;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Money;
import io.linli.catalog.service.Quote;

/**
 * Work a technician proposes besides what was booked.
 *
 * @param amount of the lines
 * @param groupId the order that pays it, where it was agreed
 */
public record ExtraWork(
        UUID id,
        UUID companyId,
        UUID bookingId,
        List<Quote.Line> lines,
        Money amount,
        String note,
        Standing standing,
        Optional<UUID> groupId,
        Instant proposedAt) {

    /** Proposed; agreed and to be paid; paid; not paid in time, so that it may be agreed again; declined; or taken back. */
    public enum Standing {
        PROPOSED,
        TO_PAY,
        PAID,
        LAPSED,
        DECLINED,
        WITHDRAWN;

        /** Whether the household may say yes. */
        boolean answerable() {
            return this == PROPOSED || this == LAPSED;
        }
    }
}
