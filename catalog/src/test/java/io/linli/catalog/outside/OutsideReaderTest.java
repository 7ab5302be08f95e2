package io.linli.catalog.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.linli.catalog.kernel.Refusal;

/** A server of the test's own answers as it likes. */
class OutsideReaderTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Telling TELLING = new Telling() {
        @Override
        public Refusal invalid() {
            return new Refusal(Refusal.Kind.INVALID, "invalid", "");
        }

        @Override
        public Refusal unreachable() {
            return new Refusal(Refusal.Kind.UNAVAILABLE, "unreachable", "");
        }

        @Override
        public Refusal tooLarge() {
            return new Refusal(Refusal.Kind.TOO_LARGE, "too-large", "");
        }
    };

    private Vertx vertx;
    private ServerSocket server;

    @BeforeEach
    void start() throws IOException {
        vertx = Vertx.vertx();
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        vertx.close();
    }

    @Test
    void a_part_is_given_once_the_one_before_is_taken() {
        serve("HTTP/1.1 200 OK\r\nContent-Length: 2000000\r\n\r\n" + "x".repeat(2_000_000));
        var open = new AtomicInteger();
        var most = new AtomicInteger();
        var bytes = new AtomicInteger();

        new OutsideReader(vertx)
                .read(here(), limits(3_000_000, true), TELLING, part -> slowly(part, open, most, bytes))
                .await()
                .atMost(PATIENCE);

        assertThat(bytes.get()).isEqualTo(2_000_000);
        assertThat(most.get()).isLessThanOrEqualTo(2);
    }

    @Test
    void what_is_too_large_is_given_up() {
        serve("HTTP/1.1 200 OK\r\nContent-Length: 2000\r\n\r\n" + "x".repeat(2_000));

        assertThat(refused(here(), limits(1_999, true))).isEqualTo("too-large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"404 Not Found", "302 Found", "500 Oops", "204 No Content"})
    void what_is_no_answer_is_unreachable(String status) {
        serve("HTTP/1.1 " + status + "\r\nLocation: http://127.0.0.1/\r\nContent-Length: 0\r\n\r\n");

        assertThat(refused(here(), limits(10, true))).isEqualTo("unreachable");
    }

    @Test
    void half_an_answer_is_none() {
        serve("HTTP/1.1 200 OK\r\nContent-Length: 2000\r\n\r\nhalf");

        assertThat(refused(here(), limits(3_000, true))).isEqualTo("unreachable");
    }

    @Test
    void nobody_is_led_into_our_own_network() {
        assertThat(refused(here(), limits(10, false))).isEqualTo("invalid");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org/a.csv",
                "ftp://example.org/a.csv",
                "https://user:secret@example.org/a.csv",
                "https://example.org:70000/a.csv",
                "https:///a.csv",
                "file:///etc/passwd",
                "https://exa mple.org",
                ""
            })
    void an_address_that_cannot_be_is_refused(String address) {
        var refusal =
                catchThrowableOfType(Refusal.class, () -> OutsideReader.checked(address, limits(10, false), TELLING));

        assertThat(refusal.code()).isEqualTo("invalid");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "192.168.0.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "::1",
                "fd00::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1"
            })
    void addresses_of_ones_own_network_are_known(String address) throws UnknownHostException {
        assertThat(OwnNetwork.isPrivate(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "101.6.6.6", "2400:3200::1"})
    void addresses_of_the_internet_are_not(String address) throws UnknownHostException {
        assertThat(OwnNetwork.isPrivate(InetAddress.getByName(address))).isFalse();
    }

    private Future<Void> slowly(Buffer part, AtomicInteger open, AtomicInteger most, AtomicInteger bytes) {
        most.accumulateAndGet(open.incrementAndGet(), Math::max);
        var taken = Promise.<Void>promise();
        vertx.setTimer(1, later -> {
            bytes.addAndGet(part.length());
            open.decrementAndGet();
            taken.complete();
        });
        return taken.future();
    }

    private String refused(URI uri, Limits limits) {
        return catchThrowableOfType(Refusal.class, () -> new OutsideReader(vertx)
                        .read(uri, limits, TELLING, part -> Future.succeededFuture())
                        .await()
                        .atMost(PATIENCE))
                .code();
    }

    private static Limits limits(long mostBytes, boolean privateToo) {
        return new Limits(Duration.ofSeconds(5), mostBytes, privateToo);
    }

    private void serve(String answer) {
        CompletableFuture.runAsync(() -> {
            try (var socket = server.accept()) {
                socket.getInputStream().read(new byte[4_096]);
                socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().flush();
            } catch (IOException gone) {
                // It did not want all of it.
            }
        });
    }

    private URI here() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/a.csv");
    }
}
