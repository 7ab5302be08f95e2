package io.linli.web.demo;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import io.linli.catalog.kernel.Tenancy;

/** Writes companies, communities, dwellings, people and pickup points. */
@ApplicationScoped
class PlacesStep {

    private static final String COMPANIES =
            """
            INSERT INTO marketplace.property_company (id, code, name_en, name_zh, color)
            SELECT id, code, "nameEn", "nameZh", color
            FROM %s AS r (id uuid, code text, "nameEn" text, "nameZh" text, color text)""";

    private static final String COMMUNITIES =
            """
            INSERT INTO marketplace.community (id, company_id, code, name_en, name_zh, city_en, city_zh)
            SELECT id, "companyId", code, "nameEn", "nameZh", "cityEn", "cityZh"
            FROM %s AS r (id uuid, "companyId" uuid, code text, "nameEn" text, "nameZh" text, "cityEn" text, "cityZh" text)""";

    private static final String BUILDINGS =
            """
            INSERT INTO marketplace.building (id, company_id, community_id, name)
            SELECT id, "companyId", "communityId", name
            FROM %s AS r (id uuid, "companyId" uuid, "communityId" uuid, name text)""";

    private static final String ENTRANCES =
            """
            INSERT INTO marketplace.entrance (id, company_id, building_id, name)
            SELECT id, "companyId", "buildingId", name
            FROM %s AS r (id uuid, "companyId" uuid, "buildingId" uuid, name text)""";

    private static final String UNITS =
            """
            INSERT INTO marketplace.unit (id, company_id, entrance_id, number)
            SELECT id, "companyId", "entranceId", number
            FROM %s AS r (id uuid, "companyId" uuid, "entranceId" uuid, number text)""";

    private static final String HOUSEHOLDS =
            """
            INSERT INTO marketplace.household (id, company_id, community_id, unit_id)
            SELECT id, "companyId", "communityId", "unitId"
            FROM %s AS r (id uuid, "companyId" uuid, "communityId" uuid, "unitId" uuid)""";

    private static final String RESIDENTS =
            """
            INSERT INTO marketplace.resident (id, company_id, community_id, household_id, display_name, leader)
            SELECT id, "companyId", "communityId", "householdId", "displayName", leader
            FROM %s AS r (id uuid, "companyId" uuid, "communityId" uuid, "householdId" uuid, "displayName" text,
                          leader boolean)""";

    private static final String POINTS =
            """
            INSERT INTO fulfillment.pickup_point (id, company_id, community_id, leader_id, name_en, name_zh)
            SELECT id, "companyId", "communityId", "leaderId", "nameEn", "nameZh"
            FROM %s AS r (id uuid, "companyId" uuid, "communityId" uuid, "leaderId" uuid, "nameEn" text, "nameZh" text)""";

    private final Tenancy tenancy;
    private final Rows rows;

    PlacesStep(Tenancy tenancy, Rows rows) {
        this.tenancy = tenancy;
        this.rows = rows;
    }

    Uni<Void> write(DemoPlaces places) {
        return tenancy.cross("make the demo neighbourhood")
                .chain(() -> rows.write(COMPANIES, places.companies))
                .chain(() -> rows.write(COMMUNITIES, places.communities))
                .chain(() -> rows.write(BUILDINGS, places.buildings))
                .chain(() -> rows.write(ENTRANCES, places.entrances))
                .chain(() -> rows.write(UNITS, places.units))
                .chain(() -> rows.write(HOUSEHOLDS, places.households))
                .chain(() -> rows.write(RESIDENTS, places.residents))
                .chain(() -> rows.write(POINTS, places.points));
    }
}
