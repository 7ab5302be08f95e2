package io.linli.web.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import io.linli.catalog.kernel.Ids;
import io.linli.web.LinliStack;
import io.linli.web.Neighbourhood;

/** What becomes of runs that a crash left. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class ImportRecoveryTest {

    @Inject
    DataSource database;

    @ConfigProperty(name = "linli.feed.directory", defaultValue = "${java.io.tmpdir}/linli-feed")
    Path inbox;

    @Test
    void a_run_left_half_way_is_continued_behind_its_last_committed_row() throws Exception {
        UUID run = Ids.next();
        store(run, Feeds.HEADER + "\n" + rows("left", 2_500));
        left(run, 1, 1_000);

        var ended = Feeds.ended("operator", run.toString());

        Feeds.assertCounts(ended, 2_500, 0, 0, 0);
        assertThat(count("left-%")).isEqualTo(1_500);
        assertThat(inbox.resolve(run + ".csv")).doesNotExist();
    }

    @Test
    void a_run_whose_file_is_gone_fails_and_says_so() throws Exception {
        UUID run = Ids.next();
        left(run, 1, 0);

        var ended = Feeds.ended("operator", run.toString());

        assertThat(ended.getString("state")).isEqualTo("FAILED");
        assertThat(ended.getString("failure.code")).isEqualTo("file-lost");
    }

    @Test
    void a_run_that_is_left_again_and_again_fails_and_says_so() throws Exception {
        UUID run = Ids.next();
        store(run, Feeds.HEADER + "\n" + rows("recur", 10));
        left(run, 3, 0);

        assertThat(Feeds.ended("operator", run.toString()).getString("failure.code"))
                .isEqualTo("interrupted");
        assertThat(count("recur-%")).isZero();
    }

    private void store(UUID run, String feed) throws IOException {
        Files.createDirectories(inbox);
        Files.writeString(inbox.resolve(run + ".csv"), feed);
    }

    /** As a crash leaves it: running, its lease over. */
    private void left(UUID run, int attempts, int read) throws SQLException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(
                        """
                        INSERT INTO catalog.import_run
                            (id, supplier_id, file_name, bytes, state, attempts, lease_until, read, created)
                        VALUES (?, ?, 'left.csv', 1, 'RUNNING', ?, now() - interval '1 minute', ?, ?)""")) {
            insert.setObject(1, run);
            insert.setObject(2, Neighbourhood.SUPPLIER_02);
            insert.setInt(3, attempts);
            insert.setInt(4, read);
            insert.setInt(5, read);
            insert.executeUpdate();
        }
    }

    private long count(String sku) throws SQLException {
        try (var connection = database.getConnection();
                var query =
                        connection.prepareStatement("SELECT count(*) FROM catalog.offer WHERE supplier_sku LIKE ?")) {
            query.setString(1, sku);
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private static String rows(String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> prefix + "-" + n + ",Thing " + n + ",,Left > Things,1.00,,CNY,,\n")
                .collect(Collectors.joining());
    }
}
