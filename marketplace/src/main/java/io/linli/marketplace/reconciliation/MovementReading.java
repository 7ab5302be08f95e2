package io.linli.marketplace.reconciliation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.linli.marketplace.payment.ProviderBalance.MovementPage;

/**
 * How far the provider's list of movements was read. The list is newest first: it is read page by page down to what is covered
 * already, also over several passes, and only then everything up to the moment of its first page is covered.
 *
 * @param readFrom nothing before is known
 * @param coveredTo everything before is read
 * @param windowTo when the first page of the list being read was asked for; empty between lists
 * @param resumeAfter the last movement read of it
 */
record MovementReading(Instant readFrom, Instant coveredTo, Optional<Instant> windowTo, Optional<String> resumeAfter) {

    Instant from(Duration overlap) {
        var from = coveredTo.minus(overlap);
        return from.isBefore(readFrom) ? readFrom : from;
    }

    /** After a page that was asked for at a moment, or followed one that was. */
    MovementReading after(MovementPage page, Instant askedAt) {
        var to = windowTo.orElse(askedAt);
        if (!page.more() || page.movements().isEmpty()) {
            return new MovementReading(readFrom, to, Optional.empty(), Optional.empty());
        }
        var last = page.movements().get(page.movements().size() - 1).id();
        return new MovementReading(readFrom, coveredTo, Optional.of(to), Optional.of(last));
    }

    boolean complete() {
        return windowTo.isEmpty();
    }
}
