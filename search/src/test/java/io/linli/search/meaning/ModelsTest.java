package io.linli.search.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the models make of texts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModelsTest {

    private final Vertx vertx = Vertx.vertx();
    private final Models models = new Models(vertx);

    @AfterAll
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void things_of_one_kind_are_more_alike_than_things_of_another() {
        var vectors = vectors("laptop", "HP 530 notebook PC", "basmati rice", "五常大米", "东北香米", "笔记本电脑");

        assertThat(vectors.get(0).cosine(vectors.get(1)))
                .isGreaterThan(vectors.get(0).cosine(vectors.get(2)) + 0.2);
        assertThat(vectors.get(3).cosine(vectors.get(4)))
                .isGreaterThan(vectors.get(3).cosine(vectors.get(5)) + 0.1);
        assertThat(vectors).allSatisfy(vector -> assertThat(vector.values())
                .hasSize(vector.language().dimensions()));
    }

    @Test
    void a_text_means_the_same_whenever_it_is_asked() {
        assertThat(vectors("green tea")).isEqualTo(vectors("green tea"));
    }

    private List<Vector> vectors(String... texts) {
        return models.all(Arrays.stream(texts)
                .map(text -> new MeantText(Language.of(text), text))
                .toList());
    }
}
