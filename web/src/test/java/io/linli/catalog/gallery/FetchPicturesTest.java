package io.linli.catalog.gallery;

import static io.linli.web.Neighbourhood.SUPPLIER_01;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.awt.Color;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.linli.catalog.background.OwnContext;
import io.linli.web.LinliStack;
import io.linli.web.catalog.Drawings;
import io.linli.web.order.Shopping;
import io.linli.web.page.SignedIn;

/** What a feed names as the picture of its goods is fetched once and served by us; here by hand, for it is switched off in tests. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class FetchPicturesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String WHERE_SKU = " WHERE sku_id = ?";

    @Inject
    Shopping shopping;

    @Inject
    PictureFetches fetches;

    @Inject
    FetchPictures fetch;

    @Inject
    OwnContext own;

    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;
    private UUID offer;
    private UUID sku;
    private volatile byte[] answer;
    private volatile int status = 200;

    @BeforeEach
    void goods_with_an_address() throws IOException {
        answer = Drawings.jpeg(900, 600, new Color((int) (System.nanoTime() & 0xFFFFFF)));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.getResponseHeaders().add("Location", "/elsewhere.jpg");
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        offer = shopping.newOffer(SUPPLIER_01, 990, 30);
        sku = UUID.fromString(shopping.text("SELECT cast(sku_id AS text) FROM catalog.offer WHERE id = ?", offer));
        shopping.run("UPDATE catalog.sku SET name = 'Fetched wick', name_zh = NULL WHERE id = ?", sku);
        address(here("a.jpg"));
    }

    @AfterEach
    void are_off_the_shelf() {
        server.stop(0);
        shopping.run("DELETE FROM catalog.picture_fetch" + WHERE_SKU, sku);
        shopping.run("UPDATE catalog.offer SET withdrawn = true, version = version + 1 WHERE id = ?", offer);
    }

    @Test
    void a_picture_is_fetched_once_and_then_served_by_us() throws IOException {
        var version = version();

        note();
        fetch();
        note();
        fetch();

        assertThat(asked.get()).isOne();
        assertThat(version()).isEqualTo(version + 1);
        String shown = shown();
        assertThat(shown).startsWith("/media/pictures/");
        given().get(shown).then().statusCode(200).contentType("image/jpeg");
        assertThat(failure()).isNull();
    }

    @Test
    void another_address_is_shown_as_it_is_until_it_is_fetched_too() throws IOException {
        note();
        fetch();
        answer = Drawings.jpeg(800, 600, Color.GREEN);
        var before = shown();

        address(here("b.jpg"));
        given().get("/api/v1/offers/{id}", offer).then().body("imageUrl", equalTo(here("b.jpg")));
        note();
        fetch();

        assertThat(asked.get()).isEqualTo(2);
        assertThat(shown()).startsWith("/media/pictures/").isNotEqualTo(before);
    }

    @Test
    void what_did_not_come_is_tried_again_after_longer_and_longer_pauses_and_then_given_up() {
        status = 404;
        note();
        for (int minutes : new int[] {5, 30, 180, 1_080}) {
            fetch();
            assertThat(failure()).isEqualTo("photo-unreachable");
            assertThat(shopping.number(
                            "SELECT round(extract(epoch FROM next_at - now()) / 60) FROM catalog.picture_fetch"
                                    + WHERE_SKU,
                            sku))
                    .isEqualTo(minutes);
            due();
        }
        fetch();

        assertThat(isWaiting()).isFalse();
        assertThat(asked.get()).isEqualTo(5);
        given().get("/api/v1/offers/{id}", offer).then().body("imageUrl", equalTo(here("a.jpg")));
    }

    @Test
    void one_that_comes_at_the_second_try_is_shown() {
        status = 503;
        note();
        fetch();
        status = 200;
        due();

        fetch();

        assertThat(failure()).isNull();
        assertThat(shown()).startsWith("/media/pictures/");
    }

    @Test
    void what_is_no_picture_is_given_up_at_once_and_its_supplier_told() throws Exception {
        answer = "<html>Buy more</html>".getBytes();
        note();

        fetch();

        assertThat(failure()).isEqualTo("photo-type-unsupported");
        assertThat(isWaiting()).isFalse();
        var supplier = SignedIn.as("supplier-01", "/supplier/listings");
        assertThat(supplier.get("/supplier/listings?hint=PHOTO_UNREADABLE&q=" + offer)
                        .body())
                .contains("Photo not found", "1 to 1 of 1");
        assertThat(supplier.get("/supplier/listings/" + offer + "/pictures").body())
                .contains("no picture could be read");
        supplier.upload("/supplier/listings/" + offer + "/pictures", "a.jpg", Drawings.jpeg(90, 60, Color.ORANGE));
        assertThat(supplier.get("/supplier/listings?hint=PHOTO_UNREADABLE&q=" + offer)
                        .body())
                .doesNotContain("1 to 1 of 1");
    }

    @Test
    void what_is_too_large_is_given_up() {
        answer = new byte[10 * 1024 * 1024 + 1];
        note();

        fetch();

        assertThat(failure()).isEqualTo("photo-too-large");
        assertThat(isWaiting()).isFalse();
    }

    @Test
    void nobody_is_led_elsewhere() {
        status = 302;
        note();

        fetch();

        assertThat(failure()).isEqualTo("photo-unreachable");
        assertThat(asked.get()).isOne();
    }

    @Test
    void an_address_that_cannot_be_is_given_up() {
        address("https://me:secret@example.org/a.jpg");
        note();

        fetch();

        assertThat(failure()).isEqualTo("photo-address-invalid");
        assertThat(isWaiting()).isFalse();
    }

    @Test
    void what_an_instance_left_when_it_was_killed_is_taken_by_another_when_its_lease_ends() {
        note();
        var left = own.run(fetches::claim).await().atMost(PATIENCE).orElseThrow();
        assertThat(left.skuId()).isEqualTo(sku);
        fetch();
        assertThat(asked.get()).isZero();

        due();
        fetch();

        var shown = shown();
        assertThat(shown).startsWith("/media/pictures/");
        own.run(() -> fetches.failed(left, "photo-unreachable", true)).await().atMost(PATIENCE);
        assertThat(failure()).isNull();
        assertThat(shown()).isEqualTo(shown);
    }

    @Test
    void one_that_killed_every_instance_is_tried_no_more() {
        note();
        shopping.run("UPDATE catalog.picture_fetch SET attempts = 5" + WHERE_SKU, sku);

        fetch();

        assertThat(asked.get()).isZero();
        assertThat(isWaiting()).isFalse();
        assertThat(failure()).isEqualTo("photo-unreachable");
    }

    @Test
    void goods_with_a_picture_of_their_own_need_none() throws Exception {
        var supplier = SignedIn.as("supplier-01", "/supplier/listings");
        supplier.get("/supplier/listings");
        supplier.upload("/supplier/listings/" + offer + "/pictures", "a.jpg", Drawings.jpeg(90, 60, Color.PINK));

        note();

        assertThat(shopping.number("SELECT count(*) FROM catalog.picture_fetch" + WHERE_SKU, sku))
                .isZero();
    }

    @Test
    void where_it_is_switched_off_nothing_is_fetched() {
        note();

        fetch.noteNew().await().atMost(PATIENCE);
        fetch.fetchDue().await().atMost(PATIENCE);

        assertThat(asked.get()).isZero();
        given().get("/api/v1/offers/{id}", offer).then().body("imageUrl", startsWith("http://127.0.0.1"));
    }

    /** Of these goods alone: other tests have theirs. */
    private void note() {
        var before = new UUID(sku.getMostSignificantBits(), sku.getLeastSignificantBits() - 1);
        assertThat(own.run(() -> fetches.note(before, 1)).await().atMost(PATIENCE))
                .contains(sku);
    }

    private void fetch() {
        fetch.fetchAll().await().atMost(PATIENCE);
    }

    private void due() {
        shopping.run("UPDATE catalog.picture_fetch SET next_at = now()" + WHERE_SKU, sku);
    }

    private boolean isWaiting() {
        return shopping.number("SELECT count(next_at) FROM catalog.picture_fetch" + WHERE_SKU, sku) > 0;
    }

    private String failure() {
        return shopping.text("SELECT failure FROM catalog.picture_fetch" + WHERE_SKU, sku);
    }

    private void address(String address) {
        shopping.run("UPDATE catalog.sku SET image_url = ? WHERE id = ?", address, sku);
    }

    private String shown() {
        return given().get("/api/v1/offers/{id}", offer).then().extract().path("imageUrl");
    }

    private long version() {
        return shopping.number("SELECT version FROM catalog.offer WHERE id = ?", offer);
    }

    private String here(String name) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + name;
    }
}
