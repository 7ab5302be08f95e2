package io.linli.web.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

import io.linli.local.LocalStack;
import io.linli.local.Progress;

/** A database that was in use before entries were sealed. */
class LedgerMigrationTest {

    private static final String BEFORE_SEALS = "20261122000000";
    private static final int ENTRIES = 50;

    @Test
    void what_was_booked_before_entries_were_sealed_is_sealed_in_its_order_and_counted() throws SQLException {
        try (var stack = LocalStack.lease(Progress.silent());
                var own = stack.isolated("ledger-migration");
                var owner = connect(own.environment())) {
            migrate(own.environment(), BEFORE_SEALS);
            book(owner);

            migrate(own.environment(), "latest");

            assertThat(number(owner, "SELECT count(*) FROM marketplace.journal_seal"))
                    .isEqualTo(ENTRIES);
            assertThat(number(owner, "SELECT sum(height) FROM marketplace.ledger_lane"))
                    .isEqualTo(ENTRIES);
            assertThat(number(owner, "SELECT max(height) FROM marketplace.ledger_lane"))
                    .isEqualTo(ENTRIES / 16 + 1);
            assertThat(number(owner, brokenLinks())).isZero();
            assertThat(number(owner, "SELECT sum(balance) FROM marketplace.ledger_balance WHERE balance > 0"))
                    .isEqualTo(ENTRIES * (ENTRIES + 1L) / 2);
            assertThat(number(owner, balancesOff())).isZero();
        }
    }

    /** Entry n moves n fen from the platform to a supplier. */
    private static void book(Connection owner) throws SQLException {
        run(owner, "SELECT set_config('linli.tenant', '*', false)");
        run(
                owner,
                """
                INSERT INTO marketplace.ledger_account VALUES
                    (gen_random_uuid(), 'ORDERS_HELD', 'PLATFORM', gen_random_uuid(), 'CNY'),
                    (gen_random_uuid(), 'PARTY_PENDING', 'SUPPLIER', gen_random_uuid(), 'CNY')""");
        run(
                owner,
                """
                INSERT INTO marketplace.journal_entry SELECT gen_random_uuid(), 'SPLIT', 'split:' || n,
                    now() + n * interval '1 minute' FROM generate_series(1, %d) n"""
                        .formatted(ENTRIES));
        run(
                owner,
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

    private static void migrate(Map<String, String> environment, String target) {
        Flyway.configure()
                .dataSource(url(environment), user(environment), environment.get("LINLI_DATABASE_OWNER_PASSWORD"))
                .schemas("flyway")
                .locations("db/marketplace")
                .placeholders(Map.of("app", environment.getOrDefault("LINLI_DATABASE_USER", "linli_app")))
                .target(target)
                .load()
                .migrate();
    }

    private static Connection connect(Map<String, String> environment) throws SQLException {
        return DriverManager.getConnection(
                url(environment), user(environment), environment.get("LINLI_DATABASE_OWNER_PASSWORD"));
    }

    private static String url(Map<String, String> environment) {
        return "jdbc:" + environment.get("LINLI_DATABASE_URL");
    }

    private static String user(Map<String, String> environment) {
        return environment.getOrDefault("LINLI_DATABASE_OWNER", "linli_owner");
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
