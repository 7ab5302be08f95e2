package io.linli.local.stripe.store;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Everything behind one secret key. All access is serial: one lock, held for the microseconds a work takes. */
public final class Account {

    private final String id;
    private final String key;
    private final Shelf shelf = new Shelf();
    private final Journal journal;
    private final Commits commits;
    private boolean closed;
    private long lastUsedMillis = System.currentTimeMillis();

    /** Told of what was committed, still under the account's lock. */
    public interface Commits {

        /**
         * Hears of a commit.
         *
         * @param objects the objects put by it
         */
        void committed(Account account, List<JsonObject> objects);
    }

    Account(String key, Path file, Commits commits) {
        this.id = Ids.accountOf(key);
        this.key = key;
        this.commits = commits;
        this.journal = Journal.open(file, shelf);
        if (shelf.find(Settings.ID) == null) {
            execute(Work.Origin.SELF, work -> work.put(Settings.initial(key)));
        }
    }

    /** The platform's account id, {@code acct_…}. */
    public String id() {
        return id;
    }

    /** The secret key that opens the account. */
    public String key() {
        return key;
    }

    /** Milliseconds since the epoch by this account's clock, which an admin call can move forward. */
    public long nowMillis() {
        var settings = shelf.find(Settings.ID);
        return System.currentTimeMillis() + (settings == null ? 0 : clockOffset(settings));
    }

    /**
     * Does a piece of work and commits it, or nothing of it when it throws (unless it is a {@link Refusal} that says
     * otherwise).
     */
    public synchronized <T> T execute(Work.Origin origin, Function<Work, T> step) {
        if (closed) {
            throw new IllegalStateException("The account " + id + " was closed");
        }
        lastUsedMillis = System.currentTimeMillis();
        var work = new Work(this, shelf, origin, id);
        try {
            var result = step.apply(work);
            commit(work);
            return result;
        } catch (Refusal refusal) {
            if (refusal.keepsWork()) {
                commit(work);
            }
            throw refusal;
        }
    }

    /** Looks at every object of a type in every scope; used when an account is opened. */
    public synchronized void each(String type, Consumer<JsonObject> action) {
        List.copyOf(shelf.ofType(type).values()).forEach(entry -> action.accept(decode(entry)));
    }

    /** Forgets everything, as if the key had never been used. */
    public synchronized void reset() {
        clockOffsetOf = null;
        journal.append(shelf, List.of(), List.of(), true);
        execute(Work.Origin.SELF, work -> work.put(Settings.initial(key)));
    }

    /** Drops what is older than {@code olderThan} seconds of a type, and the oldest beyond {@code most}. */
    public synchronized void prune(String type, long olderThan, int most) {
        var entries = shelf.ofType(type);
        var outdated = new ArrayList<String>();
        var excess = entries.size() - most;
        for (var entry : entries.values()) {
            if (entry.created() >= olderThan && outdated.size() >= excess) {
                break;
            }
            outdated.add(entry.id());
        }
        if (!outdated.isEmpty()) {
            journal.append(shelf, List.of(), outdated, false);
            journal.compactIfWorthwhile(shelf);
        }
    }

    /** Closes the account if nobody used it since a moment; a later use opens it again. */
    synchronized boolean closeIfUnusedSince(long millis) {
        if (closed) {
            return true;
        }
        if (lastUsedMillis > millis) {
            return false;
        }
        close();
        return true;
    }

    /** Lets go of the file if nobody used it since a moment. */
    synchronized void restIfUnusedSince(long millis) {
        if (!closed && lastUsedMillis < millis) {
            journal.rest();
        }
    }

    /** Closes the account and deletes all it ever knew. */
    synchronized void delete() {
        close();
        journal.delete();
    }

    /** Whether it left the memory; it is then to be asked for again. */
    public synchronized boolean closed() {
        return closed;
    }

    synchronized void close() {
        if (!closed) {
            closed = true;
            journal.close();
        }
    }

    private void commit(Work work) {
        var drafts = work.drafts();
        var removals = work.removals();
        if (drafts.isEmpty() && removals.isEmpty()) {
            return;
        }
        journal.append(shelf, drafts, removals, false);
        journal.compactIfWorthwhile(shelf);
        commits.committed(this, drafts.stream().map(Journal.Draft::object).toList());
    }

    JsonObject decode(Entry entry) {
        return journal.read(entry);
    }

    private @Nullable Entry clockOffsetOf;
    private long clockOffsetMillis;

    private long clockOffset(Entry settings) {
        if (settings != clockOffsetOf) {
            clockOffsetMillis = decode(settings).getLong("clockOffsetMillis", 0L);
            clockOffsetOf = settings;
        }
        return clockOffsetMillis;
    }
}
