package io.linli.catalog.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Refusal;

class FeedInboxTest {

    private static final int MOST_BYTES = 1_000_000;

    @TempDir
    Path folder;

    private final UUID run = Ids.next();
    private FeedInbox inbox;

    @BeforeEach
    void open() {
        inbox = new FeedInbox(new Settings(folder));
    }

    @AfterEach
    void nothing_half_done_stays() throws IOException {
        try (var files = Files.list(folder)) {
            assertThat(files.filter(file -> !file.equals(inbox.file(run)))).isEmpty();
        }
    }

    @Test
    void a_feed_is_stored_as_it_came() throws IOException {
        var stored = inbox.receive(run, stream("a,b\n".getBytes(UTF_8)), false);

        assertThat(stored.bytes()).isEqualTo(4);
        assertThat(stored.sha256()).isEqualTo("5be08c9684a1d25efcee09318204824278b08bbfb4aef973ffefd0b9d7478313");
        assertThat(inbox.file(run)).hasContent("a,b\n");
    }

    @Test
    void a_gzipped_feed_is_stored_unpacked_whether_it_was_announced_or_not() throws IOException {
        inbox.receive(run, stream(gzip("packed".getBytes(UTF_8))), true);
        assertThat(inbox.file(run)).hasContent("packed");

        inbox.discard(run);
        inbox.receive(run, stream(gzip("packed".getBytes(UTF_8))), false);
        assertThat(inbox.file(run)).hasContent("packed");
    }

    @Test
    void what_is_announced_as_gzip_must_be_gzip() {
        assertThat(refused(stream("a,b\n".getBytes(UTF_8)), true).code()).isEqualTo("gzip-broken");
    }

    @Test
    void a_gzip_file_that_is_cut_off_is_refused() throws IOException {
        var whole = gzip("x".repeat(10_000).getBytes(UTF_8));

        for (int length = 2; length < whole.length; length++) {
            assertThat(refused(stream(Arrays.copyOf(whole, length)), true).code())
                    .isEqualTo("gzip-broken");
        }
    }

    @Test
    void a_small_gzip_file_of_endless_zeros_is_refused_at_the_limit() throws IOException {
        var bomb = gzip(new byte[50_000_000]);
        assertThat(bomb).hasSizeLessThan(MOST_BYTES);

        var refused = refused(stream(bomb), true);

        assertThat(refused.kind()).isEqualTo(Refusal.Kind.TOO_LARGE);
        assertThat(refused.code()).isEqualTo("feed-too-large");
    }

    @Test
    void a_feed_of_exactly_the_limit_is_taken_and_one_byte_more_is_not() {
        assertThat(inbox.receive(run, stream(new byte[MOST_BYTES]), false).bytes())
                .isEqualTo(MOST_BYTES);
        inbox.discard(run);
        assertThat(refused(stream(new byte[MOST_BYTES + 1]), false).code()).isEqualTo("feed-too-large");
    }

    @Test
    void an_empty_feed_is_refused_packed_or_not() throws IOException {
        assertThat(refused(stream(new byte[0]), false).code()).isEqualTo("feed-empty");
        assertThat(refused(stream(gzip(new byte[0])), true).code()).isEqualTo("feed-empty");
    }

    @Test
    void a_connection_that_breaks_half_way_leaves_nothing() {
        var broken = new SequenceInputStream(stream("a,b\n".getBytes(UTF_8)), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        });

        assertThat(refused(broken, false).code()).isEqualTo("upload-cut-off");
        assertThat(inbox.file(run)).doesNotExist();
    }

    @Test
    void what_a_crash_left_long_ago_is_swept_away() throws IOException {
        var left = Files.writeString(folder.resolve(Ids.next() + ".part"), "half");
        Files.setLastModifiedTime(left, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
        inbox.receive(run, stream("a,b\n".getBytes(UTF_8)), false);

        inbox.sweep(Instant.parse("2026-01-02T00:00:00Z"));

        assertThat(left).doesNotExist();
        assertThat(inbox.file(run)).exists();
    }

    private Refusal refused(InputStream body, boolean gzip) {
        var refused = catchThrowableOfType(Refusal.class, () -> inbox.receive(run, body, gzip));
        assertThat(refused).as("the feed is refused").isNotNull();
        assertThat(inbox.file(run)).doesNotExist();
        return refused;
    }

    private static InputStream stream(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }

    private record Settings(Path directory) implements FeedSettings {

        @Override
        public long mostBytes() {
            return MOST_BYTES;
        }

        @Override
        public long mostRows() {
            return 1_000;
        }

        @Override
        public int batchRows() {
            return 100;
        }

        @Override
        public int mostRejections() {
            return 100;
        }

        @Override
        public int parallelRuns() {
            return 1;
        }

        @Override
        public Duration lease() {
            return Duration.ofSeconds(1);
        }

        @Override
        public int outlierPercent() {
            return 40;
        }

        @Override
        public int undoDays() {
            return 14;
        }

        @Override
        public String fetchEvery() {
            return "30s";
        }

        @Override
        public Duration fetchWithin() {
            return Duration.ofMinutes(5);
        }

        @Override
        public Duration fetchAgainAfter() {
            return Duration.ofMinutes(30);
        }

        @Override
        public boolean privateOrigins() {
            return false;
        }

        @Override
        public int staleDays() {
            return 7;
        }

        @Override
        public Optional<String> secretKey() {
            return Optional.empty();
        }

        @Override
        public Optional<List<String>> formerSecretKeys() {
            return Optional.empty();
        }

        @Override
        public int mostAttempts() {
            return 3;
        }
    }
}
