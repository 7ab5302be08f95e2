package io.linli.marketplace.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;
import io.linli.marketplace.ledger.Party;
import io.linli.marketplace.statement.StatementDifference.Subject;
import io.linli.marketplace.statement.StatementDifference.Value;

class StatementVerificationTest {

    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");
    private static final StatementDifference ONE =
            StatementDifference.figure(Subject.CLOSING, Money.cny(100), Money.cny(99));

    @Test
    void it_is_equal_where_nothing_differs_and_the_digest_is_the_issued_one() {
        assertThat(verified(true, List.of()).equal()).isTrue();
        assertThat(verified(false, List.of()).equal()).isFalse();
        assertThat(verified(true, List.of(ONE)).equal()).isFalse();
        assertThat(verified(true, List.of()).lines()).isEqualTo(3);
    }

    @Test
    void a_figure_that_differs_is_told_with_both_amounts() {
        assertThat(ONE.stated()).isEqualTo(new Value(Money.cny(100), null, null));
        assertThat(ONE.recomputed()).isEqualTo(new Value(Money.cny(99), null, null));
        assertThat(verified(true, List.of(ONE)).differences()).containsExactly(ONE);
    }

    @Test
    void of_very_many_differences_the_first_are_shown_and_that_there_are_more() {
        var most = Collections.nCopies(StatementVerification.MOST, ONE);
        var tooMany = Collections.nCopies(StatementVerification.MOST + 1, ONE);

        assertThat(verified(true, most).more()).isFalse();
        assertThat(verified(true, most).differences()).hasSize(StatementVerification.MOST);
        assertThat(verified(true, tooMany).more()).isTrue();
        assertThat(verified(true, tooMany).differences()).hasSize(StatementVerification.MOST);
    }

    private static StatementVerification verified(boolean digestMatches, List<StatementDifference> found) {
        var nothing = Money.cny(0);
        var statement = new Statement(
                new UUID(0, 1),
                "S-2026-000001",
                Party.supplier(new UUID(0, 2)),
                LocalizedText.same(""),
                Money.CNY,
                YearMonth.of(2026, 10),
                ZoneId.of("Asia/Shanghai"),
                NOON,
                NOON,
                NOON,
                StatementTotals.upTo(nothing, Map.of()),
                new StandingBalance(nothing, nothing, nothing, nothing),
                3,
                "00");
        return StatementVerification.of(statement, NOON, digestMatches, found);
    }
}
