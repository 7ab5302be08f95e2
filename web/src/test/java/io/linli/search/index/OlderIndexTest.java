package io.linli.search.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.StringReader;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.linli.search.engine.Engine;
import io.linli.web.LinliStack;

/** An index that an older version of the product left behind. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class OlderIndexTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Inject
    KeepIndexCurrent keep;

    @Inject
    OfferIndex index;

    @Inject
    Engine engine;

    @Inject
    IndexNames names;

    /** In the place of the living one, one that knows the words of a name and no more. */
    @BeforeEach
    void an_older_index() {
        var older = names.fresh();
        engine.ask(client -> client.indices().create(request -> request.withJson(
                                new StringReader(
                                        """
                                {"settings": {"number_of_replicas": 0, "similarity": {"names": {"type": "BM25"}}},
                                 "mappings": {"dynamic": "strict", "properties": {"offerId": {"type": "keyword"}}}}"""))
                        .index(older)))
                .chain(() -> engine.ask(client -> client.indices()
                        .updateAliases(request -> request.actions(action -> action.remove(remove ->
                                        remove.index(names.alias() + "-*").alias(names.alias())))
                                .actions(action -> action.add(add ->
                                        add.index(older).alias(names.alias()).isWriteIndex(true))))))
                .await()
                .atMost(PATIENCE);
    }

    @Test
    void is_searched_on_and_made_anew() {
        assertThat(index.isOutdated().await().atMost(PATIENCE)).isTrue();

        keep.check().await().atMost(PATIENCE);

        RestAssured.given().queryParam("q", "rice").get("/api/v1/search").then().statusCode(200);
        await().atMost(PATIENCE).until(() -> !index.isOutdated().await().atMost(PATIENCE));
        RestAssured.given().queryParam("q", "rice").get("/api/v1/search").then().statusCode(200);
    }
}
