package io.linli.marketplace.reconciliation;

import static java.util.stream.Collectors.joining;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Money;

/** The table of exceptions. In the caller's transaction, crossing tenants. */
@ApplicationScoped
class ExceptionStore {

    /** What was decided stays decided; what went away and is back is open again. */
    private static final String SAVE =
            """
            INSERT INTO marketplace.reconciliation_exception AS known (id, kind, side, subject, match_key, fingerprint, state,
                expected, expected_currency, found, found_currency, expected_party, found_party, provider_object, occurred_at,
                effect, remedy, proposal, first_run, last_run, opened_at)
            SELECT id, kind, side, subject, match_key, fingerprint, 'OPEN', expected, expected_currency, found, found_currency,
                expected_party, found_party, provider_object, occurred_at, effect, remedy, proposal, :run, :run, :now
            FROM jsonb_to_recordset(cast(cast(:rows AS text) AS jsonb)) AS row (id uuid, kind text, side text, subject text,
                match_key text, fingerprint text, expected bigint, expected_currency text, found bigint, found_currency text,
                expected_party text, found_party text, provider_object text, occurred_at timestamptz, effect jsonb,
                remedy text, proposal jsonb)
            ON CONFLICT (kind, subject, fingerprint) DO UPDATE SET last_run = excluded.last_run,
                state = CASE known.state WHEN 'CLEARED' THEN 'OPEN' ELSE known.state END,
                resolved_at = CASE known.state WHEN 'CLEARED' THEN NULL ELSE known.resolved_at END,
                opened_at = CASE known.state WHEN 'CLEARED' THEN excluded.opened_at ELSE known.opened_at END,
                first_run = CASE known.state WHEN 'CLEARED' THEN excluded.first_run ELSE known.first_run END
            """;

    private static final String CLEAR =
            """
            UPDATE marketplace.reconciliation_exception SET state = 'CLEARED', resolved_at = :now
            WHERE state = 'OPEN' AND last_run <> :run
                AND match_key IN (SELECT jsonb_array_elements_text(cast(cast(:keys AS text) AS jsonb)))
            """;

    private static final String OPENED =
            """
            SELECT count(*) FROM marketplace.reconciliation_exception
            WHERE last_run = :run AND first_run = :run AND state = 'OPEN'
            """;

    private static final String COLUMNS =
            """
            SELECT x.id, x.kind, x.side, x.subject, x.match_key, x.fingerprint, x.state, x.expected,
                cast(x.expected_currency AS text) AS expected_currency, x.found,
                cast(x.found_currency AS text) AS found_currency, x.expected_party, x.found_party, x.provider_object,
                x.occurred_at, x.remedy, cast(x.proposal AS text) AS proposal, x.opened_at, x.resolved_at, x.resolved_by,
                x.note, x.booked_as
            FROM marketplace.reconciliation_exception x
            """;

    private static final String PAGE = COLUMNS
            + """
             WHERE x.id < :before AND (cast(:state AS text) IS NULL OR x.state = :state)
                AND (cast(:kind AS text) IS NULL OR x.kind = :kind)
                AND (cast(:subject AS text) IS NULL OR x.subject = :subject OR x.match_key = :subject
                    OR x.provider_object = :subject)
            ORDER BY x.id DESC LIMIT :limit
            """;

    private static final String FIND = COLUMNS + " WHERE x.id = :id FOR UPDATE";
    private static final String LOOK = COLUMNS + " WHERE x.id = :id";

    private static final String RESOLVE =
            """
            UPDATE marketplace.reconciliation_exception SET state = :state, resolved_at = :now, resolved_by = :by,
                note = cast(:note AS text), booked_as = cast(:booked AS text)
            WHERE id = :id AND state = 'OPEN'
            """;

    private static final String EFFECTS =
            """
            SELECT one.value ->> 'currency' AS currency,
                cast(sum(cast(one.value ->> 'amount' AS bigint)) AS bigint) AS amount
            FROM marketplace.reconciliation_exception x CROSS JOIN LATERAL jsonb_array_elements(x.effect) AS one
            WHERE x.state IN ('OPEN', 'DISMISSED') GROUP BY 1
            """;

    /** Keeps what a run found under these keys, and closes what it no longer found. @return how many were closed */
    Uni<Integer> keep(UUID run, List<String> keys, List<Finding> findings, Instant now) {
        return (findings.isEmpty() ? Uni.createFrom().item(0) : save(run, findings, now))
                .chain(Panache::getSession)
                .chain(session -> session.createNativeQuery(CLEAR)
                        .setParameter("now", utc(now))
                        .setParameter("run", run)
                        .setParameter("keys", Json.texts(keys))
                        .executeUpdate());
    }

    private static Uni<Integer> save(UUID run, List<Finding> findings, Instant now) {
        var rows = findings.stream()
                .map(ExceptionStore::row)
                .map(JsonObject::encode)
                .collect(joining(",", "[", "]"));
        return Panache.getSession().chain(session -> session.createNativeQuery(SAVE)
                .setParameter("run", run)
                .setParameter("now", utc(now))
                .setParameter("rows", rows)
                .executeUpdate());
    }

