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
 * <p>Putting the same version again answers with it. Refuses with: {@code rule-in-the-past}, {@code rule-exists} (another
 * version of the same scope begins at the same moment).
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
     */
    @WithTransaction
    public Uni<SplitRule> put(RuleScope scope, Rates rates, Optional<Instant> validFrom) {
        var now = clock.instant();
        var from = validFrom.orElse(now).truncatedTo(ChronoUnit.MILLIS);
        requireNotPast(from, now);
        return rules.insert(new SplitRule(Ids.next(), scope, rates, from))
                .chain(() -> rules.find(scope, from))
                .map(Optional::orElseThrow)
                .invoke(stored -> requireSame(stored, rates));
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

    private static void requireSame(SplitRule stored, Rates rates) {
        if (!stored.rates().equals(rates)) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "rule-exists",
                    "Another version of this rule begins at the same moment.",
                    Map.of("rule", stored.id(), "validFrom", stored.validFrom()));
        }
    }
}
