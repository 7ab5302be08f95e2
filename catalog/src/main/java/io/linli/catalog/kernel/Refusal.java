package io.linli.catalog.kernel;

import java.util.Map;

/**
 * A rule said no. Carries a stable code that clients and message bundles rely on, and the facts a person needs; never
 * personal data. It is an expected answer, so it has no stack trace.
 */
public final class Refusal extends RuntimeException {

    /** What kind of no it is; the edge translates it, for REST into an HTTP status. */
    public enum Kind {
        /** The request itself is wrong (400). */
        INVALID,
        /** This actor may not (403). */
        FORBIDDEN,
        /** There is no such thing, or none this actor may know of (404). */
        NOT_FOUND,
        /** It cannot be done in the present state (409). */
        CONFLICT,
        /** Well-formed, but the rules do not allow it (422). */
        UNPROCESSABLE,
        /** Too large (413). */
        TOO_LARGE,
        /** A part it needs is away; try again later (503). */
        UNAVAILABLE
    }

    private final Kind kind;
    private final String code;
    private final transient Map<String, Object> facts;

    /**
     * @param code stable, lower case with hyphens: {@code sold-out}
     * @param message what happened, one English sentence for a person
     * @param facts named values the message is about, for example {@code available=3}
     */
    public Refusal(Kind kind, String code, String message, Map<String, Object> facts) {
        super(message, null, false, false);
        this.kind = kind;
        this.code = code;
        this.facts = Map.copyOf(facts);
    }

    public Refusal(Kind kind, String code, String message) {
        this(kind, code, message, Map.of());
    }

    public static Refusal notFound(String what) {
        return new Refusal(Kind.NOT_FOUND, what + "-not-found", "There is no such " + what.replace('-', ' ') + ".");
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    public Map<String, Object> facts() {
        return facts;
    }
}
