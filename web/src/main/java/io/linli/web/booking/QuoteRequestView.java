package io.linli.web.booking;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.quote.QuoteRequest;

/**
 * What a household asked a provider, and the answer.
 *
 * @param lines of the price; absent as long as there is none
 * @param note of the provider
 * @param bookingId where it was accepted: the visit
 */
public record QuoteRequestView(
        UUID id,
        UUID serviceItemId,
        UUID communityId,
        String wish,
        QuoteRequest.State state,
        Instant askedAt,
        @Nullable List<LineView> lines,
        @Nullable Money total,
        @Nullable Integer minutes,
        @Nullable Instant validUntil,
        String note,
        @Nullable UUID bookingId) {

    static QuoteRequestView of(QuoteRequest request) {
        var quoted = request.quoted();
        return new QuoteRequestView(
                request.id(),
                request.serviceItemId(),
                request.communityId(),
                request.wish(),
                request.state(),
                request.askedAt(),
                quoted.map(quote -> LineView.of(quote.lines())).orElse(null),
                quoted.map(quote -> quote.total()).orElse(null),
                quoted.map(quote -> quote.minutes()).orElse(null),
                quoted.map(quote -> quote.validUntil()).orElse(null),
                request.note(),
                request.bookingId().orElse(null));
    }
}
