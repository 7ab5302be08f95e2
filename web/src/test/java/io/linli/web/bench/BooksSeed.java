package io.linli.web.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

import io.linli.marketplace.ledger.Party;
import io.linli.web.Neighbourhood;

/** Fills the books as the product does, entry by entry and sealed, only faster: many entries a transaction. */
final class BooksSeed {

    private static final int ENTRIES_OF_A_TRANSACTION = 1_000;

    private final Connection database;

    BooksSeed(Connection database) {
        this.database = database;
    }

    /** Shares of a party, two lines an order, evenly from one moment to another. */
    void shares(Party party, int lines, Instant from, Instant to) throws SQLException {
        book(
                "SPLIT",
                "bench-split:",
                lines / 2,
                2,
                from,
                to,
                account("ORDERS_HELD", Party.PLATFORM),
                account("PARTY_PENDING", party));
    }

    /** Lines of a party that are released, a hundred an entry as the janitor does. */
    void released(Party party, int lines, Instant from, Instant to) throws SQLException {
        book(
                "RELEASE",
                "bench-release:",
                lines / 100,
                100,
                from,
                to,
                account("PARTY_PENDING", party),
                account("PARTY_PAYABLE", party));
    }

    /** Captures, and the provider's movements for them; every thousandth differs by a fen. */
    void captures(int count, Instant from, Instant to) throws SQLException {
        book(
                "CAPTURE",
                "capture:",
                count,
                1,
                from,
                to,
                account("PROVIDER_CLEARING", Party.PLATFORM),
                account("ORDERS_HELD", Party.PLATFORM));
        run(
                List.of(
                        """
                INSERT INTO marketplace.movement_reading (read_from, covered_to, leased_until)
                VALUES (now() - interval '30 days', now(), now())
                ON CONFLICT (only_one) DO UPDATE SET read_from = excluded.read_from""",
                        """
                INSERT INTO marketplace.provider_movement (id, kind, type, amount, fee, currency, source, reference, created_at,
                    available_on, payload, read_at, fee_booked)
                SELECT 'txn_bench' || n, 'CHARGE', 'charge', CASE WHEN n % 1000 = 0 THEN 101 ELSE 100 END, 0, 'CNY',
                    'ch_bench' || n, 'capture:' || id, at, at, '{}', now(), true
                FROM seeded"""));
    }

    private void book(
            String kind,
            String reference,
            int entries,
            int lines,
            Instant from,
            Instant to,
            String debit,
            String credit)
            throws SQLException {
        run(List.of(
                "DROP TABLE IF EXISTS seeded",
                """
                CREATE TEMP TABLE seeded AS SELECT n, gen_random_uuid() AS id, gen_random_uuid() AS order_id,
                    cast('%s' AS timestamptz) + (cast('%s' AS timestamptz) - cast('%s' AS timestamptz)) * (n - 1) / %d AS at
                FROM generate_series(1, %d) AS n"""
                        .formatted(from, to, from, entries, entries),
                "CREATE INDEX ON seeded (n)",
                "ANALYZE seeded"));
        for (int first = 1; first <= entries; first += ENTRIES_OF_A_TRANSACTION) {
            var within = " BETWEEN %d AND %d".formatted(first, first + ENTRIES_OF_A_TRANSACTION - 1);
            run(List.of(
                    "INSERT INTO marketplace.journal_entry (id, kind, reference, booked_at) SELECT id, '%s', '%s' || id, at FROM seeded WHERE n"
                                    .formatted(kind, reference)
                            + within,
                    """
                    INSERT INTO marketplace.posting (id, entry_id, account_id, company_id, community_id, order_id, line_id,
                        amount, currency, booked_at)
                    SELECT gen_random_uuid(), s.id, side.account, '%s', '%s', s.order_id, line.id, 100 * side.sign, 'CNY', s.at
                    FROM seeded s CROSS JOIN LATERAL (SELECT gen_random_uuid() AS id, s.n FROM generate_series(1, %d)) AS line
                    CROSS JOIN (VALUES (cast('%s' AS uuid), 1), (cast('%s' AS uuid), -1)) AS side (account, sign) WHERE s.n"""
                                    .formatted(Neighbourhood.SUNRISE, Neighbourhood.MAPLE_COURT, lines, debit, credit)
                            + within));
        }
    }

    private String account(String kind, Party party) throws SQLException {
        var of = "kind = '%s' AND party_kind = '%s' AND party_id = '%s' AND currency = 'CNY'"
                .formatted(kind, party.kind(), party.id());
        run(List.of("INSERT INTO marketplace.ledger_account (id, kind, party_kind, party_id, currency)"
                + " VALUES (gen_random_uuid(), '%s', '%s', '%s', 'CNY') ON CONFLICT DO NOTHING"
                        .formatted(kind, party.kind(), party.id())));
        try (var query = database.createStatement();
                var found = query.executeQuery("SELECT id FROM marketplace.ledger_account WHERE " + of)) {
            found.next();
            return found.getString(1);
        }
    }

    /** In one transaction. */
    void run(List<String> statements) throws SQLException {
        database.setAutoCommit(false);
        try (var statement = database.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
            database.commit();
        } finally {
            database.setAutoCommit(true);
        }
    }
}
