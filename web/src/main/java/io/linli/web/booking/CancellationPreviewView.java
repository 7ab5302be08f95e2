package io.linli.web.booking;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.paidvisit.CancellationPreview;

/**
 * What giving a visit up would come to now.
 *
 * @param fee would be kept
 * @param back would go back the way it was paid
 * @param freeUntil until when it costs nothing; absent where it always costs something
 */
public record CancellationPreviewView(UUID bookingId, Money fee, Money back, @Nullable Instant freeUntil) {

    static CancellationPreviewView of(CancellationPreview preview) {
        return new CancellationPreviewView(
                preview.booking().id(),
                preview.fee(),
                preview.back(),
                preview.freeUntil().orElse(null));
    }
}
