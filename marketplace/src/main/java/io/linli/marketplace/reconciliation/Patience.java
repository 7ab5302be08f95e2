package io.linli.marketplace.reconciliation;

import java.time.Duration;
import java.time.Instant;

/** How long the other side may take: nothing is said until {@code late}, and hope is given up at {@code missing}. */
record Patience(Duration late, Duration missing) {

    enum Verdict {
        WAITING,
        LATE,
        MISSING
    }

    Patience {
        if (late.isNegative() || missing.compareTo(late) < 0) {
            throw new IllegalArgumentException("first late, then missing: " + late + ", " + missing);
        }
    }

    /** Of what is alone since then. */
    Verdict of(Instant since, Instant now) {
        var waited = Duration.between(since, now);
        if (waited.compareTo(late) < 0) {
            return Verdict.WAITING;
        }
        return waited.compareTo(missing) < 0 ? Verdict.LATE : Verdict.MISSING;
    }

    boolean tooFarApart(Instant one, Instant other) {
        return Duration.between(one, other).abs().compareTo(late) > 0;
    }
}
