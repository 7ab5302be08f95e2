package io.linli.web.page;

import io.quarkus.qute.TemplateExtension;
import java.util.Locale;

import io.linli.catalog.kernel.Money;

/** Values for the tags, which see nothing of the page around them. */
@TemplateExtension
final class TagValues {

    private static final Formats FORMATS = new Formats(Locale.ENGLISH, java.time.ZoneOffset.UTC);

    private TagValues() {}

    /** {@code ¥}. */
    static String symbol(Money money) {
        return FORMATS.symbol(money.currency());
    }

    /** Major units with grouping, without sign. */
    static String whole(Money money) {
        return FORMATS.whole(money);
    }

    /** {@code .34}. */
    static String fraction(Money money) {
        return FORMATS.fraction(money);
    }

    /** {@code {asset:address('icons.svg')}}. */
    @TemplateExtension(namespace = "asset")
    static String address(String name) {
        return Assets.address(name);
    }
}
