package io.linli.catalog.attribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Refusal;

/** What suppliers say is read by what the shop knows of a category. */
class AttributeSetTest {

    private static final AttributeDefinition WEIGHT =
            number("net_weight", "Net weight", "净重", Unit.KILOGRAM, "weight", "重量");

    private static final AttributeDefinition ORGANIC = new AttributeDefinition(
            "organic",
            new LocalizedText("Organic", "有机"),
            AttributeType.BOOLEAN,
            Optional.empty(),
            List.of(),
            List.of(),
            false,
            false,
            20);

    private static final AttributeDefinition COLOUR = new AttributeDefinition(
            "colour",
            new LocalizedText("Colour", "颜色"),
            AttributeType.CHOICE,
            Optional.empty(),
            List.of(choice("Red", "红色", "crimson", "红"), choice("Blue", "蓝色")),
            List.of("color"),
            true,
            true,
            30);

    private static final AttributeSet FOOD = set(WEIGHT, ORGANIC, COLOUR);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5kg",
                "5 公斤",
                "5 KG",
                "５千克",
                "5000克",
                "5,000 g",
                "10斤",
                "10 市斤",
                "100两",
                "5.0 kilograms",
                "5000000mg"
            })
    void a_weight_is_the_same_however_it_is_written(String said) {
        assertThat(FOOD.read(Map.of("Weight", said)).known())
                .extracting(one -> one.value().shown())
                .containsExactly(new LocalizedText("5 kg", "5 千克"));
    }

    @Test
    void a_mere_number_is_in_the_attributes_unit_or_in_that_of_its_name() {
        assertThat(shown("Weight", 5L)).isEqualTo("5 kg");
        assertThat(shown("net_weight", new BigDecimal("1.50"))).isEqualTo("1.5 kg");
        assertThat(shown("weight_g", 500L)).isEqualTo("0.5 kg");
        assertThat(shown("重量(克)", "500")).isEqualTo("0.5 kg");
        assertThat(shown("attr_n_net_weight_g", "500 g")).isEqualTo("0.5 kg");
        assertThat(shown("Weight (lb)", 1L)).isEqualTo("0.45359237 kg");
    }

    @ParameterizedTest
    @ValueSource(strings = {"heavy", "5 litres", "5-6 kg", "2 x 500 g", "约5kg", "5 kg net", "", "1e9 kg", "kg"})
    void what_is_no_weight_stays_as_it_is_written(String said) {
        var read = FOOD.read(Map.of("Weight", said));

        assertThat(read.unfit()).hasSize(1);
        assertThat(read.known().get(0).value().shown()).isEqualTo(LocalizedText.same(said));
        assertThat(read.others()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "yes, true",
        "YES, true",
        "是, true",
        "有, true",
        "true, true",
        "1, true",
        "no, false",
        "否, false",
        "无, false",
        "0, false"
    })
    void yes_and_no_are_read_in_both_languages(String said, boolean yes) {
        assertThat(FOOD.read(Map.of("有机", said)).known().get(0).value()).isEqualTo(new AttributeValue.Flag(yes));
        assertThat(FOOD.read(Map.of("organic", yes)).known().get(0).value()).isEqualTo(new AttributeValue.Flag(yes));
    }

    @ParameterizedTest
    @CsvSource({"Color, red", "颜色, 红色", "attr_t_colour, RED", "COLOUR:, crimson", "colour, 红"})
    void a_choice_is_read_by_its_names_and_spellings_in_either_language(String name, String said) {
        assertThat(FOOD.read(Map.of(name, said)).known().get(0).value().shown())
                .isEqualTo(new LocalizedText("Red", "红色"));
    }

    @Test
    void what_the_shop_does_not_know_stays_as_it_is() {
        var read =
                FOOD.read(Map.of("Scent", "rose", "Colour", "green", "Weight of the box", "1 kg", "Organic?", "maybe"));

        assertThat(read.others()).isEqualTo(Map.of("Scent", "rose", "Weight of the box", "1 kg"));
        assertThat(read.unfit()).extracting(ReadAttribute::named).containsExactly("Organic?", "Colour");
        assertThat(read.unfit().get(1).definition().expected())
                .isEqualTo(new LocalizedText("one of Red, Blue", "红色、蓝色之一"));
    }

    @Test
    void of_what_is_said_twice_the_first_that_fits_counts_and_the_other_stays() {
        var read = FOOD.read(Map.of("Weight", "heavy", "净重", "2斤", "重量", "3斤"));

        assertThat(read.known()).hasSize(1);
        assertThat(read.known().get(0).value().shown().en()).isEqualTo("1 kg");
        assertThat(read.others().keySet()).containsExactly("Weight", "重量");
    }

    @Test
    void attributes_stand_in_their_places_and_what_listings_should_have_is_missed() {
        assertThat(FOOD.definitions())
                .extracting(AttributeDefinition::key)
                .containsExactly("net_weight", "organic", "colour");
        assertThat(FOOD.missing(Map.of("weight", "1 kg")))
                .extracting(AttributeDefinition::key)
                .containsExactly("colour");
        assertThat(FOOD.missing(Map.of("color", "green"))).isEmpty();
    }

    @Test
    void what_a_lower_category_says_of_a_key_counts_instead_of_what_a_higher_one_says() {
        var grams = number("net_weight", "Weight", "重量", Unit.GRAM);
        var set = AttributeSet.of(List.of(kept("Food", WEIGHT), kept("Food", ORGANIC), kept("Food > Tea", grams)));

        assertThat(set.read(Map.of("重量", "1kg")).known().get(0).value().shown().en())
                .isEqualTo("1000 g");
        assertThat(set.shown()).extracting(AttributeSet.Kept::category).containsExactly("Food > Tea", "Food");
        assertThat(AttributeSet.NONE.read(Map.of("weight", 1L)).others()).containsOnlyKeys("weight");
    }

    @Test
    void a_definition_that_makes_no_sense_is_refused() {
        assertCode("attribute-key-invalid", () -> number("Net weight", "Weight", "重量", Unit.GRAM));
        assertCode("attribute-name-invalid", () -> number("weight", "Weight", " ", Unit.GRAM));
        assertCode("attribute-spellings-invalid", () -> number("weight", "Weight", "重量", Unit.GRAM, "—"));
        assertCode("attribute-choices-unfit", () -> choices());
        assertCode("attribute-choice-invalid", () -> choices(choice("Red", "")));
        assertCode("attribute-choice-repeated", () -> choices(choice("Red", "红"), choice("Crimson", "大红", "RED")));
        assertCode(
                "attribute-unit-unfit",
                () -> new AttributeDefinition(
                        "organic",
                        ORGANIC.name(),
                        AttributeType.BOOLEAN,
                        Optional.of(Unit.GRAM),
                        List.of(),
                        List.of(),
                        false,
                        false,
                        1));
    }

    private static String shown(String name, Object said) {
        return FOOD.read(Map.of(name, said)).known().get(0).value().shown().en();
    }

    private static void assertCode(String code, org.junit.jupiter.api.function.Executable work) {
        assertThat(assertThrows(Refusal.class, work).code()).isEqualTo(code);
    }

    private static AttributeDefinition choices(AttributeChoice... choices) {
        return new AttributeDefinition(
                "colour",
                COLOUR.name(),
                AttributeType.CHOICE,
                Optional.empty(),
                List.of(choices),
                List.of(),
                false,
                false,
                1);
    }

    private static AttributeDefinition number(String key, String en, String zh, Unit unit, String... spellings) {
        return new AttributeDefinition(
                key,
                new LocalizedText(en, zh),
                AttributeType.NUMBER,
                Optional.of(unit),
                List.of(),
                List.of(spellings),
                false,
                false,
                10);
    }

    private static AttributeChoice choice(String en, String zh, String... spellings) {
        return new AttributeChoice(new LocalizedText(en, zh), List.of(spellings));
    }

    private static AttributeSet set(AttributeDefinition... definitions) {
        return AttributeSet.of(
                Arrays.stream(definitions).map(one -> kept("Food", one)).toList());
    }

    private static AttributeSet.Kept kept(String path, AttributeDefinition definition) {
        return new AttributeSet.Kept(UUID.nameUUIDFromBytes(path.getBytes()), path, definition);
    }
}
