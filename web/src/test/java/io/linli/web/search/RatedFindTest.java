package io.linli.web.search;

import static io.linli.web.Neighbourhood.MAPLE_COURT;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.cache.Cache;
import io.quarkus.cache.CacheName;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.linli.catalog.kernel.Ids;
import io.linli.web.LinliStack;
import io.linli.web.Neighbourhood;
import io.linli.web.order.Shopping;

/** Of services that the words find as well, the better rated come first: by the mean that few reviews hardly move. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class RatedFindTest {

    private static final int AUTHOR = 26;

    private final List<UUID> made = new ArrayList<>();
    private final String word = "zubrowka" + Long.toString(System.nanoTime(), 36);

    @CacheName("on-offer")
    Cache onOffer;

    @Inject
    Shopping shopping;

    @BeforeEach
    void nothing_is_remembered() {
        onOffer.invalidateAll().await().indefinitely();
    }

    @AfterEach
    void nobody_else_finds_them() {
        made.forEach(id -> shopping.run("UPDATE catalog.service_item SET withdrawn = true WHERE id = ?", id));
        onOffer.invalidateAll().await().indefinitely();
    }

    @Test
    void one_review_of_five_stars_does_not_go_before_a_hundred_that_come_to_four_point_eight() {
        var unrated = service("A " + word, "Clean.");
        var onlyDescribed = service("B other", "Clean " + word + ".");
        var bad = service("C " + word, "Clean.");
        var oneFive = service("D " + word, "Clean.");
        var hundred = service("E " + word, "Clean.");
        reviews(onlyDescribed, 60, 5);
        reviews(bad, 10, 3);
        reviews(oneFive, 1, 5);
        reviews(hundred, 80, 5);
        reviews(hundred, 20, 4);

        assertThat(found()).containsExactly(hundred, oneFive, unrated, bad);
        assertThat(listed()).containsExactly(onlyDescribed, hundred, oneFive, unrated, bad);

        reviews(oneFive, 99, 5);
        shopping.run("UPDATE catalog.service_item SET withdrawn = true WHERE id = ?", bad);
        onOffer.invalidateAll().await().indefinitely();

        assertThat(found()).containsExactly(oneFive, hundred, unrated, onlyDescribed);
    }

    private List<UUID> found() {
        List<String> ids = given().queryParam("q", word)
                .queryParam("community", MAPLE_COURT)
                .get("/api/v1/search")
                .then()
                .statusCode(200)
                .extract()
                .path("services.serviceItemId");
        return ids.stream().map(UUID::fromString).toList();
    }

    private List<UUID> listed() {
        List<String> ids = given().queryParam("community", MAPLE_COURT)
                .get("/api/v1/services")
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
        return ids.stream().map(UUID::fromString).filter(made::contains).toList();
    }

    private UUID service(String name, String description) {
        var id = Ids.next();
        made.add(id);
        shopping.run(
                """
                INSERT INTO catalog.service_item (id, supplier_id, category_id, name_en, name_zh, description_en, description_zh,
                    duration_minutes, price, currency, before_minutes, after_minutes)
                SELECT ?, ?, category_id, ?, ?, ?, ?, 60, 10000, 'CNY', 0, 0 FROM catalog.service_item WHERE id = ?""",
                id,
                Neighbourhood.PROVIDER_01,
                name,
                name,
                description,
                description,
                Neighbourhood.HOUSEKEEPING);
        return id;
    }

    /** Of visits long ago that nobody is reminded of. */
    private void reviews(UUID service, int count, int stars) {
        var author = Neighbourhood.residentAt(AUTHOR);
        shopping.run(
                """
                WITH visit AS (
                    INSERT INTO marketplace.booking (id, company_id, community_id, household_id, resident_id, service_item_id,
                        supplier_id, technician_id, starts_at, ends_at, price, currency, state, expires_at)
                    SELECT gen_random_uuid(), ?, ?, ?, ?, ?, ?, ?, now() - interval '40 days', now() - interval '39 days', 4800,
                        'CNY', 'CANCELLED', now() FROM generate_series(1, ?)
                    RETURNING *)
                INSERT INTO marketplace.review (id, company_id, booking_id, side, author_id, service_item_id, supplier_id,
                    technician_id, byline, stars, body, state, written_at, published_at)
                SELECT gen_random_uuid(), company_id, id, 'RESIDENT', resident_id, service_item_id, supplier_id, technician_id, 'R',
                    ?, '', 'PUBLISHED', now(), now() FROM visit""",
                author.companyId(),
                author.communityId(),
                author.householdId(),
                author.id(),
                service,
                Neighbourhood.PROVIDER_01,
                Neighbourhood.technician(2),
                count,
                stars);
    }
}
