package io.linli.local.stripe.fault;

import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

import io.linli.local.stripe.store.Work;

/** Decides whether a chance becomes a misfortune, and counts. */
public final class Faults {

    /** The type under which faults are stored. */
    public static final String TYPE = "_fault";

    private static final long SCALE = 1L << 53;

    private Faults() {}

    /** A fault of a kind that strikes now, whatever it is about. */
    public static Optional<JsonObject> strike(Work work, FaultKind kind) {
        return first(work, kind, "", "", "");
    }

    /** A fault that strikes an API request now. */
    public static Optional<JsonObject> strikeRequest(Work work, FaultKind kind, String method, String path) {
        return first(work, kind, "", method, path);
    }

    /** A fault that strikes the delivery of an event now. */
    public static Optional<JsonObject> strikeEvent(Work work, FaultKind kind, String eventType) {
        return first(work, kind, eventType, "", "");
    }

    private static Optional<JsonObject> first(Work work, FaultKind kind, String event, String method, String path) {
        var platform = work.in(work.platform());
        for (var stored : platform.all(TYPE)) {
            if (!kind.word().equals(stored.getString("kind"))) {
                continue;
            }
            var fault = platform.find(stored.getString("id"));
            if (fault.isPresent() && aimsAt(fault.get(), event, method, path) && rolls(platform, fault.get())) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private static boolean aimsAt(JsonObject fault, String event, String method, String path) {
        var wantedMethod = fault.getString("method");
        return matches(fault.getString("event"), event)
                && matches(fault.getString("path"), path)
                && (wantedMethod == null || wantedMethod.equalsIgnoreCase(method));
    }

    /** Whether a text fits a pattern in which {@code *} stands for anything. */
    static boolean matches(@Nullable String pattern, String text) {
        if (pattern == null) {
            return true;
        }
        var parts = pattern.split("\\*", -1);
        var at = 0;
        for (int i = 0; i < parts.length; i++) {
            var found = i == parts.length - 1 ? text.length() - parts[i].length() : text.indexOf(parts[i], at);
            if (found < at || (i == 0 && found != 0) || !text.startsWith(parts[i], found)) {
                return false;
            }
            at = found + parts[i].length();
        }
        return at == text.length();
    }

    private static boolean rolls(Work work, JsonObject fault) {
        var chance = fault.getLong("chances", 0L) + 1;
        fault.put("chances", chance);
        work.put(fault);
        if (scrambled(fault.getLong("seed", 0L) + chance) >= fault.getDouble("probability", 1.0)) {
            return false;
        }
        var remaining = fault.getLong("remaining") - 1;
        fault.put("remaining", remaining).put("struck", fault.getLong("struck", 0L) + 1);
        if (remaining == 0) {
            work.remove(fault.getString("id"));
        }
        return true;
    }

    /** SplitMix64's finaliser: an even number in [0, 1) from any seed. */
    private static double scrambled(long seed) {
        var z = seed * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return (double) ((z ^ (z >>> 31)) >>> 11) / SCALE;
    }
}