    /** How many this run was the first to find. */
    Uni<Long> opened(UUID run) {
        return Panache.getSession().chain(session -> session.<Long>createNativeQuery(OPENED)
                .setParameter("run", run)
                .getSingleResult());
    }

    /** What open and dismissed ones keep the ledger away from the provider's balance. */
    Uni<List<Money>> effects() {
        return Panache.getSession()
                .chain(session ->
                        session.createNativeQuery(EFFECTS, Tuple.class).getResultList())
                .map(rows -> rows.stream()
                        .map(row -> Money.of(row.get("amount", Long.class), row.get("currency", String.class)))
                        .toList());
    }

    Uni<List<ReconciliationException>> page(
            UUID before,
            Optional<ExceptionState> state,
            Optional<ExceptionKind> kind,
            Optional<String> subject,
            int limit) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(PAGE, Tuple.class)
                        .setParameter("before", before)
                        .setParameter("state", state.map(Enum::name).orElse(null))
                        .setParameter("kind", kind.map(Enum::name).orElse(null))
                        .setParameter("subject", subject.orElse(null))
                        .setParameter("limit", limit)
                        .getResultList())
                .map(rows -> rows.stream().map(ExceptionStore::exception).toList());
    }

    /** Kept from others until the transaction ends. */
    Uni<Optional<ReconciliationException>> lock(UUID id) {
        return one(FIND, id);
    }

    Uni<Optional<ReconciliationException>> find(UUID id) {
        return one(LOOK, id);
    }

    private static Uni<Optional<ReconciliationException>> one(String query, UUID id) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(query, Tuple.class)
                        .setParameter("id", id)
                        .getResultList())
                .map(rows -> rows.stream().findFirst().map(ExceptionStore::exception));
    }

    Uni<Integer> booked(UUID id, String reference, String by, Instant now) {
        return resolve(id, ExceptionState.BOOKED, Optional.empty(), Optional.of(reference), by, now);
    }

    Uni<Integer> dismissed(UUID id, String note, String by, Instant now) {
        return resolve(id, ExceptionState.DISMISSED, Optional.of(note), Optional.empty(), by, now);
    }

    private static Uni<Integer> resolve(
            UUID id, ExceptionState state, Optional<String> note, Optional<String> booked, String by, Instant now) {
        return Panache.getSession().chain(session -> session.createNativeQuery(RESOLVE)
                .setParameter("state", state.name())
                .setParameter("now", utc(now))
                .setParameter("by", by)
                .setParameter("note", note.orElse(null))
                .setParameter("booked", booked.orElse(null))
                .setParameter("id", id)
                .executeUpdate());
    }

    private static JsonObject row(Finding finding) {
        return new JsonObject()
                .put("id", Ids.next().toString())
                .put("kind", finding.kind().name())
                .put("side", finding.side().name())
                .put("subject", finding.subject())
                .put("match_key", finding.key())
                .put("fingerprint", finding.fingerprint())
                .put("expected", finding.expected().map(Money::amount).orElse(null))
                .put("expected_currency", currency(finding.expected()))
                .put("found", finding.found().map(Money::amount).orElse(null))
                .put("found_currency", currency(finding.found()))
                .put("expected_party", finding.expectedParty().map(Json::party).orElse(null))
                .put("found_party", finding.foundParty().map(Json::party).orElse(null))
                .put("provider_object", finding.object().orElse(null))
                .put("occurred_at", finding.occurredAt().toString())
                .put("effect", Json.amounts(finding.effect()))
                .put("remedy", finding.remedy().name())
                .put("proposal", Json.postings(finding.proposal()));
    }

    private static String currency(Optional<Money> amount) {
        return amount.map(money -> money.currency().getCurrencyCode()).orElse(null);
    }

    private static ReconciliationException exception(Tuple row) {
        return new ReconciliationException(
                row.get("id", UUID.class),
                ExceptionKind.valueOf(row.get("kind", String.class)),
                Side.valueOf(row.get("side", String.class)),
                row.get("subject", String.class),
                row.get("match_key", String.class),
                ExceptionState.valueOf(row.get("state", String.class)),
                money(row, "expected"),
                money(row, "found"),
                Optional.ofNullable(row.get("expected_party", String.class)).map(Json::party),
                Optional.ofNullable(row.get("found_party", String.class)).map(Json::party),
                Optional.ofNullable(row.get("provider_object", String.class)),
                row.get("occurred_at", OffsetDateTime.class).toInstant(),
                Remedy.valueOf(row.get("remedy", String.class)),
                Json.postings(new JsonArray(row.get("proposal", String.class))),
                row.get("opened_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.get("resolved_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.get("resolved_by", String.class)),
                Optional.ofNullable(row.get("note", String.class)),
                Optional.ofNullable(row.get("booked_as", String.class)),
                row.get("fingerprint", String.class));
    }

    private static Optional<Money> money(Tuple row, String column) {
        return Optional.ofNullable(row.get(column, Long.class))
                .map(amount -> Money.of(amount, row.get(column + "_currency", String.class)));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
