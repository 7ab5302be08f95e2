package io.linli.search.meaning;

import io.vertx.core.Vertx;
import java.util.List;
import java.util.Locale;

/** Queries as the product embeds them, without the product. */
public final class QueryVectors {

    private static final Models MODELS = new Models(Vertx.vertx());

    private QueryVectors() {}

    public static Vector of(String query) {
        var text = query.toLowerCase(Locale.ROOT);
        return MODELS.all(List.of(new MeantText(Language.of(text), text))).get(0);
    }
}
