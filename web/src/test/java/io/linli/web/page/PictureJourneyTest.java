package io.linli.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.linli.web.TestUsers.as;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.linli.web.Neighbourhood;
import io.linli.web.catalog.Drawings;
import io.linli.web.order.Shopping;

/** A supplier puts up pictures of its goods, and residents look at them. */
@QuarkusTest
class PictureJourneyTest extends BrowserTest {

    private static final LocatorAssertions.IsInViewportOptions WHOLE =
            new LocatorAssertions.IsInViewportOptions().setRatio(0.99);

    @Inject
    Shopping shopping;

    private UUID offer;
    private String brand;

    @BeforeEach
    void goods() {
        offer = shopping.newOffer(Neighbourhood.SUPPLIER_01, 4_990, 30);
        brand = "Wick" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
        shopping.run(
                "UPDATE catalog.sku SET name = 'Paper wick lamp', name_zh = '纸芯灯', brand = ? WHERE id = (SELECT sku_id FROM catalog.offer WHERE id = ?)",
                brand,
                offer);
    }

    @AfterEach
    void are_off_the_shelf() {
        as("supplier-01")
                .contentType("application/json")
                .body(Map.of("withdrawn", true))
                .patch("/api/v1/supplier/offers/{id}", offer)
                .then()
                .statusCode(200);
    }

    @Test
    void pictures_are_put_up_and_looked_at() throws IOException {
        var page = window(PHONE);
        signIn(page, "supplier-01");
        page.navigate(address("/supplier/listings?q=" + offer));
        page.getByLabel("Pictures: Paper wick lamp").click();
        assertThat(page.getByText("No pictures yet")).isVisible();
        look(page, "pictures-none-en-phone");

        upload(page, "lamp.jpg", Drawings.jpeg(1_200, 900, new Color(0x2B62A0)));
        upload(page, "side.jpg", Drawings.jpeg(600, 1_200, new Color(0xC4621A)));
        assertThat(page.locator(".gallery-desk li")).hasCount(2);
        upload(page, "program.jpg", "MZ no picture".getBytes());
        assertThat(page.getByText("Only JPEG, PNG and WebP pictures are taken."))
                .isVisible();
        assertThat(page.locator(".gallery-desk li")).hasCount(2);
        upload(page, "too-large.jpg", new byte[12 * 1024 * 1024]);
        assertThat(page.getByText("That is too large.")).isVisible();
        assertThat(page.locator(".gallery-desk li")).hasCount(2);
        look(page, "pictures-en-phone");

        page.getByLabel("Move to the front: 2").click();
        assertThat(page.getByText("The pictures are in their new order.")).isVisible();
        page.getByLabel("Remove: 2").click();
        assertThat(page.getByText("For 14 days it can be put back.")).isVisible();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Put back"))
                .click();
        assertThat(page.locator(".gallery-desk li")).hasCount(2);

        page.navigate(address("/supplier/listings?q=" + offer));
        look(page, "listings-pictures-en-phone");
        var picture = page.locator(".picture--small").boundingBox();
        org.assertj.core.api.Assertions.assertThat(
                        page.locator(".picture--small img").boundingBox().height)
                .isLessThanOrEqualTo(picture.height);
        page.setViewportSize(DESK, HEIGHT);
        page.navigate(address("/supplier/listings/" + offer + "/pictures?lang=zh"));
        look(page, "pictures-zh-desk");
        page.navigate(address("/supplier/listings?lang=zh&q=" + offer));
        look(page, "listings-pictures-zh-desk");
    }

    @Test
    void residents_look_through_them_without_scripts() throws IOException {
        put(Drawings.jpeg(600, 1_200, new Color(0xAE3832)));
        put(Drawings.jpeg(1_200, 900, new Color(0x3C7A3A)));
        put(Drawings.jpeg(200, 200, new Color(0x77469F)));

        var page = windowWithoutScript(PHONE);
        page.navigate(address("/offers/" + offer));
        assertThat(page.getByAltText("Paper wick lamp, picture 1 of 3")).isInViewport(WHOLE);
        page.getByLabel("Picture 2 of 3").click();
        assertThat(page.getByAltText("Paper wick lamp, picture 2 of 3")).isInViewport(WHOLE);
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "pictures", "gallery-en-phone.png")));

        var desk = window(DESK, "zh-CN");
        desk.navigate(address("/offers/" + offer));
        assertThat(desk.getByAltText("纸芯灯，第 1 张图，共 3 张")).isVisible();
        look(desk, "gallery-zh-desk");
        desk.setViewportSize(PHONE, HEIGHT);
        look(desk, "gallery-zh-phone");
        await().atMost(Shopping.PATIENCE).untilAsserted(() -> given().queryParam("q", brand)
                .get("/api/v1/search")
                .then()
                .body("items.imageUrl", hasItem(startsWith("/media/pictures/"))));
        desk.navigate(address("/search?q=" + brand));
        look(desk, "found-with-picture-zh-phone");
        // A brand that is spelled alike may be found beside it.
        assertThat(desk.locator(".offer-card:has([href='/offers/" + offer + "']) img"))
                .hasAttribute("srcset", Pattern.compile("/media/pictures/.* 1280w"));
    }

    private static void upload(Page page, String name, byte[] content) {
        page.setInputFiles("#file", new FilePayload(name, "image/jpeg", content));
        page.getByText("Add picture").click();
        page.waitForLoadState();
    }

    private void put(byte[] bytes) {
        as("supplier-01")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .multiPart("file", "a.jpg", bytes)
                .post("/api/v1/supplier/offers/{offer}/pictures", offer)
                .then()
                .statusCode(201);
    }
}
