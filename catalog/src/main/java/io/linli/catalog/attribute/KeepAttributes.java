package io.linli.catalog.attribute;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

import io.linli.catalog.kernel.Refusal;

/** What the operator does with the attributes of categories. A change counts at once, for everything that was said before. */
@ApplicationScoped
public class KeepAttributes {

    /** Of one category, those above it apart. */
    public static final int MOST = 60;

    private static final int MOST_REMOVED = 20;
    private static final int FIRST_COLUMN = 2;

    /**
     * A category that keeps attributes of its own.
     *
     * @param count how many
     */
    public record Keeping(UUID categoryId, String path, long count) {}

    private static final String CATEGORY = "SELECT count(*) FROM catalog.category WHERE id = :category";

    private static final String KEEP =
            """
            INSERT INTO catalog.attribute (category_id, key, name_en, name_zh, type, unit, choices, spellings, tells_apart, wanted, place,
                kept_by)
            VALUES (:category, :key, :en, :zh, :type, nullif(:unit, ''), cast(cast(:choices AS text) AS jsonb),
                cast(cast(:spellings AS text) AS jsonb), :apart, :wanted, :place, :by)
            ON CONFLICT (category_id, key) DO UPDATE
                SET name_en = EXCLUDED.name_en, name_zh = EXCLUDED.name_zh, type = EXCLUDED.type, unit = EXCLUDED.unit,
                    choices = EXCLUDED.choices, spellings = EXCLUDED.spellings, tells_apart = EXCLUDED.tells_apart,
                    wanted = EXCLUDED.wanted, place = EXCLUDED.place, kept_by = EXCLUDED.kept_by, kept_at = now(), removed_at = NULL""";

    private static final String UNSPELL =
            "DELETE FROM catalog.attribute_spelling WHERE category_id = :category AND key = :key";

    /** One that means another attribute of the category is left out, and missed in the count. */
    private static final String SPELL =
            """
            INSERT INTO catalog.attribute_spelling (category_id, spelling, key)
            SELECT cast(:category AS uuid), spelling, cast(:key AS text) FROM unnest(cast(:spellings AS text[])) AS s (spelling)
            ORDER BY spelling
            ON CONFLICT DO NOTHING""";

    private static final String COUNT =
            "SELECT count(*) FROM catalog.attribute WHERE category_id = :category AND removed_at IS NULL";

    private static final String REMOVE =
            """
            UPDATE catalog.attribute SET removed_at = coalesce(removed_at, now()), kept_by = :by
            WHERE category_id = :category AND key = :key""";

    private static final String RESTORE =
            """
            UPDATE catalog.attribute SET removed_at = NULL, kept_by = :by, kept_at = now()
            WHERE category_id = :category AND key = :key""";

    private static final String ONE = "SELECT c.id, c.path, " + AttributeRow.COLUMNS
            + " FROM catalog.attribute a JOIN catalog.category c ON c.id = a.category_id WHERE a.category_id = :category AND a.key = :key";

    private static final String REMOVED = "SELECT c.id, c.path, " + AttributeRow.COLUMNS
            + """
             FROM catalog.attribute a JOIN catalog.category c ON c.id = a.category_id
            WHERE a.category_id = :category AND a.removed_at IS NOT NULL ORDER BY a.removed_at DESC LIMIT :most""";

    private static final String KEEPING =
            """
            SELECT c.id, c.path, count(*) FROM catalog.attribute a JOIN catalog.category c ON c.id = a.category_id
            WHERE a.removed_at IS NULL GROUP BY c.id, c.path ORDER BY c.path LIMIT :most""";

