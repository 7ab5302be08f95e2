package io.linli.web.technician;

import static io.linli.web.TestUsers.onceAs;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

import io.linli.catalog.kernel.Ids;
import io.linli.web.Neighbourhood;
import io.linli.web.order.Shopping;

/**
 * A third provider of services in Maple Court and Lakeside, with whatever technicians and items a test wants: provider-03 signs
 * in for it. Items ask for a skill of their own, so that tests share no technician.
 */
@ApplicationScoped
public class Teams {

    public static final UUID PROVIDER_03 = UUID.fromString("00000000-0000-7000-8008-000000000053");
    public static final String USER = "provider-03";

    /** Of housekeeping, as the neighbourhood has it. */
    private static final String CATEGORY = "(SELECT category_id FROM catalog.service_item WHERE id = ?)";

    private final Shopping shopping;

    Teams(Shopping shopping) {
        this.shopping = shopping;
    }

    /**
     * A service of one hour for 100 yuan.
     *
     * @param skill it asks for, and only technicians of this test have
     */
    public UUID item(String skill, int beforeMinutes, int afterMinutes, int windowMinutes) {
        provider();
        var id = Ids.next();
        shopping.run(
                """
                INSERT INTO catalog.service_item (id, supplier_id, category_id, name_en, name_zh, duration_minutes, price, currency,
                    before_minutes, after_minutes, window_minutes, skills)
                VALUES (?, ?,\s"""
                        + CATEGORY + ", 'Test service', '测试服务', 60, 10000, 'CNY', ?, ?, ?, ?)",
                id,
                PROVIDER_03,
                Neighbourhood.HOUSEKEEPING,
                beforeMinutes,
                afterMinutes,
                windowMinutes,
                skill);
        return id;
    }

    /** Somebody with the skill who works every day from 08:00 to 20:00. */
    public UUID technician(String skill) {
        provider();
        var id = Ids.next();
        shopping.run(
                "INSERT INTO fulfillment.technician (id, supplier_id, display_name) VALUES (?, ?, 'Tester')",
                id,
                PROVIDER_03);
        shopping.run(
                """
                INSERT INTO fulfillment.shift (id, technician_id, weekday, starts, ends)
                SELECT gen_random_uuid(), ?, weekday, '08:00', '20:00' FROM generate_series(1, 7) weekday""",
                id);
        shopping.run("INSERT INTO fulfillment.technician_skill (technician_id, skill) VALUES (?, ?)", id, skill);
        return id;
    }

    /** By REST, as the provider does: no shifts and no skills yet. */
    public UUID hired(String name) {
        provider();
        return UUID.fromString(onceAs(USER)
                .contentType("application/json")
                .body("{\"name\": \"" + name + "\", \"timeZone\": \"Asia/Shanghai\"}")
                .post("/api/v1/technicians")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    /** A skill of a test's own. */
    public static String skill() {
        return "s-" + UUID.randomUUID().toString().substring(0, 13);
    }

    public void provider() {
        shopping.run(
                """
                INSERT INTO catalog.supplier (id, code, kind, name_en, name_zh)
                VALUES (?, 'provider-03', 'SERVICES', 'Third Provider', '第三服务') ON CONFLICT DO NOTHING""",
                PROVIDER_03);
        for (var community : List.of(Neighbourhood.MAPLE_COURT, Neighbourhood.LAKESIDE)) {
            shopping.run(
                    "INSERT INTO catalog.supplier_community (supplier_id, community_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
                    PROVIDER_03,
                    community);
        }
        shopping.run(
                """
                INSERT INTO web.sign_in (subject, party_kind, party_id)
                VALUES ('00000000-0000-4000-8000-000000000203', 'SUPPLIER', ?) ON CONFLICT DO NOTHING""",
                PROVIDER_03);
    }
}
