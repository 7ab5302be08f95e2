package io.linli.local.stripe.store;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The index of one account: entries by id, and by type in the order of creation. Guarded by the account's lock. */
final class Shelf {

    private final Map<String, Entry> byId = new HashMap<>();
    private final Map<String, NavigableMap<Long, Entry>> byType = new HashMap<>();
    private long lastSequence;
    private long bytes;

    @Nullable
    Entry find(String id) {
        return byId.get(id);
    }

    /** The place of an object: its former one, or the next. */
    long sequenceOf(String id) {
        var former = byId.get(id);
        return former == null ? ++lastSequence : former.sequence();
    }

    /** Puts an entry in the place of its former version, if there is one. */
    void put(Entry entry) {
        remove(entry.id());
        byId.put(entry.id(), entry);
        ofType(entry.type()).put(entry.sequence(), entry);
        bytes += entry.length();
    }

    void remove(String id) {
        var former = byId.remove(id);
        if (former != null) {
            ofType(former.type()).remove(former.sequence());
            bytes -= former.length();
        }
    }

    void clear() {
        byId.clear();
        byType.clear();
        bytes = 0;
    }

    /** The entries of a type, oldest first. */
    NavigableMap<Long, Entry> ofType(String type) {
        return byType.computeIfAbsent(type, t -> new TreeMap<>());
    }

    /** Everything, oldest first. */
    List<Entry> all() {
        return byId.values().stream()
                .sorted(Comparator.comparingLong(Entry::sequence))
                .toList();
    }

    /** Encoded size of everything alive. */
    long bytes() {
        return bytes;
    }
}
