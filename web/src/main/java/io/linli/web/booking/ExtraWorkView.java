package io.linli.web.booking;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.extrawork.ExtraWork;

/** @param orderGroupId what pays it, where it was agreed */
public record ExtraWorkView(
        UUID id,
        List<LineView> lines,
        Money amount,
        String note,
        ExtraWork.Standing state,
        @Nullable UUID orderGroupId,
        Instant proposedAt) {

    static ExtraWorkView of(ExtraWork work) {
        return new ExtraWorkView(
                work.id(),
                LineView.of(work.lines()),
                work.amount(),
                work.note(),
                work.standing(),
                work.groupId().orElse(null),
                work.proposedAt());
    }
}
