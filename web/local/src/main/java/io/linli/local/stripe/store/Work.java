package io.linli.local.stripe.store;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A unit of work on one account: reads, staged writes, then one commit or none.
 *
 * <p>Within a work every look-up of an id gives the same instance, so changes made to it are seen by whoever looks next; they
 * are kept only if the object is {@link #put}. Used by the one thread that holds the account's lock.
 */
public final class Work {

    /** Most objects one list query looks at after its filters; Stripe's own page limit is 100. */
    public static final int PAGE_LIMIT = 100;

    private final Account account;
    private final Shelf shelf;
    private final Origin origin;
    private final String scope;
    private final Staged staged;

    private static final class Staged {
        final Map<String, JsonObject> loaded = new LinkedHashMap<>();
        final Map<String, String> puts = new LinkedHashMap<>();
        final Set<String> removals = new LinkedHashSet<>();
    }

    Work(Account account, Shelf shelf, Origin origin, String scope) {
        this(account, shelf, origin, scope, new Staged());
    }

    private Work(Account account, Shelf shelf, Origin origin, String scope, Staged staged) {
        this.account = account;
        this.shelf = shelf;
        this.origin = origin;
        this.scope = scope;
        this.staged = staged;
    }

    /** The same work seen from another account of the platform: what it finds and stages belongs to that account. */
    public Work in(String otherScope) {
        return otherScope.equals(scope) ? this : new Work(account, shelf, origin, otherScope, staged);
    }

    /** The platform or connected account this view belongs to. */
    public String scope() {
        return scope;
    }

    /** The platform's account id. */
    public String platform() {
        return account.id();
    }

    /** Whether this view is of a connected account. */
    public boolean connected() {
        return !scope.equals(account.id());
    }

    /** The request that caused this work. */
    public Origin origin() {
        return origin;
    }

    /** Seconds since the epoch, by the account's clock. */
    public long now() {
        return account.nowMillis() / 1000;
    }

    /** Milliseconds since the epoch, by the account's clock. */
    public long nowMillis() {
        return account.nowMillis();
    }

    /** The object with an id in this scope, ready to be changed. */
    public Optional<JsonObject> find(@Nullable String id) {
        if (id == null || staged.removals.contains(id)) {
            return Optional.empty();
        }
        if (staged.puts.containsKey(id)) {
            return scope.equals(staged.puts.get(id)) ? Optional.of(staged.loaded.get(id)) : Optional.empty();
        }
        var entry = shelf.find(id);
        if (entry == null || !entry.scope().equals(scope)) {
            return Optional.empty();
        }
        return Optional.of(staged.loaded.computeIfAbsent(id, i -> account.decode(entry)));
    }

    /** The object with an id in this scope if it is of a type. */
    public Optional<JsonObject> find(String type, @Nullable String id) {
        return find(id).filter(object -> type.equals(object.getString("object")));
    }

    /** An object that must be there, because another one points to it. */
    public JsonObject get(String id) {
        return find(id).orElseThrow(() -> new IllegalStateException("Nothing is stored as " + id));
    }

    /** Stages an object, new or changed. */
    public JsonObject put(JsonObject object) {
        var id = object.getString("id");
        staged.loaded.put(id, object);
        staged.puts.put(id, scope);
        staged.removals.remove(id);
        return object;
    }

    /** Stages the removal of an object. */
    public void remove(String id) {
        staged.puts.remove(id);
        staged.loaded.remove(id);
        staged.removals.add(id);
    }

    /**
     * One page of the committed objects of a type in this scope.
     *
     * @param query what to look for, where to begin and how many to return
     */
    public Page page(Query query) {
        NavigableMap<Long, Entry> all = shelf.ofType(query.type());
        var backwards = query.endingBefore() != null;
        var cursor = backwards ? query.endingBefore() : query.startingAfter();
        var at = cursor == null ? null : shelf.find(cursor);
        NavigableMap<Long, Entry> range = all.descendingMap();
        if (at != null) {
            range = backwards
                    ? all.tailMap(at.sequence(), false)
                    : all.headMap(at.sequence(), false).descendingMap();
        }
        var found = new ArrayList<JsonObject>();
        for (var entry : range.values()) {
            if (!entry.scope().equals(scope)
                    || !entry.matches(query.filters())
                    || !query.createdWithin(entry.created())) {
                continue;
            }
            var object = account.decode(entry);
            if (!query.condition().test(object)) {
                continue;
            }
            if (found.size() == query.limit()) {
                return new Page(ordered(found, backwards), true);
            }
            found.add(object);
        }
        return new Page(ordered(found, backwards), false);
    }

    /** Every committed object of a type in this scope, oldest first; for types of which there are few. */
    public List<JsonObject> all(String type) {
        return shelf.ofType(type).values().stream()
                .filter(entry -> entry.scope().equals(scope))
                .map(account::decode)
                .toList();
    }

    private static List<JsonObject> ordered(List<JsonObject> found, boolean backwards) {
        if (backwards) {
            Collections.reverse(found);
        }
        return found;
    }

    List<Journal.Draft> drafts() {
        return staged.puts.entrySet().stream()
                .map(put -> new Journal.Draft(put.getValue(), staged.loaded.get(put.getKey())))
                .toList();
    }

    Set<String> removals() {
        return staged.removals;
    }

    /**
     * What a list asks for.
     *
     * @param filters exact values of fields named in the store's filter list
     * @param condition anything else an object must fulfil
     * @param createdFrom seconds, inclusive
     * @param createdTo seconds, inclusive
     */
    public record Query(
            String type,
            Map<String, String> filters,
            Predicate<JsonObject> condition,
            @Nullable String startingAfter,
            @Nullable String endingBefore,
            int limit,
            long createdFrom,
            long createdTo) {

        /** The newest objects of a type. */
        public static Query newest(String type, Map<String, String> filters, int limit) {
            return new Query(type, filters, object -> true, null, null, limit, Long.MIN_VALUE, Long.MAX_VALUE);
        }

        boolean createdWithin(long created) {
            return created >= createdFrom && created <= createdTo;
        }
    }

    /**
     * Some of the objects a query found.
     *
     * @param hasMore whether further objects match beyond this page
     */
    public record Page(List<JsonObject> objects, boolean hasMore) {}

    /**
     * The request that caused a work.
     *
     * @param requestId Stripe's {@code req_…}, or null when the simulator acts by itself
     * @param baseUrl where the client reached the simulator, for links in answers
     * @param apiVersion the API version the client speaks
     */
    public record Origin(
            @Nullable String requestId, @Nullable String idempotencyKey, String baseUrl, @Nullable String apiVersion) {

        /** The simulator itself: a timer, a delivery. */
        public static final Origin SELF = new Origin(null, null, "", null);
    }
}
