package io.linli.web.catalog;

import static io.linli.web.Neighbourhood.SUPPLIER_01;
import static io.linli.web.Neighbourhood.SUPPLIER_02;
import static io.linli.web.TestUsers.as;
import static io.linli.web.TestUsers.onceAs;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.awt.Color;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.linli.web.LinliStack;
import io.linli.web.order.Shopping;
import io.linli.web.page.SignedIn;

/** A supplier shows what its goods look like. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class OfferPicturesTest {

    private static final String PICTURES = "/api/v1/supplier/offers/{offer}/pictures";
    private static final AtomicInteger TONE = new AtomicInteger((int) (System.nanoTime() & 0xFFFFFF));

    @Inject
    Shopping shopping;

    private UUID offer;
    private String word;

    @BeforeEach
    void goods() {
        offer = shopping.newOffer(SUPPLIER_01, 990, 30);
        word = "wick" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
        shopping.run(
                "UPDATE catalog.sku SET name = ?, name_zh = NULL WHERE id = (SELECT sku_id FROM catalog.offer WHERE id = ?)",
                "Pictured " + word,
                offer);
    }

    @AfterEach
    void are_off_the_shelf() {
        as("supplier-01")
                .contentType(ContentType.JSON)
                .body(Map.of("withdrawn", true))
                .patch("/api/v1/supplier/offers/{id}", offer)
                .then()
                .statusCode(200);
    }

    @Test
    void an_uploaded_picture_stands_for_the_offer_wherever_it_is_shown() throws IOException {
        var before = version();
        shopping.run(
                "UPDATE catalog.sku SET image_url = 'https://example.org/a.jpg' WHERE id = (SELECT sku_id FROM catalog.offer WHERE id = ?)",
                offer);

        String medium = add("supplier-01", UUID.randomUUID(), drawing(2_000, 1_000))
                .statusCode(201)
                .body("place", equalTo(1))
                .body("width", equalTo(1_280))
                .body("height", equalTo(640))
                .extract()
                .path("medium");

        assertThat(version()).isEqualTo(before + 1);
        given().get("/api/v1/offers/{id}", offer).then().body("imageUrl", equalTo(medium));
        assertThat(given().get("/offers/{id}", offer).asString())
                .contains("src=\"" + medium + "\"", "srcset=\"" + medium.replace("-480.", "-160.") + " 160w");
        await().atMost(Shopping.PATIENCE).untilAsserted(() -> given().queryParam("q", word)
                .get("/api/v1/search")
                .then()
                .body("items.find { it.offerId == '" + offer + "' }.imageUrl", equalTo(medium)));
    }

    @Test
    void a_picture_is_served_for_good_under_an_address_of_its_own() throws IOException {
        String large = add("supplier-01", UUID.randomUUID(), drawing(1_000, 2_000))
                .extract()
                .path("large");

        var served = given().get(large)
                .then()
                .statusCode(200)
                .contentType("image/jpeg")
                .header("Cache-Control", "public, max-age=31536000, immutable")
                .header("X-Content-Type-Options", "nosniff")
                .extract();
        assertThat(ImageIO.read(served.asInputStream()).getHeight()).isEqualTo(1_280);
        assertThat(ImageIO.read(given().get(large.replace("-1280.", "-160.")).asInputStream())
                        .getHeight())
                .isEqualTo(160);

        given().header("If-None-Match", served.header("ETag"))
                .get(large)
                .then()
                .statusCode(304)
                .header("ETag", served.header("ETag"));
        given().get("/media/pictures/" + "0".repeat(64) + "-480.jpg").then().statusCode(404);
        given().get("/media/pictures/nothing.jpg").then().statusCode(404);
    }

    @Test
    void a_small_picture_is_served_as_large_as_it_is() throws IOException {
        String large = add("supplier-01", UUID.randomUUID(), drawing(100, 50))
                .extract()
                .path("large");

        for (var size : List.of("160", "480", "1280")) {
            assertThat(ImageIO.read(given().get(large.replace("-1280.", "-" + size + "."))
                                    .asInputStream())
                            .getWidth())
                    .isEqualTo(100);
        }
    }

    @Test
    void sent_again_it_is_there_once_and_answered_as_before() throws IOException {
        var key = UUID.randomUUID();
        var bytes = drawing(300, 200);
        String id = add("supplier-01", key, bytes).statusCode(201).extract().path("id");
        var version = version();

        add("supplier-01", key, bytes).statusCode(201).body("id", equalTo(id));
        add("supplier-01", key, drawing(300, 200)).statusCode(201).body("id", equalTo(id));
        add("supplier-01", UUID.randomUUID(), bytes).statusCode(201).body("id", equalTo(id));

        list().body("items.id", contains(id));
        assertThat(version()).isEqualTo(version);
    }

    @Test
    void the_same_picture_of_two_offers_is_kept_once() throws IOException {
        var other = shopping.newOffer(SUPPLIER_02, 990, 30);
        var bytes = drawing(700, 500);
        String large = add("supplier-01", UUID.randomUUID(), bytes).extract().path("large");

        upload("supplier-02", other, UUID.randomUUID(), "b.jpg", bytes)
                .then()
                .statusCode(201)
                .body("large", equalTo(large));

        var sha = large.replaceAll(".*/([0-9a-f]{64})-.*", "$1");
        assertThat(shopping.number("SELECT count(*) FROM catalog.picture_content WHERE sha256 = ?", sha))
                .isEqualTo(3);
        shopping.run("UPDATE catalog.offer SET withdrawn = true, version = version + 1 WHERE id = ?", other);
    }

    @Test
    void pictures_are_ordered_removed_and_put_back() throws IOException {
        var first = added();
        var second = added();
        var third = added();

        order(List.of(third, first, second)).statusCode(200).body("items.id", contains(third, first, second));
        as("supplier-01").delete(PICTURES + "/{id}", offer, third).then().statusCode(204);
        as("supplier-01").delete(PICTURES + "/{id}", offer, third).then().statusCode(204);
        list().body("items.id", contains(first, second)).body("items.place", contains(1, 2));
        given().get("/api/v1/offers/{id}", offer)
                .then()
                .body("imageUrl", equalTo(list().extract().path("items[0].medium")));

        onceAs("supplier-01")
                .post(PICTURES + "/{id}/put-back", offer, third)
                .then()
                .statusCode(200)
                .body("items.id", contains(first, second, third));
        order(List.of(third, first)).statusCode(409).body("code", equalTo("pictures-others"));
        order(List.of(third, third, first)).statusCode(409);
        as("supplier-01")
                .delete(PICTURES + "/{id}", offer, UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("code", equalTo("picture-not-found"));
    }

    @Test
    void a_replay_does_not_bring_back_what_was_removed() throws IOException {
        var key = UUID.randomUUID();
        var bytes = drawing(300, 200);
        String id = add("supplier-01", key, bytes).extract().path("id");
        as("supplier-01").delete(PICTURES + "/{id}", offer, id).then().statusCode(204);

        add("supplier-01", key, bytes).statusCode(404).body("code", equalTo("picture-not-found"));

        list().body("items", hasSize(0));
        given().get("/api/v1/offers/{id}", offer).then().body("imageUrl", equalTo(""));
        add("supplier-01", UUID.randomUUID(), bytes).statusCode(201);
        list().body("items.id", contains(id));
    }

    @Test
    void eight_are_enough() throws IOException {
        for (int number = 1; number <= 8; number++) {
            added();
        }

        add("supplier-01", UUID.randomUUID(), drawing(300, 200))
                .statusCode(409)
                .body("code", equalTo("pictures-too-many"))
                .body("most", equalTo(8));
        list().body("items", hasSize(8));
    }

    @Test
    void only_its_supplier_shows_what_an_offer_looks_like() throws IOException {
        var picture = added();
        var bytes = drawing(300, 200);

        add("supplier-02", UUID.randomUUID(), bytes).statusCode(404).body("code", equalTo("offer-not-found"));
        as("supplier-02").get(PICTURES, offer).then().statusCode(404);
        as("supplier-02").delete(PICTURES + "/{id}", offer, picture).then().statusCode(404);
        as("supplier-02")
                .contentType(ContentType.JSON)
                .body(Map.of("ids", List.of(picture)))
                .put(PICTURES + "/order", offer)
                .then()
                .statusCode(404);
        as("provider-01").get(PICTURES, offer).then().statusCode(404);
        for (var other : List.of("resident-01", "technician-01", "operator")) {
            as(other).get(PICTURES, offer).then().statusCode(403);
            add(other, UUID.randomUUID(), bytes).statusCode(403);
        }
        given().get(PICTURES, offer).then().statusCode(401);
        list().body("items.id", contains(picture));
    }

    @Test
    void what_is_no_picture_is_refused_whatever_it_is_called() throws IOException {
        var program = "MZ\u0090\0 this program cannot be run".getBytes(StandardCharsets.ISO_8859_1);

        upload("supplier-01", offer, UUID.randomUUID(), "nice.jpg", program)
                .then()
                .statusCode(422)
                .body("code", equalTo("photo-type-unsupported"));
        upload("supplier-01", offer, UUID.randomUUID(), "large.jpg", new byte[10 * 1024 * 1024 + 1])
                .then()
                .statusCode(413)
                .body("code", equalTo("photo-too-large"));
        onceAs("supplier-01")
                .multiPart("other", "x")
                .post(PICTURES, offer)
                .then()
                .statusCode(400)
                .body("code", equalTo("photo-form-invalid"));
        as("supplier-01")
                .multiPart("file", "a.jpg", drawing(30, 20))
                .post(PICTURES, offer)
                .then()
                .statusCode(400)
                .body("code", equalTo("idempotency-key-missing"));
        list().body("items", hasSize(0));
    }

    @Test
    void an_import_can_still_be_undone_when_pictures_came_since() throws Exception {
        var run = UUID.randomUUID();
        shopping.run(
                "INSERT INTO catalog.import_run (id, supplier_id, file_name, bytes, state, finished_at, undoable)"
                        + " SELECT ?, supplier_id, 'a.csv', 1, 'COMPLETED', now(), true FROM catalog.offer WHERE id = ?",
                run,
                offer);
        shopping.run(
                "INSERT INTO catalog.import_image (run_id, offer_id, kind, version) SELECT ?, id, 'NEW', version FROM catalog.offer WHERE id = ?",
                run,
                offer);

        added();
        added();

        as("supplier-01").get("/api/v1/import-runs/{id}", run).then().statusCode(200);
        onceAs("supplier-01")
                .post("/api/v1/import-runs/{id}/undo", run)
                .then()
                .statusCode(200)
                .body("undone", equalTo(1));
        list().body("items", hasSize(2));
        shopping.run("DELETE FROM catalog.import_run WHERE id = ?", run);
    }

    @Test
    void on_its_page_pictures_are_added_moved_removed_and_put_back() throws Exception {
        var page = "/supplier/listings/" + offer + "/pictures";
        var supplier = SignedIn.as("supplier-01", page);
        assertThat(supplier.get(page).body()).contains("No pictures yet", "Add picture");

        assertThat(location(supplier.upload(page, "a.jpg", drawing(600, 400)))).contains("done=photo-added");
        assertThat(location(supplier.upload(page, "b.jpg", drawing(600, 400)))).contains("done=photo-added");
        List<String> ids = list().extract().path("items.id");
        assertThat(supplier.get(page).body()).contains("Shown first", ids.get(1) + "/move");

        assertThat(location(supplier.submit(page + "/" + ids.get(1) + "/move", Map.of("by", "-1"))))
                .contains("pictures-ordered");
        list().body("items.id", contains(ids.get(1), ids.get(0)));
        var removed = location(supplier.submit(page + "/" + ids.get(1) + "/remove", Map.of()));
        assertThat(supplier.get(removed).body()).contains("The picture is removed.", ids.get(1) + "/put-back");
        assertThat(location(supplier.submit(page + "/" + ids.get(1) + "/put-back", Map.of())))
                .contains("picture-put-back");
        list().body("items.id", contains(ids.get(0), ids.get(1)));
        assertThat(supplier.get("/supplier/listings?q=" + offer).body())
                .contains("/supplier/listings/" + offer + "/pictures", "/media/pictures/");
        assertThat(given().get("/offers/{id}", offer).asString()).contains("picture 2 of 2", "href=\"#picture-2\"");
    }

    @Test
    void a_wrong_file_is_told_on_the_page_and_nothing_is_lost() throws Exception {
        var there = added();
        var page = "/supplier/listings/" + offer + "/pictures";
        var supplier = SignedIn.as("supplier-01", page);

        var refused = location(supplier.upload(page, "virus.jpg", "MZ nothing to see".getBytes()));

        assertThat(refused).contains("photo-type-unsupported");
        assertThat(supplier.get(refused).body()).contains("Only JPEG, PNG and WebP pictures are taken.", there);
        assertThat(location(supplier.upload(page, "empty.jpg", new byte[0]))).contains("file-missing");
        list().body("items.id", contains(there));
    }

    @Test
    void others_do_not_come_to_the_page() throws Exception {
        var page = "/supplier/listings/" + offer + "/pictures";

        assertThat(SignedIn.as("supplier-02", page).get(page).statusCode()).isEqualTo(404);
        assertThat(SignedIn.as("resident-01", "/me").get(page).statusCode()).isEqualTo(403);
    }

    private static byte[] drawing(int width, int height) throws IOException {
        return Drawings.jpeg(width, height, new Color(TONE.addAndGet(0x102030) & 0xFFFFFF));
    }

    private String added() throws IOException {
        return add("supplier-01", UUID.randomUUID(), drawing(300, 200))
                .statusCode(201)
                .extract()
                .path("id");
    }

    private ValidatableResponse add(String user, UUID key, byte[] bytes) {
        return upload(user, offer, key, "a.jpg", bytes).then();
    }

    private static Response upload(String user, UUID offer, UUID key, String name, byte[] bytes) {
        return as(user).header("Idempotency-Key", key.toString())
                .multiPart("file", name, bytes)
                .post(PICTURES, offer);
    }

    private ValidatableResponse order(List<String> ids) {
        return as("supplier-01")
                .contentType(ContentType.JSON)
                .body(Map.of("ids", ids))
                .put(PICTURES + "/order", offer)
                .then();
    }

    private ValidatableResponse list() {
        return as("supplier-01").get(PICTURES, offer).then().statusCode(200);
    }

    private long version() {
        return shopping.number("SELECT version FROM catalog.offer WHERE id = ?", offer);
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }
}
