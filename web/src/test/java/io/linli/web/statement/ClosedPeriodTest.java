package io.linli.web.statement;

import static io.linli.web.TestUsers.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.ledger.EntryKind;
import io.linli.marketplace.ledger.LedgerAccount;
import io.linli.marketplace.ledger.Party;
import io.linli.web.LinliStack;
import io.linli.web.payment.Books;

/** What was told is not changed: not by what is told late, not by who chooses the moment, not by SQL. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class ClosedPeriodTest {

    private static final Instant IN_MARCH = Instant.parse("2024-03-10T04:00:00Z");
    private static final Instant FIRST_OF_APRIL = Instant.parse("2024-03-31T16:00:00Z");

    @Inject
    PartyBooks booked;

    @Inject
    Books books;

    @Test
    void what_is_told_late_is_booked_at_the_earliest_open_moment() {
        var party = toldInMarch();

        booked.earned(party, 25, IN_MARCH.plusSeconds(9));

        var april = StatementTest.issue(party, "2024-04");
        assertThat(april.getLong("totals.opening.amount")).isEqualTo(100);
        var lines = StatementTest.lines(april.getString("number"));
        assertThat(lines.getList("items.bookedAt")).containsExactly(FIRST_OF_APRIL.toString());
        assertThat(lines.getList("items.amount.amount")).containsExactly(25);
    }

    @Test
    void an_entry_of_two_parties_is_booked_where_both_are_open() {
        var told = toldInMarch();
        var other = Party.supplier(Ids.next());

        var entry = booked.move(
                EntryKind.CORRECTION,
                LedgerAccount.pending(other),
                LedgerAccount.pending(told),
                5,
                Instant.parse("2024-02-01T00:00:00Z"));

        assertThat(books.list(
                        "SELECT DISTINCT booked_at FROM marketplace.posting WHERE entry_id = :group",
                        Instant.class,
                        entry))
                .containsExactly(FIRST_OF_APRIL);
    }

    @Test
    void what_is_told_in_time_keeps_its_moment() {
        var party = toldInMarch();
        var at = Instant.parse("2024-06-01T00:00:00Z");

        var entry = booked.earned(party, 5, at);

        assertThat(books.list(
                        "SELECT DISTINCT booked_at FROM marketplace.posting WHERE entry_id = :group",
                        Instant.class,
                        entry))
                .containsExactly(at);
    }

    @Test
    void who_chooses_a_moment_in_a_closed_period_is_refused_and_nothing_is_booked() {
        var party = toldInMarch();
        var entry = PartyBooks.entry(
                EntryKind.CORRECTION, LedgerAccount.pending(Party.PLATFORM), LedgerAccount.pending(party), 5, IN_MARCH);

        var refusal = catchThrowable(() -> booked.exactly(entry));

        assertThat(refusal)
                .asInstanceOf(InstanceOfAssertFactories.type(Refusal.class))
                .returns("period-closed", Refusal::code)
                .returns(Refusal.Kind.CONFLICT, Refusal::kind);
        assertThat(books.number("SELECT count(*) FROM marketplace.journal_entry WHERE id = :group", entry.id()))
                .isZero();
        assertThat(books.number("SELECT count(*) FROM marketplace.posting WHERE entry_id = :group", entry.id()))
                .isZero();
    }

    @Test
    void who_chooses_an_open_moment_gets_it() {
        var party = toldInMarch();
        var entry = PartyBooks.entry(
                EntryKind.CORRECTION,
                LedgerAccount.pending(Party.PLATFORM),
                LedgerAccount.pending(party),
                5,
                FIRST_OF_APRIL);

        booked.exactly(entry);

        assertThat(books.number("SELECT count(*) FROM marketplace.posting WHERE entry_id = :group", entry.id()))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE marketplace.statement SET closing = 0 WHERE party_id = :group",
                "DELETE FROM marketplace.statement WHERE party_id = :group",
                "UPDATE marketplace.statement_line SET amount = 1 WHERE entry_id = :group",
                "DELETE FROM marketplace.statement_line WHERE entry_id = :group",
                "DELETE FROM marketplace.closed_period WHERE party_id = :group",
                "DELETE FROM marketplace.statement_counter WHERE party_kind = cast(cast(:group AS uuid) AS text)",
            })
    void the_application_may_not_change_what_was_told(String sql) {
        var party = toldInMarch();

        var refused = catchThrowable(() -> books.change(sql, party.id()));

        assertThat(refused).hasMessageContaining("permission denied");
    }

    @Test
    void a_closed_period_is_not_opened_again() {
        var party = toldInMarch();

        var refused = catchThrowable(() -> books.change(
                "UPDATE marketplace.closed_period SET closed_until = '2024-01-01' WHERE party_id = :group",
                party.id()));

        assertThat(refused).hasMessageContaining("stays closed");
    }

    @Test
    void no_line_joins_a_statement_that_is_issued() {
        var party = toldInMarch();

        var refused = catchThrowable(() -> books.change(
                """
                INSERT INTO marketplace.statement_line (statement_id, position, entry_id, booked_at, kind, amount)
                SELECT id, 9, id, starts_at, 'CORRECTION', 5 FROM marketplace.statement WHERE party_id = :group""",
                party.id()));

        assertThat(refused).hasMessageContaining("is issued");
    }

    @Test
    void a_statement_that_does_not_add_up_is_not_issued() {
        var party = toldInMarch();

        var refused = catchThrowable(() -> books.change(
                """
                INSERT INTO marketplace.statement SELECT gen_random_uuid(), number || 'X', party_kind, party_id, name_en,
                    name_zh, currency, cast('2024-04-01' AS date), time_zone, starts_at, ends_at, issued_at, opening, 1,
                    taken_back, restored, paid_out, came_back, corrected, opening + 1, pending, payable, receivable,
                    in_transit + 1, 0, digest FROM marketplace.statement WHERE party_id = :group""",
                party.id()));

        assertThat(refused).isNotNull();
        assertThat(as("operator")
                        .get("/api/v1/statements?partyKind=SUPPLIER&partyId=" + party.id())
                        .jsonPath()
                        .<Object>getList("items"))
                .hasSize(1);
    }

    /** A party that has been told of a hundred fen in March. */
    private Party toldInMarch() {
        var party = Party.supplier(Ids.next());
        booked.earned(party, 100, IN_MARCH);
        StatementTest.issue(party, "2024-03");
        return party;
    }
}
