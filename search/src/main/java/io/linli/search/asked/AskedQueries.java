package io.linli.search.asked;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** Counts what is asked, beside the requests. */
@ApplicationScoped
public class AskedQueries {

    private static final Logger LOG = Logger.getLogger(AskedQueries.class);

    static final int SHORTEST = 2;
    static final int LONGEST = 40;

    /** Different queries between two writings; more are not counted. */
    private static final int MOST_WAITING = 5_000;

    private static final Pattern BLANKS = Pattern.compile("[\\s\u3000]+");

    /** What may be of a person: an address, a telephone number, the number of a card. */
    private static final Pattern PRIVATE = Pattern.compile("@|\\d{5}|://|\\p{Cntrl}");

    private final Map<String, Long> waiting = new ConcurrentHashMap<>();
    private final AskedStore store;

    AskedQueries(AskedStore store) {
        this.store = store;
    }

    /** A query that found enough at its word. Costs nothing but a look into a map. */
    public void found(String query) {
        shareable(query)
                .filter(words -> waiting.size() < MOST_WAITING)
                .ifPresent(words -> waiting.merge(words, 1L, Long::sum));
    }

    /** Writes down what was counted since the last time. What cannot be written is lost: it is only a count. */
    @Scheduled(every = "${linli.search.asked-every:10s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public Uni<Void> keep() {
        var counts = new TreeMap<String, Long>();
        waiting.keySet().forEach(query -> Optional.ofNullable(waiting.remove(query))
                .ifPresent(times -> counts.put(query, times)));
        if (counts.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return store.add(counts)
                .onFailure()
                .invoke(failure -> LOG.warnf("asked queries are not counted: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    @Scheduled(every = "${linli.search.forget-every:1h}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return store.forget().replaceWithVoid();
    }

    /** As it is counted, in small letters and with single blanks; empty where it is not for others. */
    static Optional<String> shareable(String query) {
        var words = BLANKS.matcher(query.strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
        return words.length() < SHORTEST
                        || words.length() > LONGEST
                        || PRIVATE.matcher(words).find()
                ? Optional.empty()
                : Optional.of(words);
    }
}
