package io.linli.marketplace.reconciliation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A comparison of a window.
 *
 * @param day of a run that the calendar asked for
 * @param to empty for whatever there is
 * @param matched facts and movements that agree
 * @param bankMatched bank rows that agree with their transfers
 * @param waiting what may still come
 * @param outside captures in which no provider took part
 * @param found exceptions it saw, decided ones among them
 * @param opened new ones
 * @param cleared earlier ones that went away by themselves
 * @param failure code of why it failed
 */
public record ReconciliationRun(
        UUID id,
        RunState state,
        Optional<LocalDate> day,
        String requestedBy,
        Instant from,
        Optional<Instant> to,
        Instant requestedAt,
        Optional<Instant> finishedAt,
        long matched,
        long bankMatched,
        long waiting,
        long outside,
        long found,
        long opened,
        long cleared,
        List<CurrencyBalance> balances,
        Optional<String> failure) {

    public boolean going() {
        return state == RunState.REQUESTED || state == RunState.RUNNING;
    }

    /** All that it looked at, agreeing or not. */
    public long seen() {
        return Math.max(1, matched + waiting + found);
    }
}
