package io.linli.web.statement;

import static io.linli.web.statement.StatementTest.issue;
import static io.linli.web.statement.StatementTest.verify;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.linli.catalog.kernel.Ids;
import io.linli.marketplace.ledger.Party;
import io.linli.web.LinliStack;
import io.linli.web.ledger.Superuser;

/** Computing a statement again finds what was done behind its back, in the ledger or in the statement itself. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class StatementVerificationTest {

    private static final Instant IN_MARCH = Instant.parse("2024-03-10T04:00:00Z");

    @Inject
    PartyBooks booked;

    private final Party party = Party.supplier(Ids.next());
    private UUID first;
    private UUID second;
    private String number;

    @BeforeEach
    void a_statement_is_issued() {
        booked.earned(party, 900, IN_MARCH.minusSeconds(40 * 86_400));
        first = booked.earned(party, 1_000, IN_MARCH);
        second = booked.takenBack(party, 300, IN_MARCH.plusSeconds(60));
        number = issue(party, "2024-03").getString("number");
        Superuser.run(List.of(
                "CREATE TABLE kept_posting AS SELECT * FROM marketplace.posting WHERE " + ofParty(),
                "CREATE TABLE kept_line AS SELECT * FROM marketplace.statement_line WHERE " + ofNumber()));
    }

    /** The books belong to all tests. */
    @AfterEach
    void the_books_are_as_they_were() {
        Superuser.run(List.of(
                "DELETE FROM marketplace.posting WHERE " + ofParty(),
                "INSERT INTO marketplace.posting SELECT * FROM kept_posting",
                "DELETE FROM marketplace.statement_line WHERE " + ofNumber(),
                "INSERT INTO marketplace.statement_line SELECT * FROM kept_line",
                "DROP TABLE kept_posting",
                "DROP TABLE kept_line"));
        assertThat(verify(number).getBoolean("equal")).isTrue();
    }

    @Test
    void what_was_not_touched_is_equal() {
        var outcome = verify(number);

        assertThat(outcome.getBoolean("equal")).isTrue();
        assertThat(outcome.getBoolean("digestMatches")).isTrue();
        assertThat(outcome.getInt("lines")).isEqualTo(2);
        assertThat(outcome.<Object>getList("differences")).isEmpty();
    }

    @Test
    void a_changed_amount_in_the_ledger_is_named_with_its_line() {
        plant("UPDATE marketplace.posting SET amount = amount - 1 WHERE entry_id = '" + first + "' AND " + ofParty());

        var outcome = verify(number);

        assertThat(outcome.getBoolean("equal")).isFalse();
        assertThat(outcome.getBoolean("digestMatches")).isTrue();
        assertThat(outcome.getList("differences.subject"))
                .containsExactly("EARNED", "CLOSING", "PENDING", "LINE_CHANGED");
        assertThat(outcome.getString("differences[3].entryId")).isEqualTo(first.toString());
        assertThat(outcome.getLong("differences[3].position")).isEqualTo(1);
        assertThat(outcome.getLong("differences[3].stated.amount.amount")).isEqualTo(1_000);
        assertThat(outcome.getLong("differences[3].recomputed.amount.amount")).isEqualTo(1_001);
    }

    @Test
    void a_removed_posting_is_a_missing_line() {
        plant("DELETE FROM marketplace.posting WHERE entry_id = '" + second + "' AND " + ofParty());

        var outcome = verify(number);

        assertThat(outcome.getList("differences.subject"))
                .containsExactly("TAKEN_BACK", "CLOSING", "PENDING", "LINE_MISSING");
        assertThat(outcome.getLong("differences[3].position")).isEqualTo(2);
    }

    @Test
    void a_posting_that_was_slipped_in_is_an_added_line() {
        plant(
                """
                INSERT INTO marketplace.posting SELECT gen_random_uuid(), entry_id, account_id, company_id, community_id,
                    gen_random_uuid(), line_id, amount, currency, booked_at FROM marketplace.posting
                WHERE entry_id = '%s' AND %s"""
                        .formatted(first, ofParty()));

        var outcome = verify(number);

        assertThat(outcome.getList("differences.subject"))
                .containsExactly("EARNED", "CLOSING", "PENDING", "LINE_ADDED");
    }

    @Test
    void a_change_before_the_month_is_a_difference_of_what_it_began_with() {
        plant("UPDATE marketplace.posting SET amount = amount - 1 WHERE booked_at < '2024-03-01' AND " + ofParty());

        var outcome = verify(number);

        assertThat(outcome.getList("differences.subject")).containsExactly("OPENING", "CLOSING", "PENDING");
    }

    @Test
    void a_posting_moved_out_of_the_month_is_missed() {
        plant("UPDATE marketplace.posting SET booked_at = booked_at + interval '60 days' WHERE entry_id = '" + second
                + "'");

        var outcome = verify(number);

        assertThat(outcome.getList("differences.subject")).contains("CLOSING", "LINE_MISSING");
    }

    @Test
    void a_changed_line_of_the_statement_breaks_its_digest_too() {
        plant("UPDATE marketplace.statement_line SET amount = amount + 1 WHERE position = 1 AND " + ofNumber());

        var outcome = verify(number);

        assertThat(outcome.getBoolean("equal")).isFalse();
        assertThat(outcome.getBoolean("digestMatches")).isFalse();
        assertThat(outcome.getList("differences.subject")).containsExactly("LINE_CHANGED");
    }

    @Test
    void a_statement_changed_together_with_the_ledger_still_breaks_its_digest() {
        plant(
                "UPDATE marketplace.posting SET booked_at = booked_at + interval '1 hour' WHERE entry_id = '" + first
                        + "'",
                "UPDATE marketplace.statement_line SET booked_at = booked_at + interval '1 hour' WHERE position = 1 AND "
                        + ofNumber());

        var outcome = verify(number);

        assertThat(outcome.<Object>getList("differences")).isEmpty();
        assertThat(outcome.getBoolean("digestMatches")).isFalse();
        assertThat(outcome.getBoolean("equal")).isFalse();
    }

    private void plant(String... statements) {
        Superuser.run(List.of(statements));
    }

    private String ofParty() {
        return "account_id IN (SELECT id FROM marketplace.ledger_account WHERE party_id = '" + party.id() + "')";
    }

    private String ofNumber() {
        return "statement_id = (SELECT id FROM marketplace.statement WHERE number = '" + number + "')";
    }
}
