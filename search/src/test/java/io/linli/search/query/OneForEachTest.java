package io.linli.search.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import io.linli.catalog.category.CategoryNode;
import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.offer.Handling;
import io.linli.catalog.offer.SkuRating;

class OneForEachTest {

    private static final UUID RICE = UUID.randomUUID();
    private static final UUID TEA = UUID.randomUUID();

    private final SearchHit dear = hit(RICE, 2_000, true, Map.of(Reason.GROUP_BUY, 0.3));
    private final SearchHit cheap = hit(RICE, 1_800, true, Map.of());
    private final SearchHit tea = hit(TEA, 900, false, Map.of());

    @Test
    void only_goods_with_other_offers_are_asked_for() {
        assertThat(OneForEach.shared(List.of(dear, tea))).containsExactly(RICE);
    }

    @Test
    void the_first_of_the_offers_stands_for_the_good_in_its_place_and_for_its_reasons() {
        var shown = OneForEach.of(List.of(tea, dear), List.of(cheap, dear), hit -> false);

        assertThat(shown).extracting(SearchHit::offerId).containsExactly(tea.offerId(), cheap.offerId());
        assertThat(shown).extracting(SearchHit::offers).containsExactly(1, 2);
        assertThat(shown.get(1).why()).isEqualTo(dear.why());
    }

    @Test
    void what_stays_is_shown_as_it_was_found_and_counted_all_the_same() {
        var shown = OneForEach.of(List.of(dear), List.of(cheap, dear), hit -> true);

        assertThat(shown).extracting(SearchHit::offerId).containsExactly(dear.offerId());
        assertThat(shown.get(0).offers()).isEqualTo(2);
    }

    @Test
    void what_is_gone_since_it_was_found_is_shown_as_it_was_found() {
        assertThat(OneForEach.of(List.of(dear), List.of(), hit -> false)).containsExactly(dear);
    }

    private static SearchHit hit(UUID good, long price, boolean shared, Map<Reason, Double> why) {
        var name = LocalizedText.same("A good");
        return new SearchHit(
                UUID.randomUUID(),
                good,
                UUID.randomUUID(),
                "shop",
                name,
                "1",
                name,
                name,
                List.of(),
                new CategoryNode(UUID.randomUUID(), "Goods", name),
                Money.cny(price),
                null,
                "",
                true,
                Handling.UNTOLD,
                SkuRating.NONE,
                shared,
                1,
                why);
    }
}
