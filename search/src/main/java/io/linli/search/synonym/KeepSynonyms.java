package io.linli.search.synonym;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

import io.linli.catalog.kernel.Refusal;

/** What the operator does with synonyms. A change counts for this instance at once, for others half a minute later at most. */
@ApplicationScoped
public class KeepSynonyms {

    /** They are looked through with every search, and on one page. */
    public static final int MOST_SETS = 2_000;

    private final SynonymStore store;
    private final Synonyms synonyms;

    KeepSynonyms(SynonymStore store, Synonyms synonyms) {
        this.store = store;
        this.synonyms = synonyms;
    }

    /** All of them, by their first word. */
    @WithSession
    public Uni<List<SynonymSet>> list() {
        return store.all();
    }

    /**
     * The same once more changes nothing. Refuses with: {@code synonyms-full}, {@code synonyms-changed} (other words of that id are
     * there), and what {@link SynonymSet} refuses with.
     */
    public Uni<SynonymSet> add(UUID id, List<String> words) {
        var set = new SynonymSet(id, words, 1);
        return counted(() -> store.all().invoke(all -> refuseFull(all, set)).chain(all -> store.insert(set)
                        .invoke(added -> refuseOther(added, all, set))))
                .replaceWith(set);
    }

    /** Refuses with: {@code synonyms-changed} (not there, or not in that version any more), and as {@link #add} does. */
    public Uni<SynonymSet> change(UUID id, List<String> words, long version) {
        var set = new SynonymSet(id, words, version);
        return counted(() -> store.update(set).invoke(KeepSynonyms::refuseStale))
                .replaceWith(new SynonymSet(id, words, version + 1));
    }

    /** Refuses with: {@code synonyms-not-found}. */
    public Uni<Void> remove(UUID id) {
        return counted(() -> store.delete(id).invoke(KeepSynonyms::refuseMissing))
                .replaceWithVoid();
    }

    private <T> Uni<T> counted(Supplier<Uni<T>> work) {
        return Panache.withTransaction(work).call(synonyms::refresh);
    }

    private static void refuseOther(boolean added, List<SynonymSet> all, SynonymSet set) {
        refuseStale(added || all.stream().anyMatch(one -> isAgain(set, one)));
    }

    private static boolean isAgain(SynonymSet set, SynonymSet one) {
        return one.id().equals(set.id()) && one.words().equals(set.words());
    }

    private static void refuseFull(List<SynonymSet> all, SynonymSet set) {
        if (all.size() >= MOST_SETS && all.stream().noneMatch(one -> isAgain(set, one))) {
            throw new Refusal(Refusal.Kind.CONFLICT, "synonyms-full", "There are 2,000 already. Remove some first.");
        }
    }

    private static void refuseStale(boolean changed) {
        if (!changed) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT, "synonyms-changed", "Somebody else changed these words. Look again.");
        }
    }

    private static void refuseMissing(boolean deleted) {
        if (!deleted) {
            throw Refusal.notFound("synonyms");
        }
    }
}
