package io.linli.web.campaign;

import static io.linli.web.Neighbourhood.MAPLE_COURT;
import static io.linli.web.Neighbourhood.SUPPLIER_01;
import static io.linli.web.TestUsers.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import io.linli.catalog.background.OwnContext;
import io.linli.web.LinliStack;
import io.linli.web.order.Shopping;

/** Ids of group-buys are their clients' keys; what is newest is not told by them. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class NewestFirstTest {

    private static final String EXPLAIN =
            """
            EXPLAIN SELECT * FROM marketplace.campaign WHERE %s AND created_at <= :before
                AND (created_at < :before OR id < :last) ORDER BY created_at DESC, id DESC LIMIT 20""";

    @Inject
    Shopping shopping;

    @Inject
    OwnContext own;

    @Test
    void the_one_that_was_opened_last_comes_first_whatever_its_key() {
        var offer = shopping.newOffer(SUPPLIER_01, 990, 20);
        var first = open(offer, "ffffffff");
        var second = open(offer, "00000000");
        var third = open(offer, "88888888");

        assertThat(page(null, 100).ids()).containsSubsequence(third, second, first);
        assertThat(all(2)).containsSubsequence(third, second, first).doesNotHaveDuplicates();
        assertThat(all(1).subList(0, 3)).isEqualTo(page(null, 3).ids());
    }

    @Test
    void when_it_was_written_never_changes() {
        var campaign = open(shopping.newOffer(SUPPLIER_01, 990, 20), "77777777");

        assertThatThrownBy(() ->
                        shopping.run("UPDATE marketplace.campaign SET created_at = now() WHERE id = ?::uuid", campaign))
                .hasStackTraceContaining("stays");
    }

    /** As the lists ask, in a database that has so few rows that it would rather read them all. */
    @Test
    void a_page_is_read_from_an_index_in_its_order() {
        assertThat(plan("community_id = :id AND state <> 'DRAFT' AND kind = 'COMMUNITY'"))
                .contains("campaign_newest_of_community")
                .doesNotContain("Sort");
        assertThat(plan("company_id = :id AND kind = 'COMMUNITY'"))
                .contains("campaign_newest_of_company")
                .doesNotContain("Sort");
        assertThat(plan("company_id = :id AND leader_id = :id AND kind = 'COMMUNITY'"))
                .containsAnyOf("campaign_newest_of_leader", "campaign_newest_of_company")
                .doesNotContain("Sort");
    }

    private String plan(String where) {
        return own.transaction(() -> Panache.getSession()
                        .chain(session -> session.createNativeQuery("SET LOCAL enable_seqscan = off")
                                .executeUpdate()
                                .chain(() -> session.createNativeQuery(EXPLAIN.formatted(where), String.class)
                                        .setParameter("id", MAPLE_COURT)
                                        .setParameter("before", OffsetDateTime.now(ZoneOffset.UTC))
                                        .setParameter("last", new UUID(-1, -1))
                                        .getResultList())))
                .map(lines -> String.join(" / ", lines))
                .await()
                .atMost(Shopping.PATIENCE);
    }

    private record Page(List<String> ids, String next) {}

    private static List<String> all(int limit) {
        var ids = new ArrayList<String>();
        var page = page(null, limit);
        ids.addAll(page.ids());
        while (page.next() != null) {
            page = page(page.next(), limit);
            ids.addAll(page.ids());
        }
        return ids;
    }

    private static Page page(String cursor, int limit) {
        var request = given().queryParam("community", MAPLE_COURT).queryParam("limit", limit);
        var found = (cursor == null ? request : request.queryParam("cursor", cursor))
                .get("/api/v1/campaigns")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        return new Page(found.getList("items.id"), found.getString("next"));
    }

    private static String open(UUID offer, String beginning) {
        var key = beginning + UUID.randomUUID().toString().substring(8);
        return as("leader-01")
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(Terms.of(MAPLE_COURT, offer, 900).body())
                .post("/api/v1/campaigns")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
