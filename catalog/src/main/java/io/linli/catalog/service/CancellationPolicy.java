package io.linli.catalog.service;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;

/**
 * What cancelling a visit costs. Refuses with: {@code cancellation-invalid}.
 *
 * @param steps the longest before first; whoever is later than all of them pays all
 */
public record CancellationPolicy(List<Step> steps) {

    /** Until the visit begins it costs nothing. */
    public static final CancellationPolicy FREE = new CancellationPolicy(List.of(new Step(0, 0)));

    private static final int MOST_STEPS = 5;
    private static final int MOST_HOURS = 720;
    private static final int ALL = 100;

    /**
     * Until so many hours before the visit, cancelling costs this part of its price.
     *
     * @param percent 0 to 100
     */
    public record Step(int hoursBefore, int percent) {}

    public CancellationPolicy {
        steps = steps.stream()
                .sorted(Comparator.comparing(Step::hoursBefore).reversed())
                .toList();
        boolean outside = steps.stream()
                .anyMatch(step -> step.hoursBefore < 0
                        || step.hoursBefore > MOST_HOURS
                        || step.percent < 0
                        || step.percent > ALL);
        if (outside || steps.size() > MOST_STEPS || !rises(steps)) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "cancellation-invalid",
                    "Cancelling has at most " + MOST_STEPS
                            + " steps of 0 to 720 hours before, and costs no less the later it is.");
        }
    }

    /** The later, the dearer; two steps are never at the same hour. */
    private static boolean rises(List<Step> steps) {
        for (int later = 1; later < steps.size(); later++) {
            var before = steps.get(later - 1);
            if (steps.get(later).percent < before.percent || steps.get(later).hoursBefore == before.hoursBefore) {
                return false;
            }
        }
        return true;
    }

    /** What is kept of the price, rounded to the minor unit, halves up. */
    public Money fee(Money price, Instant startsAt, Instant cancelledAt) {
        long percent = steps.stream()
                .filter(step -> !cancelledAt.isAfter(startsAt.minus(Duration.ofHours(step.hoursBefore))))
                .findFirst()
                .map(Step::percent)
                .orElse(ALL);
        return price.allocate(List.of(percent, ALL - percent)).get(0);
    }

    /** The last moment at which cancelling costs nothing; empty where it always costs something. */
    public Optional<Instant> freeUntil(Instant startsAt) {
        return steps.stream()
                .filter(step -> step.percent == 0)
                .reduce((earlier, later) -> later)
                .map(step -> startsAt.minus(Duration.ofHours(step.hoursBefore)));
    }
}
