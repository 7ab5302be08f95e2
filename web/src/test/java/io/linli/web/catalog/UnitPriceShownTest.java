package io.linli.web.catalog;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

import io.linli.web.LinliStack;
import io.linli.web.Neighbourhood;

/** What six kilograms cost can be compared with what five cost. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class UnitPriceShownTest {

    private static final int SIX_KILOGRAMS = 6;
    private static final int ONE_KILOGRAM = 1;

    @Test
    void the_price_of_a_kilogram_stands_beside_that_of_the_package() {
        page(SIX_KILOGRAMS, "en").body(containsString("¥1.08 per kg"));
        page(SIX_KILOGRAMS, "zh").body(containsString("¥1.08/千克"));
        page(ONE_KILOGRAM, "en").body(not(containsString("per kg")));
    }

    @Test
    void programs_are_told_as_well() {
        offer(SIX_KILOGRAMS).body("unitPrice.price.amount", equalTo(108)).body("unitPrice.per", equalTo("KILOGRAM"));
        offer(ONE_KILOGRAM).body("unitPrice", nullValue());
    }

    private static ValidatableResponse page(int number, String language) {
        return given().accept("text/html")
                .queryParam("community", "maple-court")
                .queryParam("lang", language)
                .redirects()
                .follow(true)
                .get("/offers/" + Neighbourhood.offer(number))
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse offer(int number) {
        return given().get("/api/v1/offers/" + Neighbourhood.offer(number))
                .then()
                .statusCode(200);
    }
}
