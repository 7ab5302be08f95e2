package io.linli.marketplace.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far the provider's list of events was read. The list is newest first, so it is read window by window: the window's
 * bounds stay fixed while its pages are read, also over several passes, and only then the cursor moves to its end.
 *
 * @param coveredTo every event before was read
 * @param windowTo end of the window being read; empty between windows
 * @param resumeAfter last event read of that window; empty at its first page
 */
record ProviderCursor(Instant coveredTo, Optional<Instant> windowTo, Optional<String> resumeAfter) {

    /** Longest window: bounds what a long absence brings at once. */
    static final Duration LONGEST_WINDOW = Duration.ofHours(6);

    Instant from(Duration overlap) {
        return coveredTo.minus(overlap);
    }

    /** The open window, or the next one. */
    Instant to(Instant now) {
        var longest = coveredTo.plus(LONGEST_WINDOW);
        return windowTo.orElse(longest.isBefore(now) ? longest : now);
    }

    /** After a page: on in the same window, or past it when the page was its last. */
    ProviderCursor after(PaymentGateway.EventPage page, Instant to) {
        if (!page.more() || page.events().isEmpty()) {
            return new ProviderCursor(to, Optional.empty(), Optional.empty());
        }
        var last = page.events().get(page.events().size() - 1).id();
        return new ProviderCursor(coveredTo, Optional.of(to), Optional.of(last));
    }

    boolean windowOpen() {
        return windowTo.isPresent();
    }
}
