package io.linli.fulfillment.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.outside.OutsideReader;

/** Calendars from a server of the test's own, which answers as it likes. */
class CalendarAddressTest {

    private static final Duration WITHIN = Duration.ofSeconds(2);
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n";

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
    void what_an_address_answers_is_read() {
        serve(socket -> say(socket, HEAD.formatted(5) + "BEGIN"));

        assertThat(address().read(here()).await().atMost(WITHIN.multipliedBy(5)))
                .isEqualTo("BEGIN");
    }

    /** A byte in time, again and again, is no answer: and nothing of it goes on afterwards. */
    @Test
    void an_answer_that_never_ends_is_given_up_in_time_and_its_connection_closed() throws Exception {
        var dripped = serve(socket -> {
            say(socket, HEAD.formatted(1_000));
            for (int turn = 0; turn < 100; turn++) {
                Thread.sleep(100);
                say(socket, "x");
            }
        });
        var began = System.nanoTime();

        var refusal =
                assertThrows(Refusal.class, () -> address().read(here()).await().atMost(WITHIN.multipliedBy(4)));

        assertThat(refusal.code()).isEqualTo("calendar-unreachable");
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .isBetween(WITHIN.minusMillis(500), WITHIN.multipliedBy(3));
        assertThat(dripped.get(5, TimeUnit.SECONDS)).isInstanceOf(IOException.class);
    }

    @Test
    void a_head_that_never_ends_is_given_up_in_time() {
        serve(socket -> {
            for (int turn = 0; turn < 100; turn++) {
                say(socket, turn == 0 ? "HTTP/1.1 200 OK\r\nX: " : "x");
                Thread.sleep(100);
            }
        });

        var refusal =
                assertThrows(Refusal.class, () -> address().read(here()).await().atMost(WITHIN.multipliedBy(4)));

        assertThat(refusal.code()).isEqualTo("calendar-unreachable");
    }

    @Test
    void a_port_that_cannot_be_is_refused() {
        var refusal = assertThrows(
                Refusal.class,
                () -> address().read("http://127.0.0.1:70000/c.ics").await().atMost(WITHIN));

        assertThat(refusal.code()).isEqualTo("calendar-address-invalid");
    }

    private interface Answer {
        void to(Socket socket) throws Exception;
    }

    /** @return how the answer to the first who asks ended; null where it was said to its end */
    private CompletableFuture<Exception> serve(Answer answer) {
        return CompletableFuture.supplyAsync(() -> {
            try (var socket = server.accept()) {
                socket.getInputStream().read(new byte[4_096]);
                answer.to(socket);
                return null;
            } catch (Exception ended) {
                return ended;
            }
        });
    }

    private static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private String here() {
        return "http://127.0.0.1:" + server.getLocalPort() + "/c.ics";
    }

    private CalendarAddress address() {
        return new CalendarAddress(new OutsideReader(vertx), new Settings());
    }

    private static final class Settings implements ScheduleSettings {

        @Override
        public String lapseEvery() {
            return "1m";
        }

        @Override
        public String calendarsEvery() {
            return "5m";
        }

        @Override
        public Duration readAgainAfter() {
            return Duration.ofHours(1);
        }

        @Override
        public Duration readWithin() {
            return WITHIN;
        }

        @Override
        public boolean privateCalendars() {
            return true;
        }
    }
}
