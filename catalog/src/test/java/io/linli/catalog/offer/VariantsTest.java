package io.linli.catalog.offer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import io.linli.catalog.attribute.AttributeSet;
import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;

/** Variants are told from each other by as little as is enough. */
class VariantsTest {

    @Test
    void one_attribute_is_enough_where_it_differs_for_all() {
        var variants = Variants.of(
                List.of(
                        shirt(Map.of("color", "red", "weight_g", 200L)),
                        shirt(Map.of("color", "blue", "weight_g", 210L))),
                AttributeSet.NONE);

        assertThat(variants.axes()).containsExactly("color");
        assertThat(labels(variants)).containsExactly("red", "blue");
    }

    @Test
    void two_attributes_are_taken_where_one_is_not_enough() {
        var variants = Variants.of(
                List.of(
                        shirt(Map.of("size", "M", "color", "red")),
                        shirt(Map.of("size", "L", "color", "red")),
                        shirt(Map.of("size", "M", "color", "blue"))),
                AttributeSet.NONE);

        assertThat(variants.axes()).containsExactly("size", "color");
        assertThat(labels(variants)).containsExactly("M · red", "L · red", "M · blue");
    }

    @Test
    void numbers_are_in_their_order_and_yes_or_no_is_said_in_both_languages() {
        var bottles = Variants.of(
                List.of(shirt(Map.of("volume_ml", 1_500L)), shirt(Map.of("volume_ml", 500L))), AttributeSet.NONE);
        var cordless = Variants.of(
                List.of(shirt(Map.of("cordless", true)), shirt(Map.of("cordless", false))), AttributeSet.NONE);

        assertThat(labels(bottles)).containsExactly("500", "1500");
        assertThat(cordless.all().stream().map(one -> one.label().zh())).containsExactly("是", "否");
    }

    @Test
    void without_attributes_the_content_tells_them_apart_the_smallest_first() {
        var variants = Variants.of(
                List.of(named("Jasmine rice, 5 kg"), named("Jasmine rice 500g"), named("Jasmine rice 2.5公斤")),
                AttributeSet.NONE);

        assertThat(variants.axes()).isEmpty();
        assertThat(labels(variants)).containsExactly("500 g", "2.5 kg", "5 kg");
    }

    @Test
    void where_nothing_else_differs_the_names_do() {
        assertThat(labels(Variants.of(List.of(named("Soap, rose"), named("Soap, mint")), AttributeSet.NONE)))
                .containsExactly("Soap, rose", "Soap, mint");
        assertThat(labels(Variants.of(List.of(named("Rose soap 100 g"), named("Mint soap 100 g")), AttributeSet.NONE)))
                .containsExactly("Rose soap 100 g", "Mint soap 100 g");
    }

    @Test
    void of_an_sku_that_several_suppliers_offer_the_first_offer_stands_for_it() {
        var sku = Ids.next();
        var cheap = offer(sku, "Soap, rose", Map.of(), 900);
        var dear = offer(sku, "Soap, rose", Map.of(), 1_100);

        assertThat(Variants.of(List.of(cheap, dear, named("Soap, mint")), AttributeSet.NONE)
                        .all())
                .extracting(one -> one.offer().price().amount())
                .containsExactly(900L, 1_000L);
        assertThat(Variants.of(List.of(cheap, dear), AttributeSet.NONE)).isEqualTo(Variants.NONE);
        assertThat(Variants.of(new ArrayList<>(), AttributeSet.NONE)).isEqualTo(Variants.NONE);
    }

    private static List<String> labels(Variants variants) {
        return variants.all().stream().map(one -> one.label().en()).toList();
    }

    private static OfferListing shirt(Map<String, Object> attributes) {
        return offer(Ids.next(), "Shirt", attributes, 1_000);
    }

    private static OfferListing named(String name) {
        return offer(Ids.next(), name, Map.of(), 1_000);
    }

    private static OfferListing offer(UUID sku, String name, Map<String, Object> attributes, long fen) {
        var text = LocalizedText.same(name);
        return new OfferListing(
                Ids.next(),
                sku,
                Ids.next(),
                "S",
                text,
                "1",
                text,
                "",
                null,
                Ids.next(),
                List.of(),
                Money.cny(fen),
                null,
                "",
                text,
                null,
                new TreeMap<>(attributes),
                Ids.next(),
                Handling.UNTOLD,
                SkuRating.NONE,
                false,
                true,
                1,
                false);
    }
}
