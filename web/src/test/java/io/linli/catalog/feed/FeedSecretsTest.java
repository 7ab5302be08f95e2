package io.linli.catalog.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.linli.catalog.background.OwnContext;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.outside.KnownHost;
import io.linli.web.LinliStack;
import io.linli.web.Neighbourhood;
import io.linli.web.feed.SftpHost;
import io.linli.web.order.Shopping;

/** What becomes of passwords when keys change, of rows that are moved, and of fetches that a crash ended. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class FeedSecretsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final UUID SUPPLIER = Neighbourhood.SUPPLIER_02;
    private static final UUID OTHER = Neighbourhood.SUPPLIER_01;
    private static final String OF = " WHERE supplier_id = ?";

    private static final SealingKeys FORMER = new SealingKeys(Optional.of(LinliStack.FORMER_FEED_KEY), List.of());

    private static final SealingKeys LOST =
            new SealingKeys(Optional.of("bG9zdCBsb3N0IGxvc3QgbG9zdCBsb3N0IGxvc3QhISE="), List.of());

    @Inject
    FeedOrigins origins;

    @Inject
    DueOrigins due;

    @Inject
    FeedSecrets secrets;

    @Inject
    OwnContext own;

    @Inject
    Shopping shopping;

    private SftpHost host;

    @BeforeEach
    void a_server_of_the_supplier_s() throws IOException {
        host = SftpHost.start(SftpHost.key("ssh-rsa")).user("lamps", "right");
        host.put(
                "list.csv",
                "supplier_sku,name,category_path,price,currency\nfk" + UUID.randomUUID()
                        + ",Fetched lantern,Lanterns,9.50,CNY\n");
    }

    @AfterEach
    void gone() throws IOException {
        own.run(() -> origins.forget(SUPPLIER)).await().atMost(PATIENCE);
        own.run(() -> origins.forget(OTHER)).await().atMost(PATIENCE);
        host.close();
    }

    @Test
    void what_a_former_key_sealed_still_opens_and_is_sealed_with_the_present_one() {
        keep(SUPPLIER, "right");
        untilFetched();
        seal(FORMER.seal(owner(SUPPLIER), "right"));
        again();
        untilFetched();

        secrets.reseal().await().atMost(PATIENCE);

        assertThat(text("secret_key_id")).isNotEqualTo(FORMER.currentId().orElseThrow());
        again();
        untilFetched();
    }

    @Test
    void what_a_lost_key_sealed_is_told_and_left_as_it_is() {
        keep(SUPPLIER, "right");
        untilFetched();
        var lost = LOST.seal(owner(SUPPLIER), "right");
        seal(lost);

        secrets.reseal().await().atMost(PATIENCE);
        again();

        await().atMost(PATIENCE).until(() -> "feed-secret-lost".equals(text("failure")));
        assertThat(text("secret")).isEqualTo(lost.text());
        assertThat(host.tried()).isOne();
    }

    @Test
    void a_row_that_is_moved_to_another_supplier_or_server_tells_nobody_its_password() {
        keep(SUPPLIER, "right");
        untilFetched();
        keep(OTHER, "wrong");
        shopping.run(
                """
                UPDATE catalog.feed_origin f SET secret = s.secret, secret_key_id = s.secret_key_id, next_at = now(), failure = NULL
                FROM catalog.feed_origin s WHERE f.supplier_id = ? AND s.supplier_id = ?""",
                OTHER,
                SUPPLIER);

        await().atMost(PATIENCE).until(() -> "feed-secret-lost"
                .equals(shopping.text("SELECT failure FROM catalog.feed_origin" + OF, OTHER)));

        shopping.run(
                "UPDATE catalog.feed_origin SET server = 'sftp://127.0.0.1:2', next_at = now(), mark = ''" + OF,
                SUPPLIER);
        await().atMost(PATIENCE).until(() -> "feed-secret-lost".equals(text("failure")));
    }

    @Test
    void without_a_key_no_password_is_taken() {
        var without = new FeedSecrets(new SealingKeys(Optional.empty(), List.of()), own);

        var refusal =
                catchThrowableOfType(Refusal.class, () -> without.seal(SUPPLIER, "sftp://example.org", "password"));

        assertThat(refusal.code()).isEqualTo("feed-secret-key-missing");
        assertThat(refusal.getMessage()).contains("LINLI_FEED_SECRET_KEY");
    }

    @Test
    void the_late_word_of_an_instance_whose_lease_is_over_is_not_heard() {
        keep(SUPPLIER, "right");
        untilFetched();
        var left = new DueOrigin(
                SUPPLIER,
                host.address("list.csv"),
                24,
                FeedTerms.USUAL,
                Instant.now().minusSeconds(60),
                new DueOrigin.Access("", Optional.empty(), Optional.empty(), Optional.empty()),
                new DueOrigin.Known("", "", Optional.empty()));

        own.run(() -> due.failed(left, KnownHost.any(), "feed-unreachable"))
                .await()
                .atMost(PATIENCE);

        assertThat(text("failure")).isNull();
    }

    @Test
    void what_was_taken_in_before_a_crash_is_not_taken_in_twice() {
        keep(SUPPLIER, "right");
        untilFetched();
        var run = text("cast(run_id AS text)");

        shopping.run(
                """
                UPDATE catalog.feed_origin SET run_id = NULL, mark = '', sha256 = '', fetched_at = NULL, next_at = now()
                WHERE supplier_id = ?""",
                SUPPLIER);
        untilFetched();

        assertThat(text("cast(run_id AS text)")).isEqualTo(run);
        assertThat(host.read()).isEqualTo(2);
    }

    private void keep(UUID supplier, String password) {
        var said = new SaidOrigin(
                host.address("list.csv"), 24, new FeedTerms(!supplier.equals(SUPPLIER), false), "lamps", password);
        own.run(() -> origins.keep(supplier, said)).await().atMost(PATIENCE);
    }

    private void seal(SealedPassword sealed) {
        shopping.run(
                "UPDATE catalog.feed_origin SET secret = ?, secret_key_id = ?" + OF,
                sealed.text(),
                sealed.keyId(),
                SUPPLIER);
    }

    private String owner(UUID supplier) {
        return "feed of " + supplier + " at " + "sftp://127.0.0.1:" + host.port();
    }

    private void again() {
        shopping.run("UPDATE catalog.feed_origin SET fetched_at = NULL, next_at = now()" + OF, SUPPLIER);
    }

    private void untilFetched() {
        await().atMost(PATIENCE)
                .until(() -> shopping.number(
                                "SELECT count(*) FROM catalog.feed_origin WHERE supplier_id = ? AND fetched_at IS NOT NULL AND failure IS NULL",
                                SUPPLIER)
                        == 1);
    }

    private String text(String column) {
        return shopping.text("SELECT " + column + " FROM catalog.feed_origin" + OF, SUPPLIER);
    }
}
