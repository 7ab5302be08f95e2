package io.linli.catalog.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

import io.linli.catalog.feed.WrittenRow.Problem;
import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Money;

class WrittenRowTest {

    @Test
    void everything_that_is_missing_or_wrong_is_told_at_once() {
        var row = written(Map.of("price", "0", "gtin", "4006381333932", "image_url", "picture", "attributes", "[]"));

        assertThat(row.problems())
                .extracting(Problem::field, Problem::code)
                .containsExactly(
                        tuple("name", "name-missing"),
                        tuple("category_path", "category-missing"),
                        tuple("price", "price-not-positive"),
                        tuple("image_url", "image-url-invalid"),
                        tuple("gtin", "gtin-invalid"),
                        tuple("attributes", "attributes-invalid"));
        assertThat(row.categoryPath()).isEmpty();
    }

    @Test
    void what_breaks_no_rule_is_the_offer_that_a_feed_would_make_of_it() {
        var texts = new HashMap<>(Map.of("name", " Pear  juice ", "category_path", "Drinks>Juice", "price", "4.50"));
        texts.put("gtin", "4006381333931");
        texts.put("attributes", "{\"Weight\":500}");
        var row = written(texts);

        assertThat(row.problems()).isEmpty();
        assertThat(row.categoryPath()).contains("Drinks > Juice");
        var offer = row.offer(Ids.next(), Ids.next());
        assertThat(offer.name()).isEqualTo("Pear juice");
        assertThat(offer.price()).isEqualTo(Money.cny(450));
        assertThat(offer.attributes()).containsEntry("Weight", 500L);
        assertThat(offer.gtin().digits()).isEqualTo("4006381333931");
    }

    private static WrittenRow written(Map<String, String> texts) {
        return new WrittenRow("farm", "a-1", texts);
    }
}
