package io.linli.search.meaning;

import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.bgesmallzhv15q.BgeSmallZhV15QuantizedEmbeddingModel;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The models, each loaded when it is first needed. A text takes about a millisecond of a core, loading about a second. */
@ApplicationScoped
class Models {

    private final Vertx vertx;
    private final Map<Language, EmbeddingModel> loaded = new EnumMap<>(Language.class);

    Models(Vertx vertx) {
        this.vertx = vertx;
    }

    /** In the order of the texts, worked out on a worker thread; answers on the context that asked. */
    Uni<List<Vector>> vectors(List<MeantText> texts) {
        return Uni.createFrom().completionStage(() -> vertx.executeBlocking(() -> all(texts), false)
                .toCompletionStage());
    }

    /** Blocking. */
    List<Vector> all(List<MeantText> texts) {
        var vectors = new ArrayList<Vector>(texts.size());
        for (var text : texts) {
            var values = model(text.language()).embed(text.text()).content().vector();
            vectors.add(Vector.of(text.language(), values));
        }
        return vectors;
    }

    private synchronized EmbeddingModel model(Language language) {
        return loaded.computeIfAbsent(language, Models::load);
    }

    /** One text at a time on the thread that asks: there are as many of those as work is wanted. */
    private static EmbeddingModel load(Language language) {
        return switch (language) {
            case ENGLISH -> new AllMiniLmL6V2QuantizedEmbeddingModel(Runnable::run);
            case CHINESE -> new BgeSmallZhV15QuantizedEmbeddingModel(Runnable::run);
        };
    }
}
