package io.linli.marketplace.deadline;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What a feature does when its deadlines come. */
public interface DeadlineHandler {

    /** The kind of its deadlines, as it is stored; never changes. */
    String kind();

    /**
     * Acts in the caller's transaction, which crosses tenants and holds these deadlines' rows; what it writes stands or falls
     * with their removal. May be called again for the same deadlines after a failure. Must not wait for a lock that somebody
     * may hold who sets one of these deadlines.
     *
     * @param due one at least, a batch at most, in the order in which they fell due
     */
    Uni<Outcome> act(List<Due> due);

    /**
     * What came of it.
     *
     * @param done subjects whose deadline is over; the others are looked at again soon
     */
    record Outcome(Set<UUID> done) {

        public static Outcome done(Collection<UUID> subjects) {
            return new Outcome(Set.copyOf(subjects));
        }
    }
}
