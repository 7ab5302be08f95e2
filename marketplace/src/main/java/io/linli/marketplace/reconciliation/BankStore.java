package io.linli.marketplace.reconciliation;

import static java.util.stream.Collectors.joining;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Ids;

/** The tables of the bank's files. In the caller's transaction, crossing tenants. */
@ApplicationScoped
class BankStore {

    private static final String ADD_FILE =
            """
            INSERT INTO marketplace.bank_file (id, digest, name, row_count, uploaded_by, uploaded_at)
            VALUES (:id, :digest, :name, :rows, :by, :now) ON CONFLICT (digest) DO NOTHING
            """;

    private static final String ADD_ROWS =
            """
            INSERT INTO marketplace.bank_row (id, file_id, line, payout_reference, account, amount, currency, value_date,
                occurrence)
            SELECT id, :file, line, reference, account, amount, currency, value_date, occurrence
            FROM jsonb_to_recordset(cast(cast(:rows AS text) AS jsonb)) AS row (id uuid, line integer, reference text,
                account text, amount bigint, currency text, value_date date, occurrence integer)
            ON CONFLICT (payout_reference, account, amount, currency, value_date, occurrence) DO NOTHING
            """;

    private static final String FILES =
            """
            SELECT f.id, f.name, f.row_count, f.uploaded_by, f.uploaded_at,
                (SELECT count(*) FROM marketplace.bank_row r WHERE r.file_id = f.id) AS fresh
            FROM marketplace.bank_file f
            """;

    private static final String BY_DIGEST = FILES + " WHERE f.digest = :digest";
    private static final String LATEST = FILES + " ORDER BY f.id DESC LIMIT :limit";

    private static final String TOLD = "SELECT max(value_date) FROM marketplace.bank_row";

    private static final String UNPLACED =
            "SELECT DISTINCT payout_reference FROM marketplace.bank_row WHERE transfer IS NULL LIMIT :limit";

    /** By the provider's id of the transfer, or by our id of the payout. */
    private static final String PLACE =
            """
            UPDATE marketplace.bank_row b SET transfer = place.key
            FROM (SELECT r.id, coalesce((SELECT m.match_key FROM marketplace.provider_movement m
                    WHERE m.source = r.payout_reference AND m.kind = 'TRANSFER' AND m.reference IS NOT NULL LIMIT 1),
                    (SELECT e.reference FROM marketplace.journal_entry e
                    WHERE e.reference = 'transfer:' || lower(r.payout_reference))) AS key
                FROM marketplace.bank_row r WHERE r.transfer IS NULL) AS place
            WHERE b.id = place.id AND place.key IS NOT NULL
            """;

    private static final String PLACE_NUMBERS =
            """
            UPDATE marketplace.bank_row b SET transfer = place.key
            FROM jsonb_to_recordset(cast(cast(:rows AS text) AS jsonb)) AS place (number text, key text)
            WHERE b.payout_reference = place.number AND b.transfer IS NULL
            """;

    /** @return false when these bytes were uploaded before */
    Uni<Boolean> addFile(UUID id, String digest, String name, int rows, String by, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ADD_FILE)
                        .setParameter("id", id)
                        .setParameter("digest", digest)
                        .setParameter("name", name)
                        .setParameter("rows", rows)
                        .setParameter("by", by)
                        .setParameter("now", now.atOffset(ZoneOffset.UTC))
                        .executeUpdate())
                .map(added -> added == 1);
    }

    /** @return how many no earlier file had */
    Uni<Integer> addRows(UUID file, List<BankLine> lines) {
        var rows = lines.stream().map(BankStore::row).map(JsonObject::encode).collect(joining(",", "[", "]"));
        return Panache.getSession().chain(session -> session.createNativeQuery(ADD_ROWS)
                .setParameter("file", file)
                .setParameter("rows", rows)
                .executeUpdate());
    }

    Uni<BankFile> byDigest(String digest) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(BY_DIGEST, Tuple.class)
                        .setParameter("digest", digest)
                        .getSingleResult())
                .map(BankStore::file);
    }

    Uni<List<BankFile>> latest(int limit) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LATEST, Tuple.class)
                        .setParameter("limit", limit)
                        .getResultList())
                .map(rows -> rows.stream().map(BankStore::file).toList());
    }

    /** To the end of which day the files reach. */
    Uni<Optional<LocalDate>> toldTo() {
        return Panache.getSession()
                .chain(session ->
                        session.createNativeQuery(TOLD, LocalDate.class).getSingleResultOrNull())
                .map(Optional::ofNullable);
    }

    Uni<Optional<Instant>> told(ZoneId zone) {
        return toldTo().map(day ->
                day.map(last -> last.plusDays(1).atStartOfDay(zone).toInstant()));
    }

    /** References of rows whose transfer is not known. */
    Uni<List<String>> unplaced(int limit) {
        return Panache.getSession().chain(session -> session.<String>createNativeQuery(UNPLACED)
                .setParameter("limit", limit)
                .getResultList());
    }

    /** Finds the transfers that rows name by the provider's id or by our payout's id. */
    Uni<Integer> place() {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(PLACE).executeUpdate());
    }

    /** @param payouts by their number */
    Uni<Integer> place(Map<String, UUID> payouts) {
        if (payouts.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        var rows = payouts.entrySet().stream()
                .map(entry -> new JsonObject().put("number", entry.getKey()).put("key", "transfer:" + entry.getValue()))
                .map(JsonObject::encode)
                .collect(joining(",", "[", "]"));
        return Panache.getSession().chain(session -> session.createNativeQuery(PLACE_NUMBERS)
                .setParameter("rows", rows)
                .executeUpdate());
    }

    private static JsonObject row(BankLine line) {
        return new JsonObject()
                .put("id", Ids.next().toString())
                .put("line", line.line())
                .put("reference", line.payoutReference())
                .put("account", line.account())
                .put("amount", line.amount().amount())
                .put("currency", line.amount().currency().getCurrencyCode())
                .put("value_date", line.valueDate().toString())
                .put("occurrence", line.occurrence());
    }

    private static BankFile file(Tuple row) {
        @Nullable Long fresh = row.get("fresh", Long.class);
        return new BankFile(
                row.get("id", UUID.class),
                row.get("name", String.class),
                row.get("row_count", Integer.class),
                fresh == null ? 0 : fresh,
                row.get("uploaded_by", String.class),
                row.get("uploaded_at", OffsetDateTime.class).toInstant());
    }
}
