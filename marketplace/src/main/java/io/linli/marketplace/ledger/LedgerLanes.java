package io.linli.marketplace.ledger;

import static java.util.stream.Collectors.toMap;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** The seals and balances of the ledger, recomputed by the database in stretches of a bounded number of entries. */
@ApplicationScoped
class LedgerLanes {

    /** How many entries one statement recomputes. */
    private static final int STRETCH = 1_000;

    private static final String ONE_SNAPSHOT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";

    private static final String HEAD =
            "SELECT height, encode(hash, 'hex') AS hash FROM marketplace.ledger_lane WHERE lane = cast(:lane AS integer)";

    /**
     * One row: the entries in a row that are as they were sealed, and the first that is not. What is missing is told before
     * what is changed, because a gap also breaks the link behind it.
     */
    private static final String STRETCH_FROM =
            """
            WITH link AS (
                SELECT s.entry_id, s.lane, s.height, s.postings, s.previous, s.hash,
                    lag(s.height, 1, cast(:height AS bigint)) OVER chain AS height_before,
                    lag(s.hash, 1, decode(:hash, 'hex')) OVER chain AS hash_before
                FROM marketplace.journal_seal s
                WHERE s.lane = cast(:lane AS integer) AND s.height > :height
                WINDOW chain AS (ORDER BY s.height)
                ORDER BY s.height LIMIT :limit
            ), checked AS (
                SELECT link.entry_id, link.height, link.hash, CASE
                    WHEN link.height <> link.height_before + 1 OR e.id IS NULL THEN 'REMOVED'
                    WHEN link.previous <> link.hash_before THEN 'REORDERED'
                    WHEN jsonb_array_length(content) < link.postings THEN 'REMOVED'
                    WHEN jsonb_array_length(content) > link.postings THEN 'ADDED'
                    WHEN link.hash <> marketplace.seal_hash(link.previous, link.lane, link.height, e, content) THEN 'EDITED'
                    END AS flaw
                FROM link LEFT JOIN marketplace.journal_entry e ON e.id = link.entry_id
                CROSS JOIN LATERAL marketplace.posting_content(link.entry_id) AS content
            ), broken AS (
                SELECT entry_id, height, flaw FROM checked WHERE flaw IS NOT NULL ORDER BY height LIMIT 1
            ), sound AS (
                SELECT c.height, c.hash FROM checked c
                WHERE c.height < coalesce((SELECT height FROM broken), 9223372036854775807)
            )
            SELECT (SELECT count(*) FROM sound) AS entries, (SELECT max(height) FROM sound) AS height,
                (SELECT encode(hash, 'hex') FROM sound ORDER BY height DESC LIMIT 1) AS hash,
                (SELECT count(*) FROM checked) AS seen, broken.flaw, broken.entry_id, broken.height AS broken_height
            FROM (VALUES (1)) AS one LEFT JOIN broken ON true
            """;

    private static final String SUMS =
            """
            SELECT p.account_id, cast(sum(p.amount) AS bigint) AS sum
            FROM marketplace.journal_seal s JOIN marketplace.posting p ON p.entry_id = s.entry_id
            WHERE s.lane = cast(:lane AS integer) AND s.height > :after AND s.height <= :to
            GROUP BY p.account_id
            """;

    private static final String BALANCES =
            "SELECT account_id, balance AS sum FROM marketplace.ledger_balance WHERE lane = cast(:lane AS integer)";

    private static final String UNSEALED =
            """
            SELECT found.entry_id
            FROM (SELECT id AS entry_id FROM marketplace.journal_entry
                UNION ALL SELECT entry_id FROM marketplace.posting) AS found
            WHERE NOT EXISTS (SELECT FROM marketplace.journal_seal s WHERE s.entry_id = found.entry_id) LIMIT 1
            """;

    /** First in a transaction: from here on it sees the books as they are now, whatever is booked meanwhile. */
    Uni<Void> holdStill() {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ONE_SNAPSHOT).executeUpdate())
                .replaceWithVoid();
    }

    Uni<LaneWalk.Head> head(int lane) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(HEAD, Tuple.class)
                        .setParameter("lane", lane)
                        .getSingleResult())
                .map(row -> new LaneWalk.Head(lane, row.get("height", Long.class), row.get("hash", String.class)));
    }

    /** The entries behind what was walked, recomputed. */
    Uni<LaneWalk.Stretch> next(LaneWalk walk) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(STRETCH_FROM, Tuple.class)
                        .setParameter("lane", walk.head().lane())
                        .setParameter("height", walk.height())
                        .setParameter("hash", walk.hash())
                        .setParameter("limit", STRETCH)
                        .getSingleResult())
                .chain(row -> sums(walk, row).map(sums -> stretch(row, sums)));
    }

    /** By account, of the lane alone. */
    Uni<Map<UUID, Long>> balances(int lane) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(BALANCES, Tuple.class)
                        .setParameter("lane", lane)
                        .getResultList())
                .map(LedgerLanes::byAccount);
    }

    /** The first entry or posting that no seal covers; empty when there is none. */
    Uni<List<Flaw>> unsealed() {
        return Panache.getSession()
                .chain(session -> session.<UUID>createNativeQuery(UNSEALED).getResultList())
                .map(found -> found.stream().map(Flaw::unsealed).toList());
    }

    private static Uni<Map<UUID, Long>> sums(LaneWalk walk, Tuple row) {
        if (row.get("entries", Long.class) == 0) {
            return Uni.createFrom().item(Map.of());
        }
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(SUMS, Tuple.class)
                        .setParameter("lane", walk.head().lane())
                        .setParameter("after", walk.height())
                        .setParameter("to", row.get("height", Long.class))
                        .getResultList())
                .map(LedgerLanes::byAccount);
    }

    private static LaneWalk.Stretch stretch(Tuple row, Map<UUID, Long> sums) {
        long entries = row.get("entries", Long.class);
        return new LaneWalk.Stretch(
                entries,
                entries == 0 ? 0 : row.get("height", Long.class),
                Objects.requireNonNullElse(row.get("hash", String.class), LaneWalk.NOTHING),
                sums,
                Optional.ofNullable(row.get("flaw", String.class))
                        .map(kind -> Flaw.at(
                                FlawKind.valueOf(kind),
                                row.get("broken_height", Long.class),
                                row.get("entry_id", UUID.class))),
                row.get("seen", Long.class) == STRETCH);
    }

    private static Map<UUID, Long> byAccount(List<Tuple> rows) {
        return rows.stream()
                .collect(toMap(row -> row.get("account_id", UUID.class), row -> row.get("sum", Long.class)));
    }
}
