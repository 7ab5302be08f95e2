package io.linli.web.recommend;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

import io.linli.web.Neighbourhood;
import io.linli.web.order.Shopping;

/** Orders of households that nobody can sign in as, as they are remembered. */
@ApplicationScoped
class PastBaskets {

    private static final String ORDERED =
            """
            INSERT INTO search.behaviour_event (id, company_id, community_id, kind, at, sku_id, buyer, basket, building_id)
            SELECT gen_random_uuid(), ?, ?, 'ORDER', now() - interval '1 day', sku_id, ?, ?, ? FROM catalog.offer WHERE id = ?""";

    private final Shopping shopping;
    private final DataSource database;

    PastBaskets(Shopping shopping, DataSource database) {
        this.shopping = shopping;
        this.database = database;
    }

    /** So many households each bought all of it at once, in a building that is nobody else's. */
    void bought(UUID company, UUID community, int households, UUID... offers) {
        var building = UUID.randomUUID();
        for (int household = 0; household < households; household++) {
            basket(company, community, building, offers);
        }
    }

    /** So many further households of the resident's building. */
    void boughtInBuildingOf(int resident, int households, UUID offer) {
        var at = Neighbourhood.residentAt(resident);
        var building = UUID.fromString(shopping.text(
                """
                SELECT e.building_id::text FROM marketplace.household h JOIN marketplace.unit u ON u.id = h.unit_id
                JOIN marketplace.entrance e ON e.id = u.entrance_id WHERE h.id = ?""",
                at.householdId()));
        for (int household = 0; household < households; household++) {
            basket(at.companyId(), at.communityId(), building, offer);
        }
    }

    private void basket(UUID company, UUID community, UUID building, UUID... offers) {
        var buyer = UUID.randomUUID();
        var basket = UUID.randomUUID();
        for (UUID offer : offers) {
            shopping.run(ORDERED, company, community, buyer, basket, building, offer);
        }
    }

    /** How many rows of a company a transaction in another one's tenancy sees. */
    long seenBy(UUID tenant, String table, UUID company) {
        try (Connection connection = database.getConnection();
                var enter = connection.prepareStatement("SELECT set_config('linli.tenant', ?, false)");
                var count =
                        connection.prepareStatement("SELECT count(*) FROM search." + table + " WHERE company_id = ?")) {
            enter.setString(1, tenant.toString());
            enter.execute();
            count.setObject(1, company);
            try (var rows = count.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
