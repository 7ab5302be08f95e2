package io.linli.catalog.category;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Ids;

/** Finds categories by their paths and makes those that are not there yet, with all above them. */
@ApplicationScoped
public class GrowCategories {

    /** One grower at a time: two of them would make the same branch twice. */
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtext('catalog.category'))::text";

    private static final String FIND = "SELECT path, id FROM catalog.category WHERE path = ANY(:paths)";

    private static final String INSERT =
            """
            INSERT INTO catalog.category (id, parent_id, path, depth, name_en, name_zh)
            SELECT id, parent_id, path, depth, name_en, name_zh
            FROM json_to_recordset(cast(cast(:rows AS text) AS json)) AS r(
                id uuid, parent_id uuid, path text, depth smallint, name_en text, name_zh text)
            ORDER BY depth, id""";

    private final ObjectMapper mapper;

    GrowCategories(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * Joins the caller's transaction.
     *
     * @param paths each by its English names; those of an existing category are left as they are
     * @return the id of each path's category, by {@link CategoryPath#text()}
     */
    @WithTransaction
    public Uni<Map<String, UUID>> grow(Collection<CategoryPath> paths) {
        Map<String, CategoryPath> wanted = new LinkedHashMap<>();
        paths.forEach(path -> path.fromRoot().forEach(step -> wanted.putIfAbsent(step.text(), step)));
        return find(wanted.keySet())
                .chain(found -> found.size() == wanted.size() ? Uni.createFrom().item(found) : growMissing(wanted));
    }

    private Uni<Map<String, UUID>> growMissing(Map<String, CategoryPath> wanted) {
        return Panache.getSession()
                .chain(session -> session.<String>createNativeQuery(LOCK).getSingleResult())
                .chain(() -> find(wanted.keySet()))
                .chain(found -> insert(wanted, found));
    }

    private Uni<Map<String, UUID>> find(Collection<String> paths) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FIND, Object[].class)
                        .setParameter("paths", paths.toArray(String[]::new))
                        .getResultList())
                .map(GrowCategories::byPath);
    }

    private Uni<Map<String, UUID>> insert(Map<String, CategoryPath> wanted, Map<String, UUID> known) {
        List<NewCategory> rows = new ArrayList<>();
        wanted.values().stream()
                .filter(path -> !known.containsKey(path.text()))
                .sorted(Comparator.comparingInt(CategoryPath::depth))
                .forEach(path -> rows.add(newCategory(path, known)));
        if (rows.isEmpty()) {
            return Uni.createFrom().item(known);
        }
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(INSERT)
                        .setParameter("rows", json(rows))
                        .executeUpdate())
                .replaceWith(known);
    }

    /** Made after its parent, whose id is known by then; its own becomes known. */
    private static NewCategory newCategory(CategoryPath path, Map<String, UUID> known) {
        var above = path.parent().map(parent -> known.get(parent.text()));
        var row = new NewCategory(
                Ids.next(),
                above.orElse(null),
                path.text(),
                path.depth(),
                path.name().en(),
                path.name().zh());
        known.put(row.path(), row.id());
        return row;
    }

    private static Map<String, UUID> byPath(List<Object[]> rows) {
        Map<String, UUID> ids = new HashMap<>();
        rows.forEach(row -> ids.put((String) row[0], (UUID) row[1]));
        return ids;
    }

    private String json(List<NewCategory> rows) {
        try {
            return mapper.writeValueAsString(
                    rows.stream().map(NewCategory::columns).toList());
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("plain values can be written", unwritable);
        }
    }

    private record NewCategory(UUID id, @Nullable UUID parentId, String path, int depth, String nameEn, String nameZh) {

        Map<String, Object> columns() {
            var columns = new HashMap<String, Object>(
                    Map.of("id", id, "path", path, "depth", depth, "name_en", nameEn, "name_zh", nameZh));
            Optional.ofNullable(parentId).ifPresent(parent -> columns.put("parent_id", parent));
            return columns;
        }
    }
}
