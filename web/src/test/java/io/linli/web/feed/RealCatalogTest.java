package io.linli.web.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import io.linli.web.LinliStack;
import io.linli.web.TestUsers;

/** A real catalogue of three shops, where the folder with it is given by {@code -Dlinli.data=…} or lies in its usual place. */
@QuarkusTest
@TestProfile(RealCatalogTest.OwnData.class)
@QuarkusTestResource(LinliStack.class)
class RealCatalogTest {

    /** A database and an index of its own: what others search for must not drown in it. */
    public static class OwnData implements QuarkusTestProfile {}

    private static final Logger LOG = Logger.getLogger(RealCatalogTest.class);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Test
    void forty_one_thousand_rows_go_in_whole_and_a_second_time_change_nothing() throws IOException {
        var file = Path.of(System.getProperty("linli.data", "../../shared/data"), "catalog-41k.csv.gz");
        Assumptions.assumeTrue(Files.exists(file), "no real catalogue at " + file.toAbsolutePath());

        assertRun(timed(Files.readAllBytes(file)), List.of(41_122, 41_120, 0, 0, 2));
        assertRun(timed(Files.readAllBytes(file)), List.of(41_122, 0, 0, 41_120, 2));
    }

    /** Electronics with hundreds of attributes each. */
    @Test
    void nineteen_thousand_rows_of_ndjson_go_in_whole_and_a_second_time_change_nothing() throws IOException {
        var feed = Feeds.gzip(IcecatFile.ndjson().getBytes(StandardCharsets.UTF_8));

        var first = Feeds.run("operator", timed("operator", "application/x-ndjson", feed));
        var warnings = TestUsers.as("operator")
                .get("/api/v1/import-runs/" + first.getString("id") + "/warnings?limit=200")
                .then()
                .extract()
                .jsonPath();

        assertThat(first.getInt("read")).isEqualTo(19_406);
        assertThat(first.getInt("created")).isEqualTo(19_406);
        assertThat(first.getInt("rejected")).isZero();
        assertThat(warnings.getList("items.line")).doesNotHaveDuplicates().hasSize(first.getInt("warned"));
        var again = Feeds.run("operator", timed("operator", "application/x-ndjson", feed));
        assertThat(again.getInt("unchanged")).isEqualTo(first.getInt("created"));
    }

    private static String timed(byte[] feed) {
        return timed("operator", "text/csv", feed);
    }

    private static String timed(String user, String type, byte[] feed) {
        var start = Instant.now();
        String id = TestUsers.as(user)
                .contentType(type)
                .header("Content-Encoding", "gzip")
                .body(feed)
                .post("/api/v1/import-runs")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        Awaitility.await().atMost(PATIENCE).until(() -> "COMPLETED"
                .equals(Feeds.run(user, id).getString("state")));
        var stored = Duration.between(start, Instant.now());
        Awaitility.await().atMost(PATIENCE).until(() -> Feeds.run(user, id).getBoolean("searchable"));
        LOG.infof("stored after %s, searchable after %s", stored, Duration.between(start, Instant.now()));
        return id;
    }

    /** read, created, changed, unchanged, rejected */
    private static void assertRun(String id, List<Integer> counts) {
        var run = Feeds.run("operator", id);
        assertThat(List.of("read", "created", "changed", "unchanged", "rejected"))
                .extracting(run::getInt)
                .isEqualTo(counts);
    }
}
