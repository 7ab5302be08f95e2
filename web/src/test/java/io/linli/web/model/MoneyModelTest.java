package io.linli.web.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Money is never lost, whatever happens: 210 histories in every run of the tests, fourteen of them at a time, 10,010 with {@code
 * -DexcludedGroups=none -Dtest=MoneyModelTest}. A failure prints its histories and their seed; {@code @Property(seed = "…")}
 * lives them again. Histories go on from each other in one world, so none is made smaller after a failure.
 */
class MoneyModelTest {

    /** What the histories of a run are to have seen all of, or they prove less than they say. */
    private static final List<String> FACTS = List.of(
            "CAPTURE",
            "SPLIT",
            "SPLIT_REVERSAL",
            "REFUND",
            "RELEASE",
            "PAYOUT",
            "TRANSFER",
            "RECALL",
            "TRANSFER_REVERSAL",
            "DISPUTE_OPENED",
            "DISPUTE_WON",
            "DISPUTE_LOST");

    private static World world;

    @BeforeContainer
    static void a_neighbourhood_of_its_own() throws Exception {
        world = World.open();
    }

    @AfterContainer
    static void all_of_it_is_sealed_and_everything_happened() throws Exception {
        if (world == null) {
            return;
        }
        try (var closing = world) {
            assertThat(world.get("operator", "/api/v1/ledger/verification")
                            .get("intact")
                            .asBoolean())
                    .as("ledger intact")
                    .isTrue();
            var seen = world.rows("SELECT DISTINCT kind FROM marketplace.journal_entry").stream()
                    .map(row -> row.get(0))
                    .toList();
            assertThat(seen).containsAll(FACTS);
        }
    }

    @Property(tries = 15, shrinking = ShrinkingMode.OFF)
    void money_is_never_lost_and_never_moved_twice(@ForAll("histories") List<List<Step>> histories) throws Exception {
        world.live(histories);

        new Truths(world).hold();
    }

    @Tag("long")
    @Property(tries = 715, shrinking = ShrinkingMode.OFF)
    void nor_in_ten_thousand_histories(@ForAll("histories") List<List<Step>> histories) throws Exception {
        world.live(histories);

        new Truths(world).hold();
    }

    @Provide
    Arbitrary<List<List<Step>>> histories() {
        return Histories.together();
    }
}
