package io.linli.web.page;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import io.linli.web.LinliStack;

/** What the pages answer to requests that no page of ours makes; no browser needed. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class PageEdgesTest {

    @Test
    void public_pages_need_no_sign_in_and_bring_no_inline_script_or_style() {
        given().accept("text/html")
                .get("/")
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("script-src 'self'"))
                .body(org.hamcrest.Matchers.not(containsString(" style=")))
                .body(org.hamcrest.Matchers.not(containsString("<style")))
                .body(org.hamcrest.Matchers.not(containsString(" onclick=")));
    }

    @Test
    void the_desk_of_a_group_buy_and_its_sheets_lead_to_the_sign_in() {
        for (var path : List.of("", "/sheets/orders", "/sheets/sorting-list?format=csv")) {
            for (var desk : List.of("leader", "property")) {
                given().accept("text/html")
                        .redirects()
                        .follow(false)
                        .get("/" + desk + "/campaigns/" + UUID.randomUUID() + path)
                        .then()
                        .statusCode(302)
                        .header("Location", containsString("/protocol/openid-connect/auth"));
            }
        }
    }

    @Test
    void a_page_of_ones_own_leads_to_the_sign_in() {
        given().accept("text/html")
                .redirects()
                .follow(false)
                .get("/cart")
                .then()
                .statusCode(302)
                .header("Location", containsString("/protocol/openid-connect/auth"));
    }

    @Test
    void styles_and_scripts_may_be_kept_for_ever() {
        String address = given().accept("text/html")
                .get("/")
                .htmlPath()
                .getString("html.head.link.find { it.@rel == 'stylesheet' }.@href");

        given().get(address)
                .then()
                .statusCode(200)
                .contentType("text/css")
                .header("Cache-Control", containsString("immutable"));
        given().get("/assets/000000000000/linli.css")
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-cache"));
        given().get("/assets/000000000000/other.css").then().statusCode(404);
    }

    @Test
    void a_company_color_comes_as_a_stylesheet_and_anything_else_is_not_found() {
        given().get("/theme/0f766e.css").then().statusCode(200).body(containsString("--brand:#0f766e"));
        given().get("/theme/zzz.css").then().statusCode(404);
    }

    @Test
    void what_is_not_there_is_said_in_the_readers_language() {
        given().accept("text/html")
                .header("Accept-Language", "zh-CN")
                .get("/nothing-here")
                .then()
                .statusCode(404)
                .contentType(containsString("text/html"))
                .body(containsString("这里什么也没有"));
    }
}
