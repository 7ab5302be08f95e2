package io.linli.catalog.gallery;

import static io.linli.web.Neighbourhood.SUPPLIER_01;
import static io.linli.web.TestUsers.as;
import static io.linli.web.TestUsers.onceAs;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.awt.Color;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.linli.catalog.background.OwnContext;
import io.linli.web.LinliStack;
import io.linli.web.catalog.Drawings;
import io.linli.web.order.Shopping;

/** Pictures that nobody uses are kept for as long as they can be put back. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class ForgetPicturesTest {

    private static final String PICTURES = "/api/v1/supplier/offers/{offer}/pictures";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Shopping shopping;

    @Inject
    ForgetPictures forget;

    @Inject
    OwnContext own;

    private UUID offer;

    @BeforeEach
    void goods() {
        offer = shopping.newOffer(SUPPLIER_01, 990, 30);
        shopping.run(
                "UPDATE catalog.sku SET name = 'Forgotten wick', name_zh = NULL WHERE id = (SELECT sku_id FROM catalog.offer WHERE id = ?)",
                offer);
    }

    @AfterEach
    void are_off_the_shelf() {
        shopping.run("UPDATE catalog.offer SET withdrawn = true, version = version + 1 WHERE id = ?", offer);
    }

    @Test
    void what_was_removed_is_forgotten_after_a_fortnight_and_what_is_used_never() throws IOException {
        var shown = added(0x123456);
        var justRemoved = added(0x654321);
        var longRemoved = added(0x987654);
        remove(justRemoved, 13);
        remove(longRemoved, 15);
        age(shown);
        age(justRemoved);
        age(longRemoved);

        own.run(forget::forgetOld).await().atMost(PATIENCE);

        given().get(shown.<String>path("large")).then().statusCode(200);
        given().get(justRemoved.<String>path("large")).then().statusCode(200);
        given().get(longRemoved.<String>path("large")).then().statusCode(404);
        assertThat(putBack(longRemoved).statusCode()).isEqualTo(404);
        putBack(justRemoved)
                .then()
                .statusCode(200)
                .body("items.id", contains(shown.<String>path("id"), justRemoved.<String>path("id")));
    }

    private ExtractableResponse<Response> added(int color) throws IOException {
        return onceAs("supplier-01")
                .multiPart("file", "a.jpg", Drawings.jpeg(310, 170, new Color(color)))
                .post(PICTURES, offer)
                .then()
                .statusCode(201)
                .extract();
    }

    private void remove(ExtractableResponse<Response> picture, int days) {
        as("supplier-01")
                .delete(PICTURES + "/{id}", offer, picture.<String>path("id"))
                .then()
                .statusCode(204);
        shopping.run(
                "UPDATE catalog.offer_picture SET removed_at = now() - ? * interval '1 day' WHERE id = ?",
                days,
                UUID.fromString(picture.path("id")));
    }

    private void age(ExtractableResponse<Response> picture) {
        shopping.run(
                "UPDATE catalog.picture SET kept_at = now() - interval '20 days' WHERE sha256 = ?",
                picture.<String>path("large").replaceAll(".*/([0-9a-f]{64})-.*", "$1"));
    }

    private Response putBack(ExtractableResponse<Response> picture) {
        return onceAs("supplier-01").post(PICTURES + "/{id}/put-back", offer, picture.<String>path("id"));
    }
}
