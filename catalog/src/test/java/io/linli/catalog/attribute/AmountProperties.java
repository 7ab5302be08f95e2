package io.linli.catalog.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import io.linli.catalog.kernel.LocalizedText;

/** Amounts of every unit, written in every way. */
class AmountProperties {

    @Property(tries = 1_000)
    void an_amount_is_read_as_it_was_shown(@ForAll Unit unit, @ForAll("numbers") BigDecimal number) {
        var amount = new AttributeValue.Amount(Unit.Plain.number(number), Optional.of(unit));

        assertThat(read(unit, amount.shown().en())).isEqualTo(amount);
        assertThat(read(unit, amount.shown().zh())).isEqualTo(amount);
    }

    @Property(tries = 1_000)
    void an_amount_is_as_much_however_its_unit_is_written(
            @ForAll Unit said,
            @ForAll("numbers") BigDecimal number,
            @ForAll("writings") UnaryOperator<String> writing) {
        said.spellings().forEach(spelling -> {
            var amount = (AttributeValue.Amount) read(said.base(), writing.apply(number.toPlainString() + spelling));

            assertThat(amount.number()).isEqualByComparingTo(said.inBase(number).round(TWELVE));
        });
    }

    @Property(tries = 1_000)
    void what_is_measured_otherwise_is_never_an_amount(
            @ForAll Unit said, @ForAll Unit wanted, @ForAll("numbers") BigDecimal number) {
        var read = read(wanted, number.toPlainString() + " " + said.symbol().en());

        assertThat(read instanceof AttributeValue.Amount).isEqualTo(said.measuresLike(wanted));
    }

    private static final java.math.MathContext TWELVE = new java.math.MathContext(12, java.math.RoundingMode.HALF_UP);

    @Provide
    Arbitrary<BigDecimal> numbers() {
        return Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, new BigDecimal("99999"))
                .ofScale(3);
    }

    @Provide
    Arbitrary<UnaryOperator<String>> writings() {
        return Arbitraries.of(
                text -> text,
                String::toUpperCase,
                text -> "  " + text + " ",
                text -> text.replaceFirst("(?<=\\d)(?=\\D*$)", " "));
    }

    private static AttributeValue read(Unit unit, String said) {
        var definition = new AttributeDefinition(
                "amount",
                new LocalizedText("Amount", "数量"),
                AttributeType.NUMBER,
                Optional.of(unit),
                List.of(),
                List.of(),
                false,
                false,
                1);
        var set = AttributeSet.of(List.of(new AttributeSet.Kept(new UUID(0, 1), "Food", definition)));
        return set.read(Map.of("amount", said)).known().get(0).value();
    }
}
