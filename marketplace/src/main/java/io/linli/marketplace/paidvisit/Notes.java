package io.linli.marketplace.paidvisit;

import io.linli.catalog.kernel.Refusal;

/** What people write about visits. */
public final class Notes {

    private static final int LONGEST = 500;

    private Notes() {}

    /** Refuses with: {@code note-too-long}. */
    static void check(String note) {
        if (note.length() > LONGEST) {
            throw new Refusal(Refusal.Kind.INVALID, "note-too-long", "A note has at most " + LONGEST + " characters.");
        }
    }

    /** Refuses with: {@code note-too-long}, {@code note-missing}. */
    static void require(String note) {
        check(note);
        if (note.isBlank()) {
            throw new Refusal(Refusal.Kind.INVALID, "note-missing", "Say in a few words what happened.");
        }
    }
}
