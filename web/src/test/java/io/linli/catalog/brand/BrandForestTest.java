package io.linli.catalog.brand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.linli.catalog.background.OwnContext;
import io.linli.catalog.kernel.Refusal;
import io.linli.web.LinliStack;

/** Brands that are part of brands: every way in which four of them can be, each step from each, and each order of going back. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class BrandForestTest {

    private static final int BRANDS = 4;

    /** Rooted forests of four numbered trees: five to the third. Source: Cayley's formula. */
    private static final int FORESTS = 125;

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int NOTHING = -1;

    @Inject
    BrandSpellings spellings;

    @Inject
    JoinBrands join;

    @Inject
    OwnContext own;

    @Inject
    DataSource database;

    private List<UUID> brands;

    @BeforeEach
    void four_brands() {
        var names = IntStream.range(0, BRANDS)
                .mapToObj(number -> "Forest " + UUID.randomUUID())
                .toList();
        var made = await(() -> spellings.ensure(names));
        brands = names.stream().map(made::get).toList();
    }

    @Test
    void whatever_is_joined_and_taken_back_is_shown_as_the_one_on_top_and_ends_where_it_began() throws SQLException {
        var seen = new HashSet<List<Integer>>();

        walk(Collections.nCopies(BRANDS, NOTHING), seen);

        assertThat(seen).hasSize(FORESTS);
        assertThat(places()).isEmpty();
    }

    @Test
    void joins_are_taken_back_in_any_order() throws SQLException {
        for (var order : orders(List.of(0, 1, 2))) {
            await(() -> join.join(brands.get(0), brands.get(1), "test"));
            await(() -> join.join(brands.get(1), brands.get(2), "test"));
            await(() -> join.join(brands.get(2), brands.get(3), "test"));
            order.forEach(brand -> await(() -> join.undo(brands.get(brand))));
            assertThat(places()).as("taken back as %s", order).isEmpty();
        }
    }

    @Test
    void operators_at_the_same_moment_make_no_circle_and_join_nothing_twice() throws SQLException {
        var all = IntStream.range(0, BRANDS)
                .boxed()
                .flatMap(brand -> IntStream.range(0, BRANDS).mapToObj(other -> attempt(brand, other)))
                .map(Uni::subscribeAsCompletionStage)
                .toList();

        all.forEach(one -> one.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join());

        assertThat(places()).hasSize(BRANDS);
        assertThat(places().values().stream().map(Place::shown).distinct()).hasSize(1);
        assertThat(places().values().stream().filter(place -> place.into().isEmpty()))
                .hasSize(1);
    }

    @Test
    void the_database_itself_refuses_what_would_be_a_circle_or_shown_as_something_else() throws SQLException {
        await(() -> join.join(brands.get(0), brands.get(1), "test"));

        assertThatThrownBy(() -> run("UPDATE catalog.brand_join SET into_id = '" + brands.get(0) + "', shown_id = '"
                        + brands.get(0) + "', depth = 2, joined_by = 'x', joined_at = now() WHERE brand_id = '"
                        + brands.get(1) + "'"))
                .isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> run("UPDATE catalog.brand_join SET shown_id = '" + brands.get(2)
                        + "' WHERE brand_id = '" + brands.get(0) + "'"))
                .isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> run("DELETE FROM catalog.brand_join WHERE brand_id = '" + brands.get(1) + "'"))
                .isInstanceOf(SQLException.class);
        await(() -> join.undo(brands.get(0)));
    }

    /** Depth first: each step that is possible is made, looked at and taken back. */
    private void walk(List<Integer> forest, Set<List<Integer>> seen) throws SQLException {
        if (!seen.add(forest)) {
            return;
        }
        for (int brand = 0; brand < BRANDS; brand++) {
            for (int other = 0; other < BRANDS; other++) {
                step(forest, brand, other, seen);
            }
        }
        for (var brand : brands) {
            if (forest.get(brands.indexOf(brand)) == NOTHING) {
                assertThat(refusal(() -> join.undo(brand))).contains("brand-not-joined");
            }
        }
    }

    private void step(List<Integer> forest, int brand, int other, Set<List<Integer>> seen) throws SQLException {
        var refused = refusal(() -> join.join(brands.get(brand), brands.get(other), "test"));
        assertThat(refused).isEqualTo(expected(forest, brand, other));
        if (refused.isPresent() || forest.get(brand) == other) {
            assertStands(forest);
            return;
        }
        var joined = new ArrayList<>(forest);
        joined.set(brand, other);
        assertStands(joined);
        walk(joined, seen);
        await(() -> join.undo(brands.get(brand)));
        assertStands(forest);
    }

    private static Optional<String> expected(List<Integer> forest, int brand, int other) {
        if (forest.get(brand) == other) {
            return Optional.empty();
        }
        if (top(forest, brand) == top(forest, other)) {
            return Optional.of("brand-same");
        }
        return forest.get(brand) == NOTHING ? Optional.empty() : Optional.of("brand-joined");
    }

    private static int top(List<Integer> forest, int brand) {
        int top = brand;
        while (forest.get(top) != NOTHING) {
            top = forest.get(top);
        }
        return top;
    }

    private void assertStands(List<Integer> forest) throws SQLException {
        var wanted = new HashMap<UUID, Place>();
        for (int brand = 0; brand < BRANDS; brand++) {
            if (forest.get(brand) != NOTHING || forest.contains(brand)) {
                var into = forest.get(brand) == NOTHING
                        ? Optional.<UUID>empty()
                        : Optional.of(brands.get(forest.get(brand)));
                wanted.put(brands.get(brand), new Place(into, brands.get(top(forest, brand))));
            }
        }
        assertThat(places()).isEqualTo(wanted);
    }

    private record Place(Optional<UUID> into, UUID shown) {}

    private Map<UUID, Place> places() throws SQLException {
        var found = new HashMap<UUID, Place>();
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "SELECT brand_id, into_id, shown_id FROM catalog.brand_join WHERE brand_id = ANY(?)")) {
            statement.setArray(1, connection.createArrayOf("uuid", brands.toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(
                            rows.getObject(1, UUID.class),
                            new Place(
                                    Optional.ofNullable(rows.getObject(2, UUID.class)), rows.getObject(3, UUID.class)));
                }
            }
        }
        return found;
    }

    private void run(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private Uni<Optional<String>> attempt(int brand, int other) {
        return refused(() -> join.join(brands.get(brand), brands.get(other), "test"));
    }

    private Optional<String> refusal(Supplier<Uni<Void>> work) {
        return refused(work).await().atMost(PATIENCE);
    }

    private Uni<Optional<String>> refused(Supplier<Uni<Void>> work) {
        return own.run(work)
                .map(done -> Optional.<String>empty())
                .onFailure(Refusal.class)
                .recoverWithItem(failure -> Optional.of(((Refusal) failure).code()));
    }

    private <T> T await(Supplier<Uni<T>> work) {
        return own.run(work).await().atMost(PATIENCE);
    }

    private static List<List<Integer>> orders(List<Integer> all) {
        if (all.isEmpty()) {
            return List.of(List.of());
        }
        var orders = new ArrayList<List<Integer>>();
        for (var first : all) {
            var others = all.stream().filter(other -> !other.equals(first)).toList();
            orders(others).forEach(rest -> {
                var order = new ArrayList<>(Arrays.asList(first));
                order.addAll(rest);
                orders.add(order);
            });
        }
        return orders;
    }
}
