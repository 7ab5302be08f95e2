package io.linli.catalog.attribute;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Refusal;

/**
 * An attribute of the goods of a category.
 *
 * <p>Refuses with: {@code attribute-key-invalid}, {@code attribute-name-invalid}, {@code attribute-unit-unfit}, {@code
 * attribute-choices-unfit}, {@code attribute-choice-invalid}, {@code attribute-choice-repeated}, {@code attribute-spellings-invalid},
 * {@code attribute-place-invalid}.
 *
 * @param key what programs know it by, in its category and those below
 * @param unit of a {@link AttributeType#NUMBER} only: what its numbers are shown in; empty for mere numbers
 * @param choices of a {@link AttributeType#CHOICE} only, in their order
 * @param spellings how feeds call it beside its key and its names
 * @param tellsApart people choose by it between the variants of a good
 * @param wanted listings should have it
 * @param place where it stands among the others, the lowest first
 */
public record AttributeDefinition(
        String key,
        LocalizedText name,
        AttributeType type,
        Optional<Unit> unit,
        List<AttributeChoice> choices,
        List<String> spellings,
        boolean tellsApart,
        boolean wanted,
        int place) {

    public static final int LONGEST_NAME = 60;
    public static final int MOST_CHOICES = 100;
    public static final int MOST_SPELLINGS = 40;
    public static final int LAST_PLACE = 999;

    private static final int MOST_SPELLINGS_OF_A_CHOICE = 20;
    private static final int MOST_EXPECTED = 8;
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]{0,39}");

    public AttributeDefinition {
        name = clean(name);
        choices = List.copyOf(choices);
        spellings = spellings.stream().map(String::strip).distinct().toList();
        refuseIf(
                !KEY.matcher(key).matches(),
                "attribute-key-invalid",
                "A key has 1 to 40 small letters, digits and underscores, and begins with a letter.");
        refuseIf(
                !isName(name.en()) || !isName(name.zh()),
                "attribute-name-invalid",
                "An attribute has a name of 1 to 60 characters in both languages.");
        refuseIf(unit.isPresent() && type != AttributeType.NUMBER, "attribute-unit-unfit", "Only numbers have a unit.");
        refuseIf(
                choices.isEmpty() == (type == AttributeType.CHOICE) || choices.size() > MOST_CHOICES,
                "attribute-choices-unfit",
                "A choice names 1 to 100 values, and nothing else does.");
        refuseIf(
                spellings.size() > MOST_SPELLINGS || !spellings.stream().allMatch(AttributeDefinition::isName),
                "attribute-spellings-invalid",
                "At most 40 spellings of 1 to 60 characters, each with a letter or digit.");
        refuseIf(place < 0 || place > LAST_PLACE, "attribute-place-invalid", "A place is from 0 to 999.");
        refuseBad(choices);
    }

    /** Every way to spell it, without what makes no difference. */
    Set<String> plainSpellings() {
        return Stream.concat(Stream.of(key, name.en(), name.zh()), spellings.stream())
                .map(AttributeName::plain)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What its values are, for who said something else: {@code a number in kg, such as 1.5 kg}. */
    public LocalizedText expected() {
        return switch (type) {
            case TEXT -> new LocalizedText("a text", "文字");
            case NUMBER ->
                unit.map(Unit::symbol)
                        .map(symbol -> new LocalizedText(
                                "a number in " + symbol.en() + ", such as 1.5 " + symbol.en(),
                                "以" + symbol.zh() + "为单位的数值，例如 1.5 " + symbol.zh()))
                        .orElse(new LocalizedText("a number", "数值"));
            case BOOLEAN -> new LocalizedText("yes or no", "“是”或“否”");
            case CHOICE ->
                new LocalizedText(
                        "one of " + named(LocalizedText::en, ", ", ", …"), named(LocalizedText::zh, "、", "等") + "之一");
        };
    }

    private String named(Function<LocalizedText, String> language, String between, String more) {
        var names = choices.stream()
                .limit(MOST_EXPECTED)
                .map(choice -> language.apply(choice.name()))
                .collect(Collectors.joining(between));
        return choices.size() > MOST_EXPECTED ? names + more : names;
    }

    private static void refuseBad(List<AttributeChoice> choices) {
        var seen = new HashSet<String>();
        for (var choice : choices) {
            var spellings = choice.plainSpellings();
            boolean named = isName(choice.name().en()) && isName(choice.name().zh());
            refuseIf(
                    !named
                            || choice.spellings().size() > MOST_SPELLINGS_OF_A_CHOICE
                            || !choice.spellings().stream().allMatch(AttributeDefinition::isName),
                    "attribute-choice-invalid",
                    "A value has a name of 1 to 60 characters in both languages and at most 20 other spellings.");
            refuseIf(
                    spellings.stream().anyMatch(seen::contains),
                    "attribute-choice-repeated",
                    "Two values are spelled alike: " + choice.name().en() + ".");
            seen.addAll(spellings);
        }
    }

    private static boolean isName(String text) {
        return text.length() <= LONGEST_NAME
                && !AttributeName.plain(text).isEmpty()
                && text.codePoints().noneMatch(Character::isISOControl);
    }

    private static LocalizedText clean(LocalizedText text) {
        return new LocalizedText(text.en().strip(), text.zh().strip());
    }

    private static void refuseIf(boolean bad, String code, String message) {
        if (bad) {
            throw new Refusal(Refusal.Kind.UNPROCESSABLE, code, message);
        }
    }
}
