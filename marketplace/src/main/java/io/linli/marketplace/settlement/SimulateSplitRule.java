package io.linli.marketplace.settlement;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Tenancy;

/**
 * What a rule would have paid on a month's real orders, had it been in force: each line that it covers and for which it would
 * have won over the rule the line was frozen with is divided anew; all others stay as they are. Refunds count as they
 * happened. Changes nothing.
 *
 * <p>Refuses with: {@code month-not-begun}, {@code rule-of-another-company}, {@code simulation-too-large} (more than {@value
 * #MOST_ORDERS} orders), and as {@link SplitRuleDraft} and its parts do.
 */
@ApplicationScoped
public class SimulateSplitRule {

    static final int MOST_ORDERS = 200_000;

    private final MonthLines lines;
    private final Tenancy tenancy;
    private final Clock clock;

    SimulateSplitRule(MonthLines lines, Tenancy tenancy, Clock clock) {
        this.lines = lines;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** On all companies' orders, or the one's the draft names. For the operator; crosses tenants. */
    @WithTransaction
    public Uni<SimulationResult> onAll(SplitRuleDraft draft, YearMonth month) {
        requireBegun(month);
        return tenancy.cross("simulate-split-rule")
                .chain(() -> run(draft, month, draft.scope().companyId()));
    }

    /** On a company's own orders. */
    @WithTransaction
    public Uni<SimulationResult> onOwn(UUID companyId, SplitRuleDraft draft, YearMonth month) {
        requireBegun(month);
        if (draft.scope().companyId().filter(named -> !named.equals(companyId)).isPresent()) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN,
                    "rule-of-another-company",
                    "A property company simulates rules for itself only.");
        }
        return tenancy.enter(companyId).chain(() -> run(draft, month, Optional.of(companyId)));
    }

    private Uni<SimulationResult> run(SplitRuleDraft draft, YearMonth month, Optional<UUID> companyId) {
        var simulation = new Simulation(draft);
        var after = new AtomicReference<>(MonthLines.Position.START);
        return Multi.createBy()
                .repeating()
                .uni(() -> lines.next(month, companyId, after.get())
                        .invoke(batch -> simulation.add(batch))
                        .invoke(batch -> after.set(batch.last()))
                        .invoke(batch -> requireBounded(simulation)))
                .whilst(MonthLines.Batch::more)
                .collect()
                .last()
                .map(last -> simulation.result(month));
    }

    private static void requireBounded(Simulation simulation) {
        if (simulation.orders() > MOST_ORDERS) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE,
                    "simulation-too-large",
                    "There were too many orders in this month: simulate the rule for one property company.",
                    Map.of("most", MOST_ORDERS));
        }
    }

    private void requireBegun(YearMonth month) {
        if (month.isAfter(
                YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC).plusDays(1)))) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "month-not-begun",
                    "A rule is simulated on a month with orders; this one has not begun.",
                    Map.of("month", month.toString()));
        }
    }
}
