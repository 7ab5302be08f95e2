package io.linli.catalog.attribute;

import java.math.BigDecimal;
import java.util.Optional;

import io.linli.catalog.kernel.LocalizedText;

/** What a supplier says of an attribute, read by its definition. */
public sealed interface AttributeValue {

    /** As people read it, in both languages. */
    LocalizedText shown();

    /** As programs read it: text, number or boolean; of a choice its English name. */
    Object plain();

    record Text(String text) implements AttributeValue {

        @Override
        public LocalizedText shown() {
            return LocalizedText.same(text);
        }

        @Override
        public Object plain() {
            return text;
        }
    }

    /** @param number in the unit */
    record Amount(BigDecimal number, Optional<Unit> unit) implements AttributeValue {

        @Override
        public LocalizedText shown() {
            var plain = number.toPlainString();
            return unit.map(one -> new LocalizedText(
                            behind(plain, one.symbol().en()),
                            behind(plain, one.symbol().zh())))
                    .orElse(LocalizedText.same(plain));
        }

        @Override
        public Object plain() {
            return number;
        }

        private static String behind(String number, String symbol) {
            return symbol.equals("%") ? number + symbol : number + " " + symbol;
        }
    }

    record Flag(boolean yes) implements AttributeValue {

        @Override
        public LocalizedText shown() {
            return yes ? new LocalizedText("yes", "是") : new LocalizedText("no", "否");
        }

        @Override
        public Object plain() {
            return yes;
        }
    }

    record Chosen(AttributeChoice choice) implements AttributeValue {

        @Override
        public LocalizedText shown() {
            return choice.name();
        }

        @Override
        public Object plain() {
            return choice.name().en();
        }
    }

    /** It does not fit its definition, and stays as it was said. */
    record Unfit(Object said) implements AttributeValue {

        @Override
        public LocalizedText shown() {
            return said instanceof Boolean yes ? new Flag(yes).shown() : LocalizedText.same(text());
        }

        @Override
        public Object plain() {
            return said;
        }

        private String text() {
            return said instanceof BigDecimal number ? number.toPlainString() : said.toString();
        }
    }
}
