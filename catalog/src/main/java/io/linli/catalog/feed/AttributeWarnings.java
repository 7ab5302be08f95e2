package io.linli.catalog.feed;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.linli.catalog.attribute.AttributeSet;
import io.linli.catalog.attribute.ReadAttribute;
import io.linli.catalog.kernel.LocalizedText;

/** What a row says of attributes that the shop knows, and what they are not. Pure. */
final class AttributeWarnings {

    static final String CODE = "attribute-unfit";

    private static final int MOST_SHOWN = 5;

    private AttributeWarnings() {}

    /** The row with a warning of all that does not fit; the row itself where everything does. */
    static FeedRow judged(FeedRow row, AttributeSet attributes) {
        if (attributes.isEmpty() || row.attributes().isEmpty()) {
            return row;
        }
        return detail(attributes.read(row.attributes()).unfit())
                .map(detail -> row.with(new FeedWarning(
                        row.line(), FieldRules.shown(row.supplierSku()), CODE, detail.en(), detail.zh())))
                .orElse(row);
    }

    /** What was said and what is wanted; empty where everything fits. */
    static Optional<LocalizedText> detail(List<ReadAttribute> unfit) {
        if (unfit.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new LocalizedText(
                joined(unfit, AttributeWarnings::english, " ", " …"),
                joined(unfit, AttributeWarnings::chinese, "", "……")));
    }

    private static String joined(
            List<ReadAttribute> unfit, Function<ReadAttribute, String> sentence, String between, String more) {
        return unfit.stream().limit(MOST_SHOWN).map(sentence).collect(Collectors.joining(between))
                + (unfit.size() > MOST_SHOWN ? more : "");
    }

    private static String english(ReadAttribute one) {
        var definition = one.definition();
        return definition.name().en() + ": \"" + said(one) + "\" was kept as written; wanted is "
                + definition.expected().en() + ".";
    }

    private static String chinese(ReadAttribute one) {
        var definition = one.definition();
        return definition.name().zh() + "：“" + said(one) + "”已按原文保留，应填"
                + definition.expected().zh() + "。";
    }

    private static String said(ReadAttribute one) {
        return FieldRules.shown(one.value().shown().en());
    }
}
