package io.linli.web.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.linli.catalog.background.OwnContext;
import io.linli.catalog.kernel.Tenancy;
import io.linli.web.LinliStack;

/** Row-level security as the application's own role meets it. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class TenancyTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    Tenancy tenancy;

    @Inject
    OwnContext own;

    private final UUID ours = UUID.randomUUID();
    private final UUID theirs = UUID.randomUUID();

    @BeforeEach
    void two_companies_with_a_building_each() {
        run(tenancy.cross("test"), insertCompany(ours), insertCompany(theirs));
    }

    @Test
    void without_a_tenant_no_row_exists() {
        assertThat(buildings(Uni.createFrom().voidItem())).isZero();
    }

    @Test
    void a_tenant_sees_its_own_rows_only() {
        assertThat(buildings(tenancy.enter(ours))).isOne();
        assertThat(buildings(tenancy.enter(UUID.randomUUID()))).isZero();
    }

    @Test
    void a_tenant_cannot_write_rows_of_another() {
        assertThatThrownBy(() -> run(
                        tenancy.enter(ours),
                        sql("UPDATE marketplace.building SET company_id = '" + theirs + "' WHERE company_id = '" + ours
                                + "'")))
                .hasMessageContaining("row-level security");
    }

    @Test
    void the_tenancy_ends_with_its_transaction() {
        run(tenancy.enter(ours));

        assertThat(buildings(Uni.createFrom().voidItem())).isZero();
    }

    @Test
    void every_table_with_a_tenant_enforces_it_also_on_its_owner() {
        String unguarded =
                """
                SELECT c.oid::regclass::text FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
                WHERE c.relkind = 'r' AND a.attname = 'company_id' AND NOT a.attisdropped
                AND c.relnamespace IN ('marketplace'::regnamespace, 'fulfillment'::regnamespace)
                AND NOT (c.relrowsecurity AND c.relforcerowsecurity) ORDER BY 1""";

        List<String> open = own.transaction(
                        () -> Panache.getSession().chain(session -> session.createNativeQuery(unguarded, String.class)
                                .getResultList()))
                .await()
                .atMost(PATIENCE);

        assertThat(open)
                .as("public by their nature: places, campaigns and pick-up points anybody may look at, and rules")
                .containsExactlyInAnyOrder(
                        "fulfillment.pickup_point",
                        "marketplace.campaign",
                        "marketplace.community",
                        "marketplace.split_rule");
    }

    @Test
    void the_application_role_may_neither_bypass_nor_own() {
        String privileges =
                """
                SELECT rolsuper OR rolbypassrls OR EXISTS (SELECT FROM pg_class WHERE relowner = pg_roles.oid)
                FROM pg_roles WHERE rolname = current_user""";

        boolean mighty = own.transaction(
                        () -> Panache.getSession().chain(session -> session.createNativeQuery(privileges, Boolean.class)
                                .getSingleResult()))
                .await()
                .atMost(PATIENCE);

        assertThat(mighty).isFalse();
    }

    private long buildings(Uni<Void> tenant) {
        String count =
                "SELECT count(*) FROM marketplace.building WHERE company_id IN ('" + ours + "','" + theirs + "')";
        return own.transaction(() -> tenant.chain(Panache::getSession)
                        .chain(session ->
                                session.createNativeQuery(count, Long.class).getSingleResult()))
                .await()
                .atMost(PATIENCE);
    }

    /** Its community is the last by code: who does not say which one it is about sees the first. */
    private Uni<Void> insertCompany(UUID company) {
        UUID community = UUID.randomUUID();
        return sql("INSERT INTO marketplace.property_company VALUES ('%1$s', '%1$s', 'A', 'A', '#112233')"
                        .formatted(company))
                .chain(() -> sql(
                        "INSERT INTO marketplace.community VALUES ('%2$s', '%1$s', 'z-%2$s', 'A', 'A', 'A', 'A', 'Asia/Shanghai')"
                                .formatted(company, community)))
                .chain(() -> sql("INSERT INTO marketplace.building VALUES ('%3$s', '%1$s', '%2$s', 'A')"
                        .formatted(company, community, UUID.randomUUID())));
    }

    private static Uni<Void> sql(String statement) {
        return Uni.createFrom()
                .deferred(Panache::getSession)
                .chain(session -> session.createNativeQuery(statement).executeUpdate())
                .replaceWithVoid();
    }

    @SafeVarargs
    private void run(Uni<Void>... steps) {
        own.transaction(() -> List.of(steps).stream()
                        .reduce(Uni.createFrom().voidItem(), (before, next) -> before.chain(() -> next)))
                .await()
                .atMost(PATIENCE);
    }
}
