package io.linli.web.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.linli.catalog.background.OwnContext;
import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.ledger.AccountBalance;
import io.linli.marketplace.ledger.EntryKind;
import io.linli.marketplace.ledger.JournalEntry;
import io.linli.marketplace.ledger.Ledger;
import io.linli.marketplace.ledger.LedgerAccount;
import io.linli.marketplace.ledger.Party;
import io.linli.marketplace.ledger.Posting;
import io.linli.web.LinliStack;
import io.linli.web.Neighbourhood;
import io.linli.web.TestUsers;
import io.linli.web.payment.Books;

/** What is done to the books with every trigger and right out of the way is found, and nothing else is. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class LedgerVerificationTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String VERIFICATION = "/api/v1/ledger/verification";
    private static final int BOOKINGS = 200;

    @Inject
    Ledger ledger;

    @Inject
    OwnContext own;

    @Inject
    Tenancy tenancy;

    @Inject
    Books books;

    /** Undoes what a test planted: the books belong to all tests. */
    private final List<String> repair = new ArrayList<>();

    @BeforeEach
    void the_books_are_in_order() {
        await().atMost(PATIENCE).until(() -> verify().getBoolean("intact"));
    }

    @AfterEach
    void the_books_are_in_order_again() {
        Superuser.run(repair);
        assertThat(verify().getBoolean("intact")).isTrue();
    }

    @Test
    void booking_at_the_same_time_as_verifying_is_no_false_alarm() {
        long before = verify().getLong("entries");

        var bookings = IntStream.range(0, BOOKINGS)
                .mapToObj(number -> CompletableFuture.runAsync(this::booked))
                .toList();
        var meanwhile = verify();
        bookings.forEach(CompletableFuture::join);
        var after = verify();

        assertThat(meanwhile.getBoolean("intact")).as(meanwhile.prettify()).isTrue();
        assertThat(after.getBoolean("intact")).as(after.prettify()).isTrue();
        assertThat(after.getLong("entries")).isGreaterThanOrEqualTo(before + BOOKINGS);
        assertThat(after.<Object>getList("lanes")).hasSize(16);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "amount = amount + 1",
                "company_id = gen_random_uuid()",
                "order_id = gen_random_uuid()",
                "line_id = NULL",
                "booked_at = booked_at + interval '1 microsecond'",
                "account_id = (SELECT id FROM marketplace.ledger_account ORDER BY id LIMIT 1)",
            })
    void an_edited_posting_is_found(String edit) {
        var entry = booked();
        keep(entry, "posting", "entry_id");

        plant("UPDATE marketplace.posting SET " + edit + " WHERE id = " + aPosting(entry));

        assertFound("EDITED", entry);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind = 'CAPTURE'",
                "reference = reference || '2'",
                "booked_at = booked_at - interval '1 day'",
            })
    void an_edited_entry_is_found(String edit) {
        var entry = booked();
        keep(entry, "journal_entry", "id");

        plant("UPDATE marketplace.journal_entry SET " + edit + " WHERE id = '" + entry + "'");

        assertFound("EDITED", entry);
    }

    @Test
    void an_account_given_to_another_party_is_found() {
        var party = Ids.next();
        var entry = booked(Party.supplier(party));
        repair.add("UPDATE marketplace.ledger_account SET party_id = '%s' WHERE party_id = '%s'"
                .formatted(party, new UUID(0, 1)));

        plant("UPDATE marketplace.ledger_account SET party_id = '%s' WHERE party_id = '%s'"
                .formatted(new UUID(0, 1), party));

        assertFound("EDITED", entry);
    }

    @Test
    void a_removed_posting_is_found() {
        var entry = booked();
        keep(entry, "posting", "entry_id");

        plant("DELETE FROM marketplace.posting WHERE id = " + aPosting(entry));

        assertFound("REMOVED", entry);
    }

    @Test
    void an_extra_posting_is_found() {
        var entry = booked();
        keep(entry, "posting", "entry_id");

        plant(copyOfAPosting(entry, entry));

        assertFound("ADDED", entry);
    }

    @Test
    void an_entry_that_was_never_sealed_is_found() {
        var entry = booked();
        var stray = Ids.next();
        repair.add("DELETE FROM marketplace.posting WHERE entry_id = '" + stray + "'");

        plant(copyOfAPosting(entry, stray));

        assertThat(verify().getString("outside[0].kind")).isEqualTo("UNSEALED");
        assertThat(verify().getString("outside[0].entryId")).isEqualTo(stray.toString());
    }

    @Test
    void a_removed_entry_is_found() {
        var entry = booked();
        keep(entry, "posting", "entry_id");
        keep(entry, "journal_entry", "id");

        plant(
                "DELETE FROM marketplace.posting WHERE entry_id = '" + entry + "'",
                "DELETE FROM marketplace.journal_entry WHERE id = '" + entry + "'");

        assertFound("REMOVED", entry);
    }

    @Test
    void an_entry_removed_together_with_its_seal_is_found_by_the_next() {
        var entry = booked();
        var next = bookedBehind(entry);
        keepAll(entry);

        plant(removal(entry));

        assertFound("REMOVED", next);
    }

    @Test
    void a_removed_tail_is_found_by_the_head_of_its_lane() {
        var entry = booked();
        var tail = bookedBehind(entry);
        keepAll(tail);

        plant(removal(tail));

        var flaw = flawOfLane(laneOf(entry));
        assertThat(flaw.get("kind")).isEqualTo("REMOVED");
        assertThat(((Number) flaw.get("height")).longValue()).isEqualTo(heightOf(entry) + 1);
    }

    @Test
    void swapped_places_are_found() {
        var entry = booked();
        var next = bookedBehind(entry);
        repair.addAll(swap(next, entry));

        plant(swap(entry, next).toArray(String[]::new));

        assertFound("REORDERED", next);
    }

    @Test
    void a_wrong_balance_is_found() {
        var party = Ids.next();
        var entry = booked(Party.supplier(party));
        repair.add("UPDATE marketplace.ledger_balance SET balance = balance - 1 WHERE " + ofAccount(party));

        plant("UPDATE marketplace.ledger_balance SET balance = balance + 1 WHERE " + ofAccount(party));

        assertThat(flawOfLane(laneOf(entry)).get("kind")).isEqualTo("BALANCE_OFF");
        assertThat(flawOfLane(laneOf(entry)).get("accountId")).isNotNull();
    }

    @Test
    void a_removed_balance_is_found() {
        var party = Ids.next();
        var entry = booked(Party.supplier(party));
        repair.add(
                "INSERT INTO marketplace.ledger_balance SELECT a.id, %s, a.currency, -100 FROM marketplace.ledger_account a"
                                .formatted(laneOf(entry))
                        + " WHERE a.party_id = '" + party + "'");

        plant("DELETE FROM marketplace.ledger_balance WHERE " + ofAccount(party));

        assertThat(flawOfLane(laneOf(entry)).get("kind")).isEqualTo("BALANCE_OFF");
    }

    @Test
    void a_balance_is_the_sum_of_what_all_lanes_have() {
        var party = Ids.next();
        for (int booking = 0; booking < 40; booking++) {
            booked(Party.supplier(party));
        }

        var account = LedgerAccount.pending(Party.supplier(party));
        assertThat(balances(party)).containsExactly(new AccountBalance(account, Money.cny(-4_000)));
        assertThat(books.number(
                        "SELECT count(*) FROM marketplace.ledger_balance b JOIN marketplace.ledger_account a"
                                + " ON a.id = b.account_id WHERE a.party_id = :group",
                        party))
                .as("spread over lanes")
                .isGreaterThan(1);
    }

    @Test
    void the_application_adds_nothing_to_a_sealed_entry() {
        var entry = booked();

        assertThatThrownBy(() -> change(copyOfAPosting(entry, entry))).hasMessageContaining("sealed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE marketplace.ledger_balance SET balance = 0",
                "INSERT INTO marketplace.ledger_balance SELECT id, 0, currency, 5 FROM marketplace.ledger_account",
                "UPDATE marketplace.ledger_lane SET height = 0",
                "DELETE FROM marketplace.journal_seal",
                "DELETE FROM marketplace.posting",
                "UPDATE marketplace.ledger_account SET kind = 'PARTY_PAYABLE'",
                "SELECT marketplace.seal(e, cast(0 AS smallint)) FROM marketplace.journal_entry e",
            })
    void the_application_writes_no_seal_no_balance_and_changes_no_posting(String sql) {
        assertThatThrownBy(() -> change(sql)).hasMessageContaining("permission denied");
    }

    @Test
    void an_entry_that_does_not_balance_does_not_commit() {
        var entry = booked();
        var unbalanced = Ids.next();

        assertThatThrownBy(() -> change(
                        "INSERT INTO marketplace.journal_entry VALUES ('%s', 'CORRECTION', '%1$s', now())"
                                .formatted(unbalanced),
                        copyOfAPosting(entry, unbalanced),
                        copyOfAPosting(entry, unbalanced)))
                .hasMessageContaining("does not balance");
    }

    @Test
    void an_entry_without_postings_does_not_commit() {
        assertThatThrownBy(
                        () -> change("INSERT INTO marketplace.journal_entry VALUES ('%s', 'CORRECTION', '%1$s', now())"
                                .formatted(Ids.next())))
                .hasMessageContaining("does not balance");
    }

    @Test
    void a_property_company_sees_its_own_balances_only() {
        booked(Party.propertyCompany(Neighbourhood.SUNRISE));
        booked(Party.propertyCompany(Neighbourhood.HARBOR));
        var owners =
                "SELECT DISTINCT a.party_id FROM marketplace.ledger_balance b JOIN marketplace.ledger_account a ON a.id = b.account_id";

        List<UUID> seen = own.transaction(() -> tenancy.enter(Neighbourhood.SUNRISE)
                        .chain(Panache::getSession)
                        .chain(session ->
                                session.createNativeQuery(owners, UUID.class).getResultList()))
                .await()
                .atMost(PATIENCE);

        assertThat(seen).containsExactly(Neighbourhood.SUNRISE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"property-harbor", "supplier-01", "resident-01", "technician-01"})
    void only_the_operator_verifies(String user) {
        TestUsers.as(user).get(VERIFICATION).then().statusCode(403);
        RestAssured.given().get(VERIFICATION).then().statusCode(401);
    }

    private List<AccountBalance> balances(UUID supplier) {
        return own.transaction(() -> tenancy.cross("test").chain(() -> ledger.balances(Party.supplier(supplier))))
                .await()
                .atMost(PATIENCE);
    }

    private UUID booked() {
        return booked(Party.supplier(Ids.next()));
    }

    /** One yuan captured for an order of Sunrise and owed to the party; the party's account is new or its own. */
    private UUID booked(Party party) {
        var order = Ids.next();
        var line = Ids.next();
        var entry = JournalEntry.of(
                EntryKind.CORRECTION,
                "test:" + Ids.next(),
                Instant.now(),
                List.of(
                        posting(LedgerAccount.PROVIDER_CLEARING, order, line, 100),
                        posting(LedgerAccount.pending(party), order, line, -100)));
        boolean fresh = own.transaction(
                        () -> tenancy.enter(Neighbourhood.SUNRISE).chain(() -> ledger.book(entry)))
                .await()
                .atMost(PATIENCE);
        assertThat(fresh).isTrue();
        return entry.id();
    }

    private static Posting posting(LedgerAccount account, UUID order, UUID line, long fen) {
        return new Posting(account, Neighbourhood.SUNRISE, Neighbourhood.MAPLE_COURT, order, line, Money.cny(fen));
    }

    /** Books until an entry directly follows this one in its lane. */
    private UUID bookedBehind(UUID entry) {
        long lane = laneOf(entry);
        var next = booked();
        while (laneOf(next) != lane) {
            next = booked();
        }
        assertThat(heightOf(next)).isEqualTo(heightOf(entry) + 1);
        return next;
    }

    private long laneOf(UUID entry) {
        return books.number("SELECT cast(lane AS bigint) FROM marketplace.journal_seal WHERE entry_id = :group", entry);
    }

    private long heightOf(UUID entry) {
        return books.number("SELECT height FROM marketplace.journal_seal WHERE entry_id = :group", entry);
    }

    private void plant(String... damage) {
        Superuser.run(List.of(damage));
    }

    /** Keeps the rows of an entry aside, to be put back as they were. */
    private void keep(UUID entry, String table, String column) {
        var kept = "public.kept_" + UUID.randomUUID().toString().replace('-', '_');
        Superuser.run(List.of("CREATE TABLE %s AS SELECT * FROM marketplace.%s WHERE %s = '%s'"
                .formatted(kept, table, column, entry)));
        repair.add("DELETE FROM marketplace.%s WHERE %s = '%s'".formatted(table, column, entry));
        repair.add("INSERT INTO marketplace.%s SELECT * FROM %s".formatted(table, kept));
        repair.add("DROP TABLE " + kept);
    }

    private void keepAll(UUID entry) {
        keep(entry, "posting", "entry_id");
        keep(entry, "journal_entry", "id");
        keep(entry, "journal_seal", "entry_id");
    }

    private static String[] removal(UUID entry) {
        return new String[] {
            "DELETE FROM marketplace.posting WHERE entry_id = '" + entry + "'",
            "DELETE FROM marketplace.journal_entry WHERE id = '" + entry + "'",
            "DELETE FROM marketplace.journal_seal WHERE entry_id = '" + entry + "'",
        };
    }

    /** Two neighbours of a lane, by way of a height nobody has. */
    private static List<String> swap(UUID one, UUID other) {
        var height = "UPDATE marketplace.journal_seal SET height = %s WHERE entry_id = '%s'";
        return List.of(
                height.formatted("height + 1000000000", one),
                height.formatted("height - 1", other),
                height.formatted("height - 999999999", one));
    }

    private static String copyOfAPosting(UUID from, UUID into) {
        return "INSERT INTO marketplace.posting SELECT gen_random_uuid(), '%s', account_id, company_id, community_id, order_id, line_id, amount, currency, booked_at FROM marketplace.posting WHERE id = "
                        .formatted(into)
                + aPosting(from);
    }

    /** The last of an entry: on the party's account. */
    private static String aPosting(UUID entry) {
        return "(SELECT id FROM marketplace.posting WHERE entry_id = '%s' ORDER BY id DESC LIMIT 1)".formatted(entry);
    }

    private static String ofAccount(UUID party) {
        return "account_id = (SELECT id FROM marketplace.ledger_account WHERE party_id = '" + party + "')";
    }

    private void change(String... statements) {
        own.transaction(() -> List.of(statements).stream()
                        .reduce(
                                tenancy.cross("test"),
                                (before, sql) -> before.chain(Panache::getSession)
                                        .chain(session ->
                                                session.createNativeQuery(sql).executeUpdate())
                                        .replaceWithVoid(),
                                (one, two) -> one.chain(() -> two)))
                .await()
                .atMost(PATIENCE);
    }

    private void assertFound(String kind, UUID entry) {
        var flaw = flawOfLane(laneOf(entry));
        assertThat(flaw.get("kind")).isEqualTo(kind);
        assertThat(flaw.get("entryId")).isEqualTo(entry.toString());
    }

    /** The only flaw there is. */
    private Map<String, Object> flawOfLane(long lane) {
        var verification = verify();
        assertThat(verification.getBoolean("intact")).isFalse();
        List<Map<String, Object>> all = verification.getList("lanes.flaws.flatten()");
        assertThat(all).as(verification.prettify()).hasSize(1);
        List<Map<String, Object>> flaws = verification.getList("lanes[" + lane + "].flaws");
        return flaws.get(0);
    }

    private static JsonPath verify() {
        return TestUsers.as("operator")
                .get(VERIFICATION)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
