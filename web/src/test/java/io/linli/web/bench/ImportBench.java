package io.linli.web.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.postgresql.PGConnection;

import io.linli.search.index.RawDocuments;
import io.linli.web.running.RunningProduct;

/**
 * Seconds from the first byte of the 41,122-row feed to every row being findable; then the same file once more, unchanged, and with
 * every tenth good renamed. What goods mean is learnt behind each, and waited for before the next begins. Ceiling: the same rows by COPY
 * into a table of the same columns plus its documents by raw bulk requests. Lower is better.
 */
final class ImportBench implements Bench.Benchmark {

    private static final int ROUNDS_OF_CEILING = 3;
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final Duration MEANING_LIMIT = Duration.ofMinutes(4);
    private static final Duration POLL = Duration.ofMillis(50);

    @Override
    public Result run(RunningProduct product) throws Exception {
        String token = product.token("operator");
        var cold = importFeed(product, token, CatalogFile.underOtherNames("warm-up-"));
        awaitMeaning(product, new Elastic(product));
        var first = importFeed(product, token, CatalogFile.gzipped());
        double meaning = awaitMeaning(product, new Elastic(product));
        var again = importFeed(product, token, CatalogFile.gzipped());
        var tenth = importFeed(product, token, CatalogFile.withEveryTenthRenamed());
        double tenthMeaning = awaitMeaning(product, new Elastic(product));
        var elastic = new Elastic(product);
        var documents = wholeDocuments(elastic);
        double copy = Double.MAX_VALUE;
        double bulk = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS_OF_CEILING; round++) {
            copy = Math.min(copy, copySeconds(product));
            bulk = Math.min(bulk, elastic.bulkSeconds(documents));
        }
        double ceiling = copy + bulk;
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("rows", first.run().get("read").asLong());
        details.put("created", first.run().get("created").asLong());
        details.put("rejected", first.run().get("rejected").asLong());
        details.put("documents", documents.size());
        details.put("rightAfterStartSeconds", Result.rounded(cold.seconds()));
        details.put("meaningAfterSeconds", Result.rounded(meaning));
        details.put("unchangedAgainSeconds", Result.rounded(again.seconds()));
        details.put("unchangedAgain", again.run().get("unchanged").asLong());
        details.put("tenthChangedSeconds", Result.rounded(tenth.seconds()));
        details.put("tenthChanged", tenth.run().get("changed").asLong());
        details.put("tenthMeaningAfterSeconds", Result.rounded(tenthMeaning));
        details.put("copySeconds", Result.rounded(copy));
        details.put("bulkSeconds", Result.rounded(bulk));
        details.put("database", databaseVersion(product));
        return new Result(first.seconds(), "s", ceiling, first.seconds() / ceiling, details);
    }

    /** The documents of the feed, with the descriptions that the index does not keep. */
    private static List<JsonNode> wholeDocuments(Elastic elastic) throws Exception {
        var descriptions = CatalogFile.descriptions();
        var documents = new ArrayList<JsonNode>();
        for (var shown : elastic.documents()) {
            String description = descriptions.get(shown.get("supplier").asText() + "/"
                    + shown.get("supplierSku").asText());
            if (description != null) {
                documents.add(RawDocuments.whole(shown, description));
            }
        }
        return documents;
    }

    record Timed(JsonNode run, double seconds) {}

    private static Timed importFeed(RunningProduct product, String token, byte[] gzipped) throws Exception {
        return importFeed(product, token, "text/csv", gzipped);
    }

    static Timed importFeed(RunningProduct product, String token, String contentType, byte[] gzipped) throws Exception {
        long started = System.nanoTime();
        var upload = HttpRequest.newBuilder(product.address("/api/v1/import-runs"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", contentType)
                .header("Content-Encoding", "gzip")
                .header("Idempotency-Key", java.util.UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofByteArray(gzipped));
        var run = RunningProduct.json(product.http().send(upload.build(), HttpResponse.BodyHandlers.ofByteArray()));
        String path = "/api/v1/import-runs/" + run.get("id").asText();
        while (!run.get("searchable").asBoolean()) {
            if (run.get("state").asText().equals("FAILED") || System.nanoTime() - started > LIMIT.toNanos()) {
                throw new IOException("the import did not finish: " + run);
            }
            TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
            run = product.getJson(path, token);
        }
        return new Timed(run, (System.nanoTime() - started) / 1e9);
    }

    private static double copySeconds(RunningProduct product) throws SQLException, IOException {
        try (var connection = connect(product);
                var statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA IF NOT EXISTS bench");
            statement.execute("DROP TABLE IF EXISTS bench.feed");
            statement.execute(
                    "CREATE TABLE bench.feed (supplier text, supplier_sku text, name text, brand text, "
                            + "category_path text, price numeric, list_price numeric, currency text, image_url text, description text)");
            byte[] csv = CatalogFile.plain();
            long started = System.nanoTime();
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY bench.feed FROM STDIN WITH (FORMAT csv, HEADER)", new ByteArrayInputStream(csv));
            return (System.nanoTime() - started) / 1e9;
        }
    }

    private static String databaseVersion(RunningProduct product) throws SQLException {
        try (var connection = connect(product);
                var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "SELECT current_setting('server_version') || ', fsync ' || current_setting('fsync')"
                                + " || ', synchronous_commit ' || current_setting('synchronous_commit')")) {
            row.next();
            return "PostgreSQL " + row.getString(1);
        }
    }

    private static Connection connect(RunningProduct product) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:" + product.setting("LINLI_DATABASE_URL"),
                product.setting("LINLI_DATABASE_OWNER"),
                product.setting("LINLI_DATABASE_OWNER_PASSWORD"));
    }

    static byte[] zipped(String text) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    /** Returns the seconds until everything is indexed by what it means as well. */
    static double awaitMeaning(RunningProduct product, Elastic elastic) throws Exception {
        long started = System.nanoTime();
        try (var connection = connect(product);
                var statement = connection.createStatement()) {
            long waiting;
            do {
                TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
                try (var row = statement.executeQuery(
                        "SELECT count(*) FROM web.outbox_delivery WHERE done_at IS NULL AND listener = 'search-meaning'")) {
                    row.next();
                    waiting = row.getLong(1);
                }
                if (System.nanoTime() - started > MEANING_LIMIT.toNanos()) {
                    throw new IOException(waiting + " portions wait for their meaning to be learnt");
                }
            } while (waiting > 0);
        }
        elastic.send("POST", "/" + elastic.offers() + "/_refresh", null);
        return (System.nanoTime() - started) / 1e9;
    }

    /** For benchmarks that need the catalogue filled. */
    static void fill(RunningProduct product) throws Exception {
        importFeed(product, product.token("operator"), CatalogFile.gzipped());
    }
}