    /** The categories that have attributes of their own, by path; at most so many. */
    @WithSession
    public Uni<List<Keeping>> keeping(int most) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(KEEPING, Object[].class)
                        .setParameter("most", most)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new Keeping((UUID) row[0], (String) row[1], (Long) row[2]))
                        .toList());
    }

    /** What was removed of a category's own, the latest first. */
    @WithSession
    public Uni<List<AttributeDefinition>> removed(UUID categoryId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(REMOVED, Object[].class)
                        .setParameter("category", categoryId)
                        .setParameter("most", MOST_REMOVED)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> AttributeRow.kept(row, FIRST_COLUMN).definition())
                        .toList());
    }

    /**
     * In the place of what the category kept under that key; the same once more changes nothing. Refuses with: {@code
     * category-not-found}, {@code attributes-many}, {@code attribute-spelling-taken} (another attribute of the category is called so).
     */
    @WithTransaction
    public Uni<Void> keep(UUID categoryId, AttributeDefinition definition, String by) {
        return refuseUnknown(categoryId)
                .chain(() -> write(categoryId, definition, by))
                .chain(() -> unspell(categoryId, definition.key()))
                .chain(() -> spell(categoryId, definition))
                .chain(() -> refuseMany(categoryId));
    }

    /** It can be put back; removed once more it stays so. Refuses with: {@code attribute-not-found}. */
    @WithTransaction
    public Uni<Void> remove(UUID categoryId, String key, String by) {
        return mark(REMOVE, categoryId, key, by).chain(() -> unspell(categoryId, key));
    }

    /** As it was when it was removed. Refuses with: {@code attribute-not-found}, {@code attributes-many}, {@code attribute-spelling-taken}. */
    @WithTransaction
    public Uni<Void> restore(UUID categoryId, String key, String by) {
        return mark(RESTORE, categoryId, key, by)
                .chain(() -> unspell(categoryId, key))
                .chain(() -> find(categoryId, key))
                .chain(definition -> spell(categoryId, definition))
                .chain(() -> refuseMany(categoryId));
    }

    private static Uni<Void> refuseUnknown(UUID categoryId) {
        return count(CATEGORY, categoryId)
                .invoke(found -> {
                    if (found == 0) {
                        throw Refusal.notFound("category");
                    }
                })
                .replaceWithVoid();
    }

    private static Uni<Void> refuseMany(UUID categoryId) {
        return count(COUNT, categoryId)
                .invoke(found -> refuseIf(
                        found > MOST, "attributes-many", "A category has at most " + MOST + " attributes of its own."))
                .replaceWithVoid();
    }

    private static Uni<Long> count(String sql, UUID categoryId) {
        return Panache.getSession().chain(session -> session.<Long>createNativeQuery(sql)
                .setParameter("category", categoryId)
                .getSingleResult());
    }

    private static Uni<Integer> write(UUID categoryId, AttributeDefinition definition, String by) {
        return Panache.getSession().chain(session -> session.createNativeQuery(KEEP)
                .setParameter("category", categoryId)
                .setParameter("key", definition.key())
                .setParameter("en", definition.name().en())
                .setParameter("zh", definition.name().zh())
                .setParameter("type", definition.type().name())
                .setParameter("unit", definition.unit().map(Enum::name).orElse(""))
                .setParameter("choices", AttributeText.of(definition))
                .setParameter("spellings", AttributeText.write(definition.spellings()))
                .setParameter("apart", definition.tellsApart())
                .setParameter("wanted", definition.wanted())
                .setParameter("place", definition.place())
                .setParameter("by", by)
                .executeUpdate());
    }

    private static Uni<Void> unspell(UUID categoryId, String key) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(UNSPELL)
                        .setParameter("category", categoryId)
                        .setParameter("key", key)
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static Uni<Void> spell(UUID categoryId, AttributeDefinition definition) {
        var spellings = definition.plainSpellings().toArray(String[]::new);
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(SPELL)
                        .setParameter("category", categoryId.toString())
                        .setParameter("key", definition.key())
                        .setParameter("spellings", spellings)
                        .executeUpdate())
                .invoke(spelled -> refuseIf(
                        spelled < spellings.length,
                        "attribute-spelling-taken",
                        "Another attribute of the category is called so."))
                .replaceWithVoid();
    }

    private static Uni<Void> mark(String sql, UUID categoryId, String key, String by) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(sql)
                        .setParameter("category", categoryId)
                        .setParameter("key", key)
                        .setParameter("by", by)
                        .executeUpdate())
                .invoke(found -> {
                    if (found == 0) {
                        throw Refusal.notFound("attribute");
                    }
                })
                .replaceWithVoid();
    }

    private static Uni<AttributeDefinition> find(UUID categoryId, String key) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ONE, Object[].class)
                        .setParameter("category", categoryId)
                        .setParameter("key", key)
                        .getSingleResult())
                .map(row -> AttributeRow.kept(row, FIRST_COLUMN).definition());
    }

    private static void refuseIf(boolean bad, String code, String message) {
        if (bad) {
            throw new Refusal(Refusal.Kind.CONFLICT, code, message);
        }
    }
}
