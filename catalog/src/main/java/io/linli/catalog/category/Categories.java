package io.linli.catalog.category;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Refusal;

/** Reads the tree of categories. */
@ApplicationScoped
public class Categories {

    private static final String ANCESTRIES =
            """
            WITH RECURSIVE up AS (
                SELECT c.id AS leaf, c.id, c.parent_id, c.path, c.depth, c.name_en, c.name_zh
                FROM catalog.category c WHERE c.id = ANY(:ids)
                UNION ALL
                SELECT up.leaf, p.id, p.parent_id, p.path, p.depth, p.name_en, p.name_zh
                FROM up JOIN catalog.category p ON p.id = up.parent_id)
            SELECT leaf, id, path, name_en, name_zh FROM up ORDER BY leaf, depth""";

    private static final String FIND =
            """
            SELECT id, path, name_en, name_zh FROM catalog.category
            WHERE lower(path || ' ' || name_zh) LIKE ALL (cast(:patterns AS text[])) ORDER BY depth, path LIMIT :most""";

    /** The top of the tree, by name. */
    @WithSession
    public Uni<List<CategoryNode>> roots() {
        return Panache.getSession()
                .chain(session -> session.createQuery(
                                "from Category where parentId is null order by path", CategoryRow.class)
                        .getResultList())
                .map(Categories::nodes);
    }

    /** Those directly below a category, by name; none when it is a leaf or unknown. */
    @WithSession
    public Uni<List<CategoryNode>> children(UUID categoryId) {
        return Panache.getSession()
                .chain(session -> session.createQuery(
                                "from Category where parentId = :parent order by path", CategoryRow.class)
                        .setParameter("parent", categoryId)
                        .getResultList())
                .map(Categories::nodes);
    }

    /** The category and all above it, root first, itself last. Refuses with: {@code category-not-found}. */
    public Uni<List<CategoryNode>> ancestry(UUID categoryId) {
        return ancestries(List.of(categoryId))
                .onItem()
                .transform(found -> found.get(categoryId))
                .onItem()
                .ifNull()
                .failWith(() -> Refusal.notFound("category"));
    }

    /** For each category that exists, itself and all above it, root first. */
    @WithSession
    public Uni<Map<UUID, List<CategoryNode>>> ancestries(Collection<UUID> categoryIds) {
        var distinct = new HashSet<>(categoryIds).toArray(UUID[]::new);
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ANCESTRIES, Object[].class)
                        .setParameter("ids", distinct)
                        .getResultList())
                .map(Categories::byLeaf);
    }

    /** These and those that lie beside them, by path; at most two hundred. */
    @WithSession
    public Uni<List<CategoryNode>> beside(Collection<UUID> categoryIds) {
        return Panache.getSession()
                .chain(session -> session.createQuery(
                                """
                                from Category where id in (:ids)
                                or parentId in (select c.parentId from Category c where c.id in (:ids)) order by path""",
                                CategoryRow.class)
                        .setParameter("ids", List.copyOf(categoryIds))
                        .setMaxResults(200)
                        .getResultList())
                .map(Categories::nodes);
    }

    /** Those with all the words in the names of their path, in either language, the highest first; at most so many. */
    @WithSession
    public Uni<List<CategoryNode>> find(String words, int most) {
        var patterns = Stream.of(words.strip().toLowerCase(Locale.ROOT).split("\\s+"))
                .map(word -> "%" + word.replaceAll("([%_\\\\])", "\\\\$1") + "%")
                .toArray(String[]::new);
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FIND, Object[].class)
                        .setParameter("patterns", patterns)
                        .setParameter("most", most)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new CategoryNode(
                                (UUID) row[0], (String) row[1], new LocalizedText((String) row[2], (String) row[3])))
                        .toList());
    }

    /** The one that is known by this path; empty where there is none. */
    @WithSession
    public Uni<Optional<CategoryNode>> byPath(String path) {
        return Panache.getSession()
                .chain(session -> session.createQuery("from Category where path = :path", CategoryRow.class)
                        .setParameter("path", path)
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row).map(CategoryRow::node));
    }

    /** How many there are in all. */
    @WithSession
    public Uni<Long> count() {
        return Panache.getSession().chain(session -> session.createQuery("select count(*) from Category", Long.class)
                .getSingleResult());
    }

    private static List<CategoryNode> nodes(List<CategoryRow> rows) {
        return rows.stream().map(CategoryRow::node).toList();
    }

    private static Map<UUID, List<CategoryNode>> byLeaf(List<Object[]> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> (UUID) row[0],
                        LinkedHashMap::new,
                        Collectors.mapping(Categories::ancestor, Collectors.toList())));
    }

    private static CategoryNode ancestor(Object[] row) {
        return new CategoryNode((UUID) row[1], (String) row[2], new LocalizedText((String) row[3], (String) row[4]));
    }
}
