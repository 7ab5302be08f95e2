package io.linli.web.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.zip.GZIPInputStream;
import org.awaitility.Awaitility;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import io.linli.web.LinliStack;
import io.linli.web.TestUsers;

/** A real catalogue, every tenth row of it damaged in one of many ways: no row is lost without a word. */
@QuarkusTest
@TestProfile(FuzzedFeedTest.OwnData.class)
@QuarkusTestResource(LinliStack.class)
class FuzzedFeedTest {

    /** A database and an index of its own: what others search for must not drown in it. */
    public static class OwnData implements QuarkusTestProfile {}

    private static final Logger LOG = Logger.getLogger(FuzzedFeedTest.class);
    private static final long SEED = 20_261_128;

    /** Each makes one line of one line. */
    private static final List<BiFunction<String, Random, String>> DIRT = List.of(
            (line, random) -> line.substring(0, random.nextInt(line.length())),
            (line, random) -> at(line, random, "\""),
            (line, random) -> at(line, random, "\u0000"),
            (line, random) -> at(line, random, "\\u0000"),
            (line, random) -> at(line, random, "\\ud800"),
            (line, random) -> at(line, random, "\u202e"),
            (line, random) -> at(line, random, "\ufeff"),
            (line, random) -> at(line, random, "{"),
            (line, random) -> at(line, random, ",,"),
            (line, random) -> at(line, random, "x".repeat(70_000)),
            (line, random) -> at(line, random, "x".repeat(300_000)),
            (line, random) -> line.replaceFirst("\\d+\\.\\d\\d", "-1"),
            (line, random) -> line.replaceFirst("\\d+\\.\\d\\d", "1e9"),
            (line, random) -> line.replaceFirst("\\d+\\.\\d\\d", "0"),
            (line, random) -> line.replace("CNY", "USD"),
            (line, random) -> "[" + line + "]",
            (line, random) -> line + line,
            (line, random) -> "null");

    @Test
    void every_line_of_a_damaged_ndjson_file_is_accounted_for() throws IOException {
        var random = new Random(SEED);
        var text = new StringBuilder();
        int lines = 0;
        for (var row : rows()) {
            var line = random.nextInt(10) == 0 ? damaged(row, random) : row;
            text.append(line).append('\n');
            lines += line.isBlank() ? 0 : 1;
        }

        var run = imported("application/x-ndjson", brokenBytes(text.toString(), random));

        assertAccounted(run);
        assertThat(run.getInt("read")).isEqualTo(lines);
        assertThat(run.getInt("rejected")).isBetween(lines / 20, lines / 5);
    }

    @Test
    void every_row_of_a_damaged_csv_file_is_accounted_for() throws IOException {
        var random = new Random(SEED);
        var lines = csv().lines().toList();
        var text = new StringBuilder(lines.get(0)).append('\n');
        for (var row : lines.subList(1, lines.size())) {
            text.append(random.nextInt(10) == 0 ? damaged(row, random) : row).append('\n');
        }

        var run = imported("text/csv", text.toString().getBytes(UTF_8));

        assertAccounted(run);
        assertThat(run.getInt("read")).isBetween(lines.size() * 95 / 100, lines.size() - 1);
    }

    private static void assertAccounted(JsonPath run) {
        LOG.infof("fuzzed: %s", run.prettify());
        assertThat(run.getString("state"))
                .as("failure: %s", run.getString("failure"))
                .isEqualTo("COMPLETED");
        assertThat(run.getInt("read"))
                .isEqualTo(run.getInt("created")
                        + run.getInt("changed")
                        + run.getInt("unchanged")
                        + run.getInt("rejected"));
    }

    private static String damaged(String row, Random random) {
        return DIRT.get(random.nextInt(DIRT.size())).apply(row, random);
    }

    private static String at(String line, Random random, String dirt) {
        int place = random.nextInt(line.length());
        return line.substring(0, place) + dirt + line.substring(place);
    }

    /** A few bytes that UTF-8 does not have, in place of others within a line. */
    private static byte[] brokenBytes(String text, Random random) {
        var bytes = text.getBytes(UTF_8);
        for (int time = 0; time < 200; time++) {
            int place = random.nextInt(bytes.length);
            if (bytes[place] >= 'a' && bytes[place] <= 'z') {
                bytes[place] = (byte) 0xFF;
            }
        }
        return bytes;
    }

    private static JsonPath imported(String type, byte[] body) {
        String id = TestUsers.as("operator")
                .contentType(type)
                .body(body)
                .post("/api/v1/import-runs")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        return Awaitility.await().atMost(Duration.ofMinutes(5)).until(() -> Feeds.run("operator", id), run -> Set.of(
                        "COMPLETED", "FAILED")
                .contains(run.getString("state")));
    }

    /** The catalogue as NDJSON. */
    private static List<String> rows() throws IOException {
        var mapper = new ObjectMapper();
        try (var reader = CsvReader.builder().ofNamedCsvRecord(csv())) {
            return reader.stream()
                    .map(record -> mapper.valueToTree(new LinkedHashMap<>(record.getFieldsAsMap()))
                            .toString())
                    .toList();
        }
    }

    private static String csv() throws IOException {
        var file = Path.of(System.getProperty("linli.data", "../../shared/data"), "catalog-41k.csv.gz");
        Assumptions.assumeTrue(Files.exists(file), "no real catalogue at " + file.toAbsolutePath());
        try (var reader = new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), UTF_8)) {
            var all = new StringWriter();
            reader.transferTo(all);
            return all.toString();
        }
    }
}
