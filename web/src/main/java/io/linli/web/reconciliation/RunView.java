package io.linli.web.reconciliation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.reconciliation.CurrencyBalance;
import io.linli.marketplace.reconciliation.ReconciliationRun;
import io.linli.marketplace.reconciliation.RunState;

/**
 * A comparison.
 *
 * @param day of a run that the calendar asked for
 * @param matched facts and movements that agree
 * @param bankMatched bank rows that agree with their transfers
 * @param waiting what may still come
 * @param outside captures in which no provider took part
 * @param found exceptions it saw, decided ones among them
 * @param opened new ones
 * @param cleared earlier ones that went away by themselves
 */
public record RunView(
        UUID id,
        RunState state,
        @Nullable LocalDate day,
        Instant from,
        @Nullable Instant to,
        Instant requestedAt,
        @Nullable Instant finishedAt,
        long matched,
        long bankMatched,
        long waiting,
        long outside,
        long found,
        long opened,
        long cleared,
        List<Balance> balances,
        @Nullable String failure) {

    /**
     * {@code unexplained = provider − (ledger − outside) − differences − underWay}: it should be nothing.
     *
     * @param provider what stands on the provider's balance, available or pending
     * @param ledger what the books say stands there
     * @param outside of that, captures in which no provider took part
     * @param differences what open and dismissed exceptions would add to the books
     * @param underWay what is known on one side and may still come on the other
     */
    public record Balance(
            Money provider, Money ledger, Money outside, Money differences, Money underWay, Money unexplained) {

        static Balance of(CurrencyBalance balance) {
            return new Balance(
                    balance.provider(),
                    balance.ledger(),
                    balance.outside(),
                    balance.differences(),
                    balance.underWay(),
                    balance.unexplained());
        }
    }

    static RunView of(ReconciliationRun run) {
        return new RunView(
                run.id(),
                run.state(),
                run.day().orElse(null),
                run.from(),
                run.to().orElse(null),
                run.requestedAt(),
                run.finishedAt().orElse(null),
                run.matched(),
                run.bankMatched(),
                run.waiting(),
                run.outside(),
                run.found(),
                run.opened(),
                run.cleared(),
                run.balances().stream().map(Balance::of).toList(),
                run.failure().orElse(null));
    }
}
