package io.linli.web.page;

import static io.linli.web.Neighbourhood.SUPPLIER_01;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

import io.linli.web.LinliStack;
import io.linli.web.order.Shopping;

/** The page of a group buy without script: how far it is, what more would make of it, and how it is passed on. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class CampaignLiveTest {

    @Inject
    Shopping shopping;

    @Test
    void the_page_says_how_many_households_take_part_and_where_it_goes_on() {
        var campaign = campaign();
        seat(campaign, 4);
        seat(campaign, 2);

        page(campaign, "en")
                .body(allOf(
                        containsString("2 households take part"),
                        containsString("data-live=\"/api/v1/campaigns/" + campaign + "/live\""),
                        containsString("data-shows=\"TIPPED 2 "),
                        containsString(" 6:900\""),
                        containsString("aria-live=\"polite\"")));
        page(campaign, "zh-CN").body(containsString("已有2户参团"));
    }

    @Test
    void the_part_that_moves_is_to_be_had_alone_and_is_never_kept() {
        var campaign = campaign();
        seat(campaign, 4);

        given().header("Accept-Language", "zh-CN")
                .get("/campaigns/{id}/progress", campaign)
                .then()
                .statusCode(200)
                .contentType(startsWith("text/html"))
                .header("Cache-Control", "no-store")
                .body(allOf(
                        startsWith("<div"),
                        containsString("data-shows=\"OPEN 1 "),
                        containsString(" 4:900\""),
                        containsString("已有1户参团"),
                        containsString("再买6件，人人只付¥8.00"),
                        not(containsString("<html"))));
        given().get("/campaigns/{id}/progress", UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void what_more_would_make_of_it_is_told_by_a_plain_form() {
        var campaign = campaign();
        seat(campaign, 4);

        page(campaign, "en")
                .body(allOf(
                        containsString("name=\"more\""),
                        containsString("value=\"8\""),
                        not(containsString("With 8 more"))));
        ask(campaign, "8")
                .body(containsString("With 8 more it is 12 units, and everybody pays ¥8.00 for each."))
                .body(containsString("That is ¥1.00 less for each than with the units so far."))
                .body(containsString("Together you save ¥22.80 against buying alone."));
        ask(campaign, "5")
                .body(containsString("With 5 more it is 9 units, and everybody pays ¥9.00 for each."))
                .body(containsString("The next price is not reached with that."));
    }

    @Test
    void an_impossible_question_is_answered_with_what_is_possible() {
        var campaign = campaign();

        for (var more : List.of("0", "-1", "10000", "many", "\"><script>")) {
            ask(campaign, more)
                    .body(containsString("Ask about 1 to 9,999 more."))
                    .body(not(containsString("more it is")))
                    .body(not(containsString("><script>")));
        }
    }

    @Test
    void one_whose_price_never_falls_asks_nothing() {
        var campaign = shopping.newCampaign(shopping.newOffer(SUPPLIER_01, 990, 100), 900, 10, 5);

        page(campaign, "en").body(not(containsString("name=\"more\"")));
    }

    @Test
    void a_preview_says_what_it_is_in_the_language_asked_for_with_absolute_addresses() {
        var campaign = campaign();
        seat(campaign, 4);
        String site = RestAssured.baseURI + ":" + RestAssured.port;
        String address = site + "/campaigns/" + campaign;

        var english = given().accept("text/html")
                .get("/campaigns/{id}?lang=en", campaign)
                .then()
                .statusCode(200);
        var chinese = given().accept("text/html")
                .get("/campaigns/{id}?lang=zh", campaign)
                .then()
                .statusCode(200);

        english.body(allOf(
                containsString("<meta property=\"og:title\" content=\"Oranges together · ¥9.00\">"),
                containsString("<meta property=\"og:url\" content=\"" + address + "?lang=en\">"),
                containsString("<meta property=\"og:image\" content=\"" + address + "/qr.png\">"),
                containsString("<meta property=\"og:locale\" content=\"en_US\">"),
                containsString("<meta name=\"twitter:card\" content=\"summary\">"),
                containsString("content=\"¥9.00 each · 4 joined · ends "),
                containsString("<link rel=\"canonical\" href=\"" + address + "\">")));
        chinese.body(allOf(
                containsString("<meta property=\"og:title\" content=\"一起买橙子 · ¥9.00\">"),
                containsString("<meta property=\"og:url\" content=\"" + address + "?lang=zh\">"),
                containsString("<meta property=\"og:locale\" content=\"zh_CN\">"),
                containsString("content=\"每件¥9.00 · 已参团4件 · ")));
    }

    @Test
    void the_code_is_read_as_the_link_that_the_page_shows() throws Exception {
        var campaign = campaign();
        String link = RestAssured.baseURI + ":" + RestAssured.port + "/campaigns/" + campaign;
        page(campaign, "en").body(containsString("value=\"" + link + "\"")).body(containsString("/qr.svg\""));

        given().get("/campaigns/{id}/qr.svg", campaign)
                .then()
                .statusCode(200)
                .contentType(startsWith("image/svg+xml"))
                .header("Cache-Control", "public, max-age=86400")
                .body(startsWith("<svg xmlns"));
        byte[] picture = given().get("/campaigns/{id}/qr.png", campaign)
                .then()
                .statusCode(200)
                .contentType(equalTo("image/png"))
                .extract()
                .asByteArray();

        assertThat(read(picture)).isEqualTo(link);
        given().get("/campaigns/{id}/qr.svg", UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void who_has_not_signed_in_is_led_to_signing_in_whatever_community_was_looked_at_before() {
        var campaign = campaign();

        given().accept("text/html")
                .get("/campaigns/{id}?community=harbor-view", campaign)
                .then()
                .statusCode(200)
                .body(containsString("/sign-in?to=/campaigns/" + campaign));
    }

    private static String read(byte[] picture) throws Exception {
        var image = ImageIO.read(new ByteArrayInputStream(picture));
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        var source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)))
                .getText();
    }

    private static ValidatableResponse page(UUID campaign, String language) {
        return given().accept("text/html")
                .header("Accept-Language", language)
                .get("/campaigns/{id}", campaign)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse ask(UUID campaign, String more) {
        return given().accept("text/html")
                .queryParam("more", more)
                .get("/campaigns/{id}", campaign)
                .then()
                .statusCode(200);
    }

    private UUID campaign() {
        return GroupBuys.falling(shopping);
    }

    /** A household of its own has paid for so many. */
    private void seat(UUID campaign, long units) {
        shopping.run(
                """
                WITH counted AS (UPDATE marketplace.campaign SET people = people + 1 WHERE id = ? RETURNING id, company_id)
                INSERT INTO marketplace.campaign_join (id, company_id, campaign_id, item_id, household_id, resident_id,
                    quantity, up_to, price, state, expires_at)
                SELECT gen_random_uuid(), c.company_id, c.id, i.id, gen_random_uuid(), gen_random_uuid(), ?, ?, i.price,
                    'CONFIRMED', now()
                FROM counted c JOIN marketplace.campaign_item i ON i.campaign_id = c.id""",
                campaign,
                units,
                units);
        shopping.run("UPDATE marketplace.campaign_item SET joined = joined + ? WHERE campaign_id = ?", units, campaign);
    }
}
