package io.linli.catalog.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.linli.catalog.background.OwnContext;
import io.linli.web.LinliStack;
import io.linli.web.Neighbourhood;
import io.linli.web.order.Shopping;

/** Whoever is due is fetched, however many are due at the same moment. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class DueOriginsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<UUID> SUPPLIERS = List.of(Neighbourhood.SUPPLIER_01, Neighbourhood.SUPPLIER_02);
    private static final String NOBODY_THERE = "http://127.0.0.1:1/list.csv";

    @Inject
    FeedOrigins origins;

    @Inject
    OwnContext own;

    @Inject
    Shopping shopping;

    @AfterEach
    void gone() {
        SUPPLIERS.forEach(
                supplier -> own.run(() -> origins.forget(supplier)).await().atMost(PATIENCE));
    }

    /** What the database knows of the table decides in which order it joins: whoever claims one must not claim others with it. */
    @Test
    void also_where_the_database_takes_them_for_fewer_than_they_are() throws SQLException {
        keep(SUPPLIERS.get(0));
        countAnew();
        SUPPLIERS.forEach(this::keep);
        assertThat(shopping.number("SELECT count(*) FROM catalog.feed_origin")).isEqualTo(SUPPLIERS.size());

        for (var first : SUPPLIERS) {
            shopping.run(
                    """
                    UPDATE catalog.feed_origin SET fetched_at = NULL,
                        next_at = now() - CASE supplier_id WHEN ? THEN interval '2 s' ELSE interval '1 s' END""",
                    first);

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(shopping.number(
                            "SELECT count(*) FROM catalog.feed_origin WHERE failure = 'feed-unreachable'"
                                    + " AND fetched_at IS NOT NULL"))
                    .isEqualTo(SUPPLIERS.size()));
        }
    }

    private void keep(UUID supplier) {
        var said = new SaidOrigin(NOBODY_THERE, 24, FeedTerms.USUAL, "", "");
        own.run(() -> origins.keep(supplier, said)).await().atMost(PATIENCE);
    }

    private static void countAnew() throws SQLException {
        var config = ConfigProvider.getConfig();
        try (var owner = DriverManager.getConnection(
                        config.getValue("quarkus.datasource.jdbc.url", String.class),
                        config.getValue("quarkus.flyway.username", String.class),
                        config.getValue("quarkus.flyway.password", String.class));
                var statement = owner.createStatement()) {
            statement.execute("ANALYZE catalog.feed_origin");
        }
    }
}
