package io.linli.catalog.brand;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

import io.linli.catalog.kernel.DomainEvents;
import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Refusal;

/** Says what a brand is called in each language. */
@ApplicationScoped
public class NameBrand {

    public static final int LONGEST = 200;

    private static final String NAME =
            """
            UPDATE catalog.brand SET name_en = :en, name_zh = :zh, named_by = :by
            WHERE id = :brand AND (name_en, name_zh) IS DISTINCT FROM (:en, :zh)""";

    private static final String KNOWN = "SELECT EXISTS (SELECT 1 FROM catalog.brand WHERE id = :brand)";

    /** A feed that writes the name means this brand, unless it means another one already. */
    private static final String SPELL =
            """
            INSERT INTO catalog.brand_spelling (key, spelling, brand_id, decided_by)
            SELECT DISTINCT ON (key) catalog.brand_key(n.name) AS key, n.name, cast(:brand AS uuid), cast(:by AS text)
            FROM (VALUES (1, cast(:en AS text)), (2, cast(:zh AS text))) n(place, name)
            WHERE catalog.brand_key(n.name) <> '' ORDER BY key, n.place ON CONFLICT (key) DO NOTHING""";

    private final DomainEvents events;

    NameBrand(DomainEvents events) {
        this.events = events;
    }

    /**
     * Publishes {@link BrandsChanged} where it was called otherwise. Refuses with: {@code brand-not-found}, {@code brand-name-invalid} (1 to
     * {@value #LONGEST} characters in each language, no control characters).
     *
     * @param by who says so
     */
    @WithTransaction
    public Uni<Void> name(UUID brandId, LocalizedText name, String by) {
        var stripped = new LocalizedText(name.en().strip(), name.zh().strip());
        refuseInvalid(stripped.en());
        refuseInvalid(stripped.zh());
        return write(NAME, brandId, stripped, by)
                .chain(changed -> changed == 0 ? requireKnown(brandId) : tell(brandId, stripped, by));
    }

    private Uni<Void> tell(UUID brandId, LocalizedText name, String by) {
        return write(SPELL, brandId, name, by).chain(() -> events.publish(BrandsChanged.of(brandId)));
    }

    private static Uni<Integer> write(String sql, UUID brandId, LocalizedText name, String by) {
        return Panache.getSession().chain(session -> session.createNativeQuery(sql)
                .setParameter("brand", brandId)
                .setParameter("en", name.en())
                .setParameter("zh", name.zh())
                .setParameter("by", by)
                .executeUpdate());
    }

    private static Uni<Void> requireKnown(UUID brandId) {
        return Panache.getSession()
                .chain(session -> session.<Boolean>createNativeQuery(KNOWN)
                        .setParameter("brand", brandId)
                        .getSingleResult())
                .invoke(known -> {
                    if (!known) {
                        throw Refusal.notFound("brand");
                    }
                })
                .replaceWithVoid();
    }

    private static void refuseInvalid(String name) {
        if (name.isEmpty() || name.length() > LONGEST || name.chars().anyMatch(Character::isISOControl)) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "brand-name-invalid",
                    "A brand's name has 1 to 200 characters in each language, and none that cannot be seen.");
        }
    }
}
