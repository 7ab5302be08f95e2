package io.linli.catalog.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.linli.catalog.kernel.Refusal;
import io.linli.web.feed.SftpHost;

/** One file of a real SFTP server, and nothing else. */
class SftpFilesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final KeyPair RSA = SftpHost.key("ssh-rsa");
    private static final KeyPair ECDSA = SftpHost.key("ecdsa-sha2-nistp256");
    private static final KeyPair ED25519 = SftpHost.key("ssh-ed25519");
    private static final SignIn WE = new SignIn("linli", "right");

    private static final Telling TELLING = new Telling() {
        @Override
        public Refusal invalid() {
            return refusal("invalid");
        }

        @Override
        public Refusal unreachable() {
            return refusal("unreachable");
        }

        @Override
        public Refusal tooLarge() {
            return refusal("too-large");
        }

        @Override
        public Refusal timedOut() {
            return refusal("timed-out");
        }

        @Override
        public Refusal signInRefused() {
            return refusal("sign-in-refused");
        }

        @Override
        public Refusal missing() {
            return refusal("missing");
        }

        @Override
        public Refusal forbidden() {
            return refusal("forbidden");
        }

        @Override
        public Refusal hostKeyChanged() {
            return refusal("host-key-changed");
        }
    };

    @TempDir
    Path folder;

    private Vertx vertx;
    private SftpHost host;
    private int files;

    @BeforeEach
    void a_supplier_s_server() throws IOException {
        vertx = Vertx.vertx();
        host = SftpHost.start(RSA, ECDSA).user("linli", "right");
    }

    @AfterEach
    void gone() throws IOException {
        host.close();
        vertx.close();
    }

    @Test
    void a_file_comes_as_it_is_and_what_did_not_change_is_not_read_again() throws IOException {
        var content = "0123456789".repeat(100_000);
        host.put("lists/Preise für Linli.csv", content);
        var address = host.address("lists/Preise%20f%C3%BCr%20Linli.csv");
        var into = into();

        var found = files().fetch(asked(address, "", KnownHost.any()), limits(2_000_000), TELLING, into)
                .await()
                .atMost(PATIENCE);

        assertThat(found.changed()).isTrue();
        assertThat(into).hasContent(content);
        var again = fetch(asked(address, found.mark(), KnownHost.any()));
        assertThat(again).isEqualTo(new Found(false, found.mark()));
        assertThat(host.read()).isOne();
        host.put(
                "lists/Preise für Linli.csv",
                "1".repeat(1_000_000),
                Instant.now().minusSeconds(60));
        assertThat(fetch(asked(address, found.mark(), KnownHost.any())).changed())
                .isTrue();
    }

    @Test
    void a_file_of_this_moment_is_read_again_for_it_may_change_within_its_second() throws IOException {
        host.put("list.csv", "a", Instant.now());

        assertThat(fetch(asked(host.address("list.csv"), "", KnownHost.any())).mark())
                .isEmpty();
    }

    @Test
    void a_path_may_begin_where_the_user_is_at_home() throws IOException {
        host.put("list.csv", "a");

        assertThat(fetch(asked(host.address("~/list.csv"), "", KnownHost.any())).changed())
                .isTrue();
    }

    @Test
    void the_key_a_server_showed_once_is_the_one_it_is_asked_for() throws IOException {
        host.put("list.csv", "a");
        var met = new KnownHost(Optional.of(new HostKey("ssh-rsa", SftpHost.fingerprint(RSA))));
        var met2 = new KnownHost(Optional.of(new HostKey("ecdsa-sha2-nistp256", SftpHost.fingerprint(ECDSA))));

        assertThat(fetch(asked(host.address("list.csv"), "", met)).changed()).isTrue();
        assertThat(fetch(asked(host.address("list.csv"), "", met2)).changed()).isTrue();

        assertThat(met.shown()).isEqualTo(met.known());
        assertThat(met2.shown()).isEqualTo(met2.known());
    }

    @Test
    void nobody_signs_in_to_a_server_that_shows_another_key() throws IOException {
        host.put("list.csv", "a");
        var first = KnownHost.any();
        fetch(asked(host.address("list.csv"), "", first));
        assertThat(host.tried()).isOne();

        host.proveBy(ED25519);
        var second = new KnownHost(first.shown());

        assertThat(refused(asked(host.address("list.csv"), "", second))).isEqualTo("host-key-changed");
        assertThat(host.tried()).isOne();
        assertThat(second.shown()).contains(new HostKey("ssh-ed25519", SftpHost.fingerprint(ED25519)));
    }

    @Test
    void the_key_of_a_server_is_known_before_it_takes_the_password() {
        var met = KnownHost.any();
        var wrong = new Asked(URI.create(host.address("list.csv")), Optional.of(new SignIn("linli", "wrong")), "", met);

        assertThat(refused(wrong)).isEqualTo("sign-in-refused");

        assertThat(host.tried()).isOne();
        assertThat(met.shown()).isPresent();
    }

    @Test
    void whoever_has_no_password_is_not_let_in() throws IOException {
        host.put("list.csv", "a");

        assertThat(refused(Asked.anew(URI.create(host.address("list.csv"))))).isEqualTo("sign-in-refused");
    }

    @ParameterizedTest
    @CsvSource({"nothing.csv, missing", "no/such/folder.csv, missing", "lists, missing", "secret.csv, forbidden"})
    void what_cannot_be_read_is_told_apart(String name, String code) throws IOException {
        host.put("lists/list.csv", "a");
        host.put("secret.csv", "a");

        assertThat(refused(asked(host.address(name), "", KnownHost.any()))).isEqualTo(code);
    }

    @Test
    void a_file_that_is_too_large_is_not_begun_and_an_endless_one_given_up() throws IOException {
        host.put("large.csv", "0123456789".repeat(100));
        host.put("endless.csv", "short");

        var large = catchThrowableOfType(Refusal.class, () -> files().fetch(
                        asked(host.address("large.csv"), "", KnownHost.any()), limits(999), TELLING, into())
                .await()
                .atMost(PATIENCE));

        assertThat(large.code()).isEqualTo("too-large");
        assertThat(host.read()).isZero();
        assertThat(refused(asked(host.address("endless.csv"), "", KnownHost.any())))
                .isEqualTo("too-large");
    }

    @Test
    void a_file_that_stops_in_its_middle_is_waited_for_as_long_as_said() throws IOException {
        host.put("slow.csv", "0123456789".repeat(100_000));

        assertThat(refused(asked(host.address("slow.csv"), "", KnownHost.any())))
                .isEqualTo("timed-out");
    }

    @Test
    void a_server_that_says_nothing_is_waited_for_as_long_as_said() throws IOException {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var address = "sftp://127.0.0.1:" + silent.getLocalPort() + "/list.csv";

            assertThat(refused(asked(address, "", KnownHost.any()))).isEqualTo("timed-out");
        }
    }

    @Test
    void where_nobody_listens_nothing_is_reached() throws IOException {
        var address = host.address("list.csv");
        host.stop();

        assertThat(refused(asked(address, "", KnownHost.any()))).isEqualTo("unreachable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sftp://127.0.0.1/a.csv", "sftp://10.0.0.7/a.csv", "sftp://[::1]/a.csv", "sftp://localhost/a.csv"
            })
    void nobody_is_led_into_our_own_network(String address) {
        var limits = new Limits(Duration.ofSeconds(3), 1_000, false);

        var refusal = catchThrowableOfType(
                Refusal.class, () -> files().fetch(asked(address, "", KnownHost.any()), limits, TELLING, into())
                        .await()
                        .atMost(PATIENCE));

        assertThat(refusal.code()).isEqualTo("invalid");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sftp://example.org",
                "sftp://example.org/",
                "sftp://example.org/lists/",
                "sftp://example.org/a.csv?b",
                "sftp://example.org/a.csv#b",
                "sftp://example.org/a%0Ab.csv",
                "sftp://me@example.org/a.csv",
                "sftp://me:secret@example.org/a.csv",
                "sftp://example.org:70000/a.csv",
                "sftp:///a.csv",
                "SFTP://example.org/a.csv",
                "http://example.org/a.csv"
            })
    void an_address_that_names_no_file_is_refused(String address) {
        var limits = new Limits(PATIENCE, 1_000, false);

        var refusal = catchThrowableOfType(Refusal.class, () -> OutsideFiles.checked(address, limits, TELLING));

        assertThat(refusal.code()).isEqualTo("invalid");
    }

    @Test
    void a_password_is_for_scheme_host_and_port() {
        assertThat(OutsideFiles.server(URI.create("sftp://Files.Example.org:2222/a.csv")))
                .isEqualTo("sftp://files.example.org:2222");
        assertThat(OutsideFiles.server(URI.create("https://example.org/a.csv"))).isEqualTo("https://example.org");
    }

    @Test
    void a_password_is_in_no_text() {
        assertThat(asked("sftp://example.org/a.csv", "", KnownHost.any()).toString())
                .doesNotContain("right");
    }

    private Found fetch(Asked asked) {
        return files().fetch(asked, limits(2_000_000), TELLING, into()).await().atMost(PATIENCE);
    }

    private String refused(Asked asked) {
        return catchThrowableOfType(Refusal.class, () -> fetch(asked)).code();
    }

    private SftpFiles files() {
        return new SftpFiles(vertx, Clock.systemUTC());
    }

    private Path into() {
        files++;
        var file = folder.resolve("file-" + files);
        assertThat(Files.exists(file)).isFalse();
        return file;
    }

    private static Asked asked(String address, String mark, KnownHost host) {
        return new Asked(URI.create(address), Optional.of(WE), mark, host);
    }

    private static Limits limits(long mostBytes) {
        return new Limits(Duration.ofSeconds(3), mostBytes, true);
    }

    private static Refusal refusal(String code) {
        return new Refusal(Refusal.Kind.UNAVAILABLE, code, "");
    }
}
