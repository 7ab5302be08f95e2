package io.linli.catalog.offer;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;

/** Packages of different sizes can be compared, where their names say for certain how much is in them. */
class UnitPriceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "五常大米5公斤 | MASS 5000",
                "五常大米 10斤装 | MASS 5000",
                "Heting Sweet Orange, 6 kg | MASS 6000",
                "Parle Krackjack, 400g | MASS 400",
                "Castanyes en paquet de 500 g | MASS 500",
                "BEZOYA Aigua mineral natural 6x1,5 L | VOLUME 9000",
                "ESTRELLA DAMM Cervesa especial 6 x 25 cl en ampolla | VOLUME 1500",
                "可口可乐330毫升*24罐 | VOLUME 7920",
                "Premium California Walnut Kernels, 500g (2 X 250g) | MASS 500",
                "Whey Protein (Chocolate, 1 kg / 2.2 lb) | MASS 1000",
                "Levista Strong Instant Coffee (200 Gram Pouch) | MASS 200",
                "Basmati rice 5,000 g | MASS 5000",
                "Dishwash Liquid Gel 1 L, Kitchen Utensil Cleaner | VOLUME 1000",
                "Botifarra blanca en peca de 140 grams | MASS 140",
                "木耳 2两 | MASS 100"
            })
    void what_a_name_says_is_known(String name, String content) {
        assertThat(NetContent.in(name)
                        .map(net -> net.measure() + " "
                                + net.amount().stripTrailingZeros().toPlainString()))
                .contains(content);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Wonder Diaper Pants - Xtra Large, 12-17 Kg",
                "Garam Masala 100 g + Jeera Powder 100 g",
                "Garlic Oil - Vegetarian Capsule 500 mg",
                "Baby Mild Bar 75g (Pack of 2)",
                "Supples Baby Pants Diapers, Medium (7-12 kg), 72 Count",
                "酱油 500ml 2瓶",
                "OnePlus 128GB storage",
                "Chia seeds (250 g each)",
                "Bhujia Sev 150 g, 200 g",
                "Juice 1 L, 500 g",
                "Lay's Potato Chips 24g/27g",
                "20g Whey Protein Bar - Hazelnut Coffee",
                "Salt 12 g/100 g",
                "Tea 0 g",
                "Tea",
                ""
            })
    void what_is_not_certain_is_not_said(String name) {
        assertThat(NetContent.in(name)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'Rice, 5kg', Foodgrains > Rice, 5990, 1198 KILOGRAM",
        "'Saffron 10 g', Food > Spices, 5000, 50000 HUNDRED_GRAMS",
        "'Water 6x1.5 l', Beverages > Water, 1800, 200 LITRE",
        "'Soy sauce 150ml', Food > Sauces, 450, 300 HUNDRED_MILLILITRES",
        "'甜橙 3千克', 水果 > 橙, 1000, 333 KILOGRAM"
    })
    void the_price_is_of_a_kilogram_or_litre_or_of_a_hundred_of_what_is_small(
            String name, String category, long price, String expected) {
        assertThat(UnitPrice.of(LocalizedText.same(name), category, Money.cny(price))
                        .map(unit -> unit.price().amount() + " " + unit.per()))
                .contains(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "'Rucksack 30L', bags & luggage > Backpacks",
        "'Water Bottle 500 ml', 'Kitchen, Garden & Pets > Storage & Accessories > Water & Fridge Bottles'",
        "'Samsung 183 L Refrigerator', appliances > Refrigerators",
        "'Hair Oil 200 ml', Beauty > Hair Oil",
        "'Rice 1 kg', Food > Rice"
    })
    void nor_of_what_lasts_or_costs_that_already(String name, String category) {
        assertThat(UnitPrice.of(LocalizedText.same(name), category, Money.cny(1_000)))
                .isEmpty();
    }

    @Property
    void however_it_is_written_it_is_the_same(@ForAll @IntRange(min = 1, max = 999) int kilograms) {
        var written = List.of(
                kilograms + "kg",
                kilograms + " KG",
                kilograms + "公斤",
                kilograms + "千克",
                2 * kilograms + "斤",
                kilograms * 1_000 + " g");

        assertThat(written).allSatisfy(text -> assertThat(
                        NetContent.in("Rice " + text).orElseThrow().amount())
                .isEqualByComparingTo(BigDecimal.valueOf(kilograms).multiply(BigDecimal.valueOf(1_000))));
    }

    @Property
    void twice_as_much_for_twice_the_money_is_the_same_price(
            @ForAll @LongRange(min = 1, max = 10_000_000) long price,
            @ForAll @IntRange(min = 250, max = 50_000) int grams) {
        var once = UnitPrice.of(LocalizedText.same("Rice " + grams + " g"), "Food", Money.cny(price));
        var twice = UnitPrice.of(LocalizedText.same("Rice 2x" + grams + " g"), "Food", Money.cny(2 * price));

        assertThat(once.map(UnitPrice::price).orElse(Money.cny(price)))
                .isEqualTo(twice.map(UnitPrice::price).orElse(Money.cny(2 * price)));
    }

    @Property
    void no_text_is_too_odd(@ForAll("odd") String name) {
        NetContent.in(name).ifPresent(content -> assertThat(content.amount()).isPositive());
    }

    @Provide
    Arbitrary<String> odd() {
        return Arbitraries.of(
                        "9",
                        "0",
                        ",",
                        ".",
                        "x",
                        "*",
                        "kg",
                        "g",
                        "ml",
                        " ",
                        "斤",
                        "-",
                        "+",
                        "99999999999",
                        "fl oz",
                        "(",
                        "瓶")
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }
}
