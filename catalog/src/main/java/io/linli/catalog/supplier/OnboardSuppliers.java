package io.linli.catalog.supplier;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Refusal;

/** Makes suppliers. */
@ApplicationScoped
public class OnboardSuppliers {

    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");

    private static final String INSERT =
            """
            INSERT INTO catalog.supplier (id, code, kind, name_en, name_zh)
            VALUES (:id, :code, :kind, :en, :zh) ON CONFLICT (code) DO NOTHING""";

    private static final String INSERT_GOODS =
            """
            INSERT INTO catalog.supplier (id, code, kind, name_en, name_zh)
            SELECT id, code, 'GOODS', code, code FROM unnest(cast(:ids AS uuid[]), cast(:codes AS text[])) AS r(id, code) ORDER BY code
            ON CONFLICT (code) DO NOTHING""";

    private static final String FIND = "SELECT code, id FROM catalog.supplier WHERE code = ANY(:codes)";

    /**
     * Makes one supplier. Refuses with: {@code supplier-invalid} (its code), {@code supplier-exists}.
     *
     * @param code 1 to 63 lower-case letters, digits, {@code _} and {@code -}
     */
    @WithTransaction
    public Uni<SupplierProfile> onboard(String code, SupplierProfile.Kind kind, LocalizedText name) {
        if (!CODE.matcher(code).matches()) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "supplier-invalid",
                    "A supplier's code has 1 to 63 lower-case letters, digits, - or _.");
        }
        var supplier = new SupplierProfile(Ids.next(), code, kind, name);
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(INSERT)
                        .setParameter("id", supplier.id())
                        .setParameter("code", code)
                        .setParameter("kind", kind.name())
                        .setParameter("en", name.en())
                        .setParameter("zh", name.zh())
                        .executeUpdate())
                .map(inserted -> made(supplier, inserted));
    }

    /**
     * Finds suppliers of goods by their codes and makes those that are not there yet, named by their codes. Joins the
     * caller's transaction.
     *
     * @param codes each well-formed
     * @return the id of each
     */
    @WithTransaction
    public Uni<Map<String, UUID>> ensure(Collection<String> codes) {
        var wanted = new TreeSet<>(codes);
        return find(wanted).chain(found -> {
            wanted.removeAll(found.keySet());
            return wanted.isEmpty()
                    ? Uni.createFrom().item(found)
                    : insert(wanted).chain(() -> find(codes));
        });
    }

    private static Uni<Integer> insert(Collection<String> codes) {
        return Panache.getSession().chain(session -> session.createNativeQuery(INSERT_GOODS)
                .setParameter("ids", codes.stream().map(code -> Ids.next()).toArray(UUID[]::new))
                .setParameter("codes", codes.toArray(String[]::new))
                .executeUpdate());
    }

    private static Uni<Map<String, UUID>> find(Collection<String> codes) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FIND, Object[].class)
                        .setParameter("codes", codes.toArray(String[]::new))
                        .getResultList())
                .map(OnboardSuppliers::byCode);
    }

    private static Map<String, UUID> byCode(List<Object[]> rows) {
        Map<String, UUID> ids = new HashMap<>();
        rows.forEach(row -> ids.put((String) row[0], (UUID) row[1]));
        return ids;
    }

    private static SupplierProfile made(SupplierProfile supplier, int inserted) {
        if (inserted == 0) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "supplier-exists",
                    "There is a supplier with this code already.",
                    Map.of("supplier", supplier.code()));
        }
        return supplier;
    }
}
