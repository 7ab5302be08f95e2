package io.linli.local.stripe.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All objects of one account in memory: by id, and by type in the order of creation. Guarded by the account's lock. */
final class Shelf {

    private final Map<String, Entry> byId = new HashMap<>();
    private final Map<String, NavigableMap<Long, Entry>> byType = new HashMap<>();
    private final TreeMap<Long, Entry> bySequence = new TreeMap<>();
    private long lastSequence;
    private long bytes;

    @Nullable
    Entry find(String id) {
        return byId.get(id);
    }

    /** Puts an object in the place of its former version, or at the end. */
    Entry put(String scope, io.vertx.core.json.JsonObject object) {
        var former = byId.get(object.getString("id"));
        var entry = Entry.of(former == null ? ++lastSequence : former.sequence(), scope, object);
        if (former != null) {
            bytes -= former.json().length;
        }
        byId.put(entry.id(), entry);
        ofType(entry.type()).put(entry.sequence(), entry);
        bySequence.put(entry.sequence(), entry);
        bytes += entry.json().length;
        return entry;
    }

    void remove(String id) {
        var former = byId.remove(id);
        if (former != null) {
            ofType(former.type()).remove(former.sequence());
            bySequence.remove(former.sequence());
            bytes -= former.json().length;
        }
    }

    void clear() {
        byId.clear();
        byType.clear();
        bySequence.clear();
        bytes = 0;
    }

    /** The objects of a type, oldest first. */
    NavigableMap<Long, Entry> ofType(String type) {
        return byType.computeIfAbsent(type, t -> new TreeMap<>());
    }

    /** Everything, oldest first. */
    Collection<Entry> all() {
        return bySequence.values();
    }

    /** Encoded size of everything alive. */
    long bytes() {
        return bytes;
    }
}
