package io.linli.web.catalog;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Money;
import io.linli.catalog.schedule.ScheduledChange;

/**
 * A change of an own offer at a moment, as JSON.
 *
 * @param until when it is put back; null where it stays so
 * @param code why it was refused, where it was
 * @param leftAlone what was not put back at its end, as it had been changed meanwhile
 * @param changesId to undo it by, once it was made
 */
public record ScheduledChangeView(
        UUID id,
        UUID offerId,
        String supplierSku,
        @Nullable Money price,
        @Nullable Money listPrice,
        @Nullable Long stock,
        @Nullable Boolean withdrawn,
        Instant at,
        @Nullable Instant until,
        ScheduledChange.State state,
        @Nullable String code,
        List<ScheduledChange.Field> leftAlone,
        @Nullable UUID changesId,
        String askedBy,
        Instant askedAt) {

    static ScheduledChangeView of(ScheduledChange one) {
        var change = one.change();
        return new ScheduledChangeView(
                one.id(),
                one.offerId(),
                one.supplierSku(),
                change.price().orElse(null),
                change.listPrice().orElse(null),
                change.stock().orElse(null),
                change.withdrawn().orElse(null),
                one.at(),
                one.until().orElse(null),
                one.state(),
                one.code().orElse(null),
                one.leftAlone().stream().sorted().toList(),
                one.editId().orElse(null),
                one.askedBy(),
                one.askedAt());
    }
}
