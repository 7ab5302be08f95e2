package io.linli.search.synonym;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The table of synonyms. Every method needs an open session. */
@ApplicationScoped
class SynonymStore {

    /** The driver hands out no arrays to native queries; words hold no line breaks. */
    private static final String ALL =
            "SELECT id, array_to_string(words, chr(10)), version FROM search.synonym_set ORDER BY words[1], id";

    private static final String INSERT =
            """
            INSERT INTO search.synonym_set (id, words) VALUES (:id, cast(:words AS text[]))
            ON CONFLICT (id) DO NOTHING""";

    private static final String UPDATE =
            """
            UPDATE search.synonym_set SET words = cast(:words AS text[]), version = version + 1
            WHERE id = :id AND version = :version""";

    private static final String DELETE = "DELETE FROM search.synonym_set WHERE id = :id";

    Uni<List<SynonymSet>> all() {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ALL, Object[].class).getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new SynonymSet(
                                (UUID) row[0], List.of(((String) row[1]).split("\n")), ((Number) row[2]).longValue()))
                        .toList());
    }

    /** False where there is one of that id. */
    Uni<Boolean> insert(SynonymSet set) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(INSERT)
                        .setParameter("id", set.id())
                        .setParameter("words", set.words().toArray(String[]::new))
                        .executeUpdate())
                .map(rows -> rows == 1);
    }

    /** False where it is not there, or not in that version any more. */
    Uni<Boolean> update(SynonymSet set) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(UPDATE)
                        .setParameter("id", set.id())
                        .setParameter("version", set.version())
                        .setParameter("words", set.words().toArray(String[]::new))
                        .executeUpdate())
                .map(rows -> rows == 1);
    }

    Uni<Boolean> delete(UUID id) {
        return Panache.getSession()
                .chain(session ->
                        session.createNativeQuery(DELETE).setParameter("id", id).executeUpdate())
                .map(rows -> rows == 1);
    }
}
