package io.linli.search.meaning;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

import io.linli.search.engine.SearchSettings;

/** What a query means. The latest are remembered: people ask for much the same. */
@ApplicationScoped
public class AskedMeaning {

    private static final Logger LOG = Logger.getLogger(AskedMeaning.class);
    private static final int MOST_REMEMBERED = 5_000;

    private final Models models;
    private final SearchSettings settings;
    private final Map<String, Vector> remembered = Collections.synchronizedMap(new Latest());

    AskedMeaning(Models models, SearchSettings settings) {
        this.models = models;
        this.settings = settings;
    }

    /** Empty where meaning is switched off, or out of order: words find things without it. */
    public Uni<Optional<Vector>> of(String query) {
        var text = query.toLowerCase(Locale.ROOT);
        var known = remembered.get(text);
        if (known != null || !settings.meaning() || text.isBlank()) {
            return Uni.createFrom().item(Optional.ofNullable(known));
        }
        return models.vectors(List.of(new MeantText(Language.of(text), text)))
                .map(vectors -> vectors.get(0))
                .invoke(vector -> remembered.put(text, vector))
                .map(Optional::of)
                .onFailure()
                .invoke(failure -> LOG.errorf("search by meaning is out of order: %s", failure))
                .onFailure()
                .recoverWithItem(Optional.empty());
    }

    private static final class Latest extends LinkedHashMap<String, Vector> {

        private static final long serialVersionUID = 1;

        Latest() {
            super(MOST_REMEMBERED, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Vector> eldest) {
            return size() > MOST_REMEMBERED;
        }
    }
}
