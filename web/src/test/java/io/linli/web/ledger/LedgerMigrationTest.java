package io.linli.web.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

import io.linli.web.infrastructure.DatabaseInUse;

/** A database that was in use before entries were sealed. */
class LedgerMigrationTest {

    private static final String BEFORE_SEALS = "20261122000000";
    private static final int ENTRIES = 50;

    @Test
    void what_was_booked_before_entries_were_sealed_is_sealed_in_its_order_and_counted() throws SQLException {
        try (var database = DatabaseInUse.at(BEFORE_SEALS, "ledger-migration")) {
            book(database);

            database.upgrade();

            assertThat(database.number("SELECT count(*) FROM marketplace.journal_seal"))
                    .isEqualTo(ENTRIES);
            assertThat(database.number("SELECT sum(height) FROM marketplace.ledger_lane"))
                    .isEqualTo(ENTRIES);
            assertThat(database.number("SELECT max(height) FROM marketplace.ledger_lane"))
                    .isEqualTo(ENTRIES / 16 + 1);
            assertThat(database.number(brokenLinks())).isZero();
            assertThat(database.number("SELECT sum(balance) FROM marketplace.ledger_balance WHERE balance > 0"))
                    .isEqualTo(ENTRIES * (ENTRIES + 1L) / 2);
            assertThat(database.number(balancesOff())).isZero();
        }
    }

    /** Entry n moves n fen from the platform to a supplier. */
    private static void book(DatabaseInUse database) throws SQLException {
        database.run(
                """
                INSERT INTO marketplace.ledger_account VALUES
                    (gen_random_uuid(), 'ORDERS_HELD', 'PLATFORM', gen_random_uuid(), 'CNY'),
                    (gen_random_uuid(), 'PARTY_PENDING', 'SUPPLIER', gen_random_uuid(), 'CNY')""");
        database.run(
                """
                INSERT INTO marketplace.journal_entry SELECT gen_random_uuid(), 'SPLIT', 'split:' || n,
                    now() + n * interval '1 minute' FROM generate_series(1, %d) n"""
                        .formatted(ENTRIES));
        database.run(
                """
                INSERT INTO marketplace.posting SELECT gen_random_uuid(), e.id, a.id, gen_random_uuid(), gen_random_uuid(),
                    NULL, NULL, (CASE a.kind WHEN 'ORDERS_HELD' THEN 1 ELSE -1 END) * split_part(e.reference, ':', 2)::bigint,
                    'CNY', e.booked_at FROM marketplace.journal_entry e CROSS JOIN marketplace.ledger_account a""");
    }

    private static String brokenLinks() {
        return """
                SELECT count(*) FROM (SELECT s.*, e.booked_at,
                        lag(s.hash, 1, decode(repeat('00', 32), 'hex')) OVER lane AS hash_before,
                        lag(e.booked_at, 1, '-infinity') OVER lane AS booked_before
                    FROM marketplace.journal_seal s JOIN marketplace.journal_entry e ON e.id = s.entry_id
                    WINDOW lane AS (PARTITION BY s.lane ORDER BY s.height)) link
                JOIN marketplace.journal_entry e ON e.id = link.entry_id
                WHERE previous <> hash_before OR link.booked_at <= booked_before OR hash <> marketplace.seal_hash(previous,
                    lane, height, e, marketplace.posting_content(e.id))""";
    }

    private static String balancesOff() {
        return """
                SELECT count(*) FROM (SELECT account_id, sum(amount) AS sum FROM marketplace.posting GROUP BY account_id) p
                FULL JOIN (SELECT account_id, sum(balance) AS sum FROM marketplace.ledger_balance GROUP BY account_id) b
                USING (account_id) WHERE p.sum IS DISTINCT FROM b.sum""";
    }
}
