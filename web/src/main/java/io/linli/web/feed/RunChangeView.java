package io.linli.web.feed;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.feed.RunChange;

/**
 * A change of a run as JSON.
 *
 * @param line of the file; of what is gone a number behind its last
 * @param held why it waits for a person; null where it does not
 * @param fields each with its value before and after; prices in minor units
 */
public record RunChangeView(
        long line,
        RunChange.Kind kind,
        String supplierSku,
        @Nullable UUID offerId,
        @Nullable String held,
        RunChange.@Nullable Decision decision,
        @JsonRawValue @Schema(type = SchemaType.OBJECT, description = "name to [before, after]") String fields) {

    static RunChangeView of(RunChange change) {
        return new RunChangeView(
                change.line(),
                change.kind(),
                change.supplierSku(),
                change.offerId().orElse(null),
                change.held().orElse(null),
                change.decision().orElse(null),
                ChangedDays.named(change.fields()));
    }
}
