package io.linli.marketplace.statement;

import java.time.Instant;
import java.util.List;

/**
 * A statement compared with what the ledger says now.
 *
 * @param equal no difference, and the digest is the one it was issued with
 * @param digestMatches what is stored of the statement is what was issued
 * @param lines how many lines were compared
 * @param differences at most {@value #MOST}: of the figures, then of the lines in their order
 * @param more there are more differences than these
 */
public record StatementVerification(
        String number,
        Instant at,
        boolean equal,
        boolean digestMatches,
        long lines,
        List<StatementDifference> differences,
        boolean more) {

    public static final int MOST = 1_000;

    public StatementVerification {
        differences = List.copyOf(differences);
    }

    static StatementVerification of(
            Statement statement, Instant at, boolean digestMatches, List<StatementDifference> found) {
        var shown = found.size() > MOST ? found.subList(0, MOST) : found;
        return new StatementVerification(
                statement.number(),
                at,
                digestMatches && found.isEmpty(),
                digestMatches,
                statement.lines(),
                shown,
                found.size() > MOST);
    }
}
