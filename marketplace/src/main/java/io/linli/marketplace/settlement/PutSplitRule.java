package io.linli.marketplace.settlement;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Refusal;

/**
 * Puts a new version of a split rule; earlier ones stay, for the orders they were frozen with.
 *
 * <p>Putting the same version again answers with it. Refuses with: {@code rule-in-the-past}, {@code
 * rule-ends-before-it-begins}, {@code rule-exists} (another version of the same scope begins at the same moment).
 */
@ApplicationScoped
public class PutSplitRule {

    /** Clocks differ: a rule that begins now is accepted this much later. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    private final Rules rules;
    private final Clock clock;

    PutSplitRule(Rules rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * Puts the version.
     *
     * @param validFrom not in the past; absent: from now on
     * @param validTo later than that; absent: until a later version
     */
    @WithTransaction
    public Uni<SplitRule> put(SplitRuleDraft draft, Optional<Instant> validFrom, Optional<Instant> validTo) {
        var now = clock.instant();
        var from = validFrom.orElse(now).truncatedTo(ChronoUnit.MILLIS);
        var to = validTo.map(end -> end.truncatedTo(ChronoUnit.MILLIS));
        requireNotPast(from, now);
        requireOrdered(from, to);
        var rule = new SplitRule(Ids.next(), draft.scope(), draft.terms(), from, to);
        return rules.insert(rule)
                .chain(() -> rules.find(rule.scope(), from))
                .map(Optional::orElseThrow)
                .invoke(stored -> requireSame(stored, rule));
    }

    private static void requireOrdered(Instant from, Optional<Instant> to) {
        if (to.filter(end -> !end.isAfter(from)).isPresent()) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE,
                    "rule-ends-before-it-begins",
                    "A split rule must end after it begins.",
                    Map.of("validFrom", from, "validTo", to.orElseThrow()));
        }
    }

    private static void requireNotPast(Instant from, Instant now) {
        if (from.isBefore(now.minus(GRACE))) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE,
                    "rule-in-the-past",
                    "A split rule cannot begin in the past: orders were already frozen with the rule in force then.",
                    Map.of("validFrom", from));
        }
    }

    private static void requireSame(SplitRule stored, SplitRule put) {
        if (!stored.terms().equals(put.terms()) || !stored.validTo().equals(put.validTo())) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "rule-exists",
                    "Another version of this rule begins at the same moment.",
                    Map.of("rule", stored.id(), "validFrom", stored.validFrom()));
        }
    }
}
